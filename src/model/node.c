/* Looking into a tree. */
#include "model/node.h"

const struct node *node_get(const struct node *object, str key)
{
	const struct node *found = NULL;
	if (object && object->kind == NODE_OBJECT)
		for (const struct node *n = object->child; n; n = n->next)
			if (str_eq(n->key, key))
				found = n;
	return found;
}
