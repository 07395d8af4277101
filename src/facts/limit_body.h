/* limit_body: the text of one function, and what names in it stand for, as far as limits on requests have to know: how
 * many, in what time, in what they are counted, by what. */
#ifndef FACTS_LIMIT_BODY_H
#define FACTS_LIMIT_BODY_H

#include "base/arena.h"
#include "model/node.h"
#include "query/truth.h"

struct limit_body {
	const struct node *tree, *function;
	str text; /* of the outermost function around it, with its comments blanked out */
	struct arena *arena;
};
/* The outermost function around a line; NULL: none. */
const struct node *limit_body_around(const struct node *tree, unsigned line);
/* Of the lines of a node alone. */
struct limit_body limit_body_lines(const struct node *tree, const struct node *lines, struct arena *a);
struct limit_body limit_body_of(const struct node *tree, const struct node *function, struct arena *a);

/* Does the text hold the word, with no letter or digit on either side? */
bool limit_has_word(str text, str word);
/* Any of the pieces, parted by |, without regard to case. */
bool limit_has_any(str text, const char *pieces);

/* A number as it is written, a product of such, a name that stands for one: MAX, 15 * 60 * 1000. False: none. */
bool limit_body_number(const struct limit_body *b, str text, double *value);
/* ---- limit_count.c ---- */

/* What it counts in: memory, shared, or "". */
str limit_body_store(const struct limit_body *b);
/* Seconds for which it counts; negative: not told. */
double limit_body_window(const struct limit_body *b);
/* The text, and behind it what its names are declared as. */
str limit_body_expand(const struct limit_body *b, str text);
/* What it counts by, as written, with the names that the text is made of in it: of what is looked up in front of a
 * line.
 */
str limit_body_key(const struct limit_body *b, unsigned line);

#endif
