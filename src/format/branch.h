/* branch: trees built by hand, for readers that know the place of a thing from elsewhere than the byte they stand at.
 * What is beyond the node budget is made, so that no caller has to ask, but is not linked. */
#ifndef FORMAT_BRANCH_H
#define FORMAT_BRANCH_H

#include "base/arena.h"
#include "model/node.h"

struct place {
	unsigned line, col;
};

struct grow {
	struct arena *arena; /* the tree's */
	size_t left;         /* nodes that may still be made */
	bool over;           /* more were asked for */
};

/* An OBJECT or ARRAY that grows at its end. */
struct branch {
	struct grow *grow;
	struct node *node;
	const struct node **tail;
};

struct branch branch_new(struct grow *g, enum node_kind kind, struct place at);

/* Members; those without a place of their own stand where the branch does. */
struct branch branch_below(struct branch *b, enum node_kind kind, str key);
struct branch branch_below_at(struct branch *b, enum node_kind kind, str key, struct place at);
void branch_text(struct branch *b, str key, str text); /* borrows text */
void branch_copy(struct branch *b, str key, str text); /* copies it into the arena; nothing when it is empty */
void branch_flag(struct branch *b, str key, bool value);
void branch_count(struct branch *b, str key, size_t n);
void branch_scalar(struct branch *b, str key, enum node_kind kind, str text); /* borrows text */

static inline struct place branch_place(const struct branch *b) { return (struct place){b->node->line, b->node->col}; }

#endif
