/* "<<": what a mapping takes from others. */
#include "yaml_int.h"

static bool merge_one(struct yaml *y, struct frame *f, const struct node *member)
{
	if (map_get(&y->members, f->node, member->key))
		return true;
	if (!reader_count(&y->r, 1))
		return false;
	struct node *copy = arena_new(y->r.arena, struct node);
	*copy = *member;
	copy->next = NULL;
	children_add(&f->kids, copy);
	map_put(&y->members, y->r.arena, f->node, copy->key, copy);
	return true;
}

/* Adds the members of one value of "<<" that the mapping has not itself. What is no mapping may hold any key. */
static bool merge_from(struct yaml *y, struct frame *f, const struct node *from)
{
	if (from->kind == NODE_ARRAY) {
		for (const struct node *n = from->child; n; n = n->next)
			if (n->kind != NODE_ARRAY && !merge_from(y, f, n))
				return false;
		return true;
	}
	if (from->kind == NODE_OBJECT) {
		for (const struct node *n = from->child; n; n = n->next)
			if (!merge_one(y, f, n))
				return false;
		return true;
	}
	struct node unknown = *from;
	unknown.kind = NODE_UNKNOWN;
	unknown.key = S("...");
	return merge_one(y, f, &unknown);
}

void yaml_merge(struct yaml *y, struct frame *f)
{
	for (const struct node *n = f->node->child; n; n = n->next)
		map_put(&y->members, y->r.arena, f->node, n->key, f->node);
	for (const struct node *n = f->merged->child; n; n = n->next)
		if (!merge_from(y, f, n))
			return;
}
