/* node: one tree for every format, so that one evaluator judges a Keycloak export, a workflow, a manifest and a call in
 * source code alike. Readers make it in the document's arena; nothing in it is changed afterwards.
 *
 *   {"a": [1, "${X}"]}   OBJECT ─child→ ARRAY key "a" ─child→ NUMBER text "1" ─next→ UNKNOWN text "${X}"
 */
#ifndef MODEL_NODE_H
#define MODEL_NODE_H

#include "base/arena.h"

enum node_kind {
	NODE_NULL,
	NODE_BOOL,   /* text is "true" or "false", however the format spells it */
	NODE_NUMBER, /* text is the number as written: nothing is lost above 2^53 */
	NODE_STRING, /* text is the decoded value, in UTF-8 where the document is */
	NODE_ARRAY,
	NODE_OBJECT,
	NODE_UNKNOWN /* a value that only running would tell (a variable, a template); text is its source, and below it
	                may stand what it is computed from, where only those who know the function look */
};

struct node {
	enum node_kind kind;
	unsigned line, col; /* of the value's first byte (of its opening quote), from 1; columns count code points */
	unsigned end_line, end_col;     /* behind its last byte; 0 where a reader does not know */
	unsigned key_line;              /* of the key; the value's own line where there is no key */
	str key;                        /* member name in an OBJECT, else "" */
	str text;                       /* scalars and UNKNOWN; "" for ARRAY and OBJECT */
	const struct node *child;       /* first member or item */
	const struct node *next;        /* next sibling, in document order; a repeated key stands as often as written */
	const struct node_index *index; /* of an OBJECT with many members, for node_get(); NULL: none */
};

/* Neither ARRAY nor OBJECT: what has a text, and null. */
static inline bool node_is_leaf(const struct node *n) { return n->kind != NODE_ARRAY && n->kind != NODE_OBJECT; }
/* The last member with this key (what readers of most formats take), or NULL. */
const struct node *node_get(const struct node *object, str key);
/* The path of the row that holds n, in a tree of lists of rows, such as the facts; "": none does. */
str node_row_path(const struct node *lists, const struct node *n);
/* Makes node_get() independent of how many members the object has; call it when all of them are there. For objects that
 * may be as long as a document and are asked again and again. The index lives in the arena. */
void node_index(struct node *object, struct arena *a);

#endif
