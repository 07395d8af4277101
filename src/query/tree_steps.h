/* tree_steps: what a child of a container is called in a path: its key; in an ARRAY its name, if it has one, else its
 * number from 0; of several children of one name all but the first have their number behind it ("job.2"). Each
 * container is counted once, however many of its children are asked for. */
#ifndef QUERY_TREE_STEPS_H
#define QUERY_TREE_STEPS_H

#include "base/arena.h"
#include "model/node.h"

struct tree_step_row;
/* Zeroed: nothing counted yet. The rows live in the arena given to tree_step(), which must be the same each time. */
struct tree_steps {
	struct tree_step_row *at; /* by node, open addressing */
	size_t n, size;
};

/* The step from container to its child n, in the arena or of the tree. */
str tree_step(struct tree_steps *s, struct arena *a, const struct node *container, const struct node *n);

#endif
