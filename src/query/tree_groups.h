/* tree_groups: the items of an ARRAY by the text of one member: the calls of a program by the name that is called. */
#ifndef QUERY_TREE_GROUPS_H
#define QUERY_TREE_GROUPS_H

#include "base/arena.h"
#include "model/node.h"

struct tree_groups {
	const struct node **first; /* of each group its first item; of group 0, which says nothing, NULL */
	const struct node **items;
	uint32_t *group; /* of each item */
	size_t n_groups, n_items;
};

/* Items are of one group when each is an OBJECT without a rest ("...") of which the last member of that name is a
 * scalar of one kind and text, or none of which has such a member; group 0 has all that is not so. Linear in the
 * members of the items. */
struct tree_groups *tree_groups_new(const struct node *array, str member, struct arena *a);

#endif
