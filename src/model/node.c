/* Looking into a tree. */
#include "model/node.h"

#include "base/hash.h"

/* Members by their keys: open addressing, at most half full. */
struct node_index {
	size_t size; /* a power of two */
	const struct node *at[];
};

enum { FEW = 16 }; /* are gone over as quickly as they are hashed */

static const struct node **slot(struct node_index *x, str key)
{
	size_t i = hash_table(key) & (x->size - 1);
	while (x->at[i] && !str_eq(x->at[i]->key, key))
		i = (i + 1) & (x->size - 1);
	return &x->at[i];
}

void node_index(struct node *object, struct arena *a)
{
	size_t count = 0, size = 4 * FEW;
	for (const struct node *n = object->child; n; n = n->next)
		count++;
	if (count <= FEW || object->kind != NODE_OBJECT)
		return;
	while (size < 2 * count)
		size *= 2;
	struct node_index *x = arena_alloc(a, sizeof *x + size * sizeof *x->at);
	x->size = size;
	for (const struct node *n = object->child; n; n = n->next)
		*slot(x, n->key) = n; /* the last one counts */
	object->index = x;
}

const struct node *node_get(const struct node *object, str key)
{
	const struct node *found = NULL;
	if (!object || object->kind != NODE_OBJECT)
		return NULL;
	if (object->index)
		return *slot((struct node_index *)(uintptr_t)object->index, key);
	for (const struct node *n = object->child; n; n = n->next)
		if (str_eq(n->key, key))
			found = n;
	return found;
}

static bool holds(const struct node *container, const struct node *n)
{
	if (container == n)
		return true;
	for (const struct node *c = container->child; c; c = c->next)
		if (holds(c, n))
			return true;
	return false;
}

str node_row_path(const struct node *lists, const struct node *n)
{
	for (const struct node *list = lists->child; list; list = list->next)
		for (const struct node *row = list->kind == NODE_ARRAY ? list->child : NULL; row; row = row->next)
			if (holds(row, n)) {
				const struct node *path = node_get(row, S("path"));
				return path ? path->text : S("");
			}
	return S("");
}
