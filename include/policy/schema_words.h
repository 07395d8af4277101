/* schema_words: how places and values are named in the errors of a schema. A part of schema.h. */
#ifndef POLICY_SCHEMA_WORDS_H
#define POLICY_SCHEMA_WORDS_H

#include "base/arena.h"
#include "model/node.h"

/* Where we are in the document: each step lives on the stack of the call that took it. */
struct trail {
	const struct trail *up;
	str step;
};

str words_trail(struct arena *a, const struct trail *t); /* "owner.email"; "" for NULL */
/* "a, b, c": the texts of a list, or the keys of an object. */
str words_list(struct arena *a, const struct node *items);
/* "; did you mean X?", or "" when none of the choices is near. by_key: the choices are keys. */
str words_near(struct arena *a, const struct node *choices, str word, bool by_key);
/* A manifest is the repository's own text and may hold a secret at the wrong place: what it says is quoted only where
 * the schema lists what may stand there. */
str words_value(struct arena *a, const struct node *v); /* cut and escaped: "\"extern\"", "42", "a list" */
str words_kind(const struct node *v);                   /* "text", "a number", "a list" */
str words_key(str key); /* a key that the schema does not know: itself when it is a plain word, else "(a key)" */

#endif
