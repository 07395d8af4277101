/* tree_index: one walk over a tree, from which what `**.name` selects is answered for all rules. Each OBJECT and ARRAY
 * that holds something has a row, in document order, so that those below a node are the rows from its own to its end:
 *
 *   {"a": [{"b": 1}], "c": {"b": 2}}   row 0: all (end 4); 1: a (end 3); 2: the first item of a (end 3); 3: c (end 4)
 *                                      uses of b: row 2 (1), row 3 (2)
 *
 * Nothing has a row that stands below an UNKNOWN, for `**` passes that by. Memory and time are linear in the nodes. */
#ifndef QUERY_TREE_INDEX_H
#define QUERY_TREE_INDEX_H

#include "query/query_each.h"
#include "query/tree_keys.h"

struct tree_row {
	struct query_way way; /* up to the root */
	uint32_t end;         /* behind the last row below it */
	bool unsure; /* there or below it something is UNKNOWN, or an OBJECT has a rest that is: more may be there */
};

/* A container holds what is asked for. */
struct tree_use {
	const struct tree_row *object;
	const struct node *member; /* of a name: the last */
	uint32_t row;              /* of the container */
};
struct tree_uses {
	const struct tree_use *at; /* by row, ascending */
	size_t n;
};

struct tree_index;
/* Nothing is walked before something is asked. keys and root outlive it, and it the arena. */
struct tree_index *tree_index_new(const struct node *root, const struct tree_keys *keys, struct arena *a);
/* The uses of a name in the node and below it, and whether there may be more. False when this index does not know: a
 * name that is none of the keys, a node without a row, a tree that is too deep. */
bool tree_index_uses(struct tree_index *x, const struct node *n, str name, struct tree_uses *out, bool *unsure);
/* All nodes of kind UNKNOWN that `**` selects, in document order. False as above. */
bool tree_index_computed(struct tree_index *x, struct tree_uses *out);
/* tree_groups_new() of an ARRAY of the tree, made once. */
struct tree_groups;
const struct tree_groups *tree_index_groups(struct tree_index *x, const struct node *array, str member);

#endif
