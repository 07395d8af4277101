/* A table from texts to groups, open addressing, made large enough at once. */
#include "tree_groups.h"

#include <stdint.h>

#include "base/hash.h"

struct slot {
	str text;
	uint32_t group; /* 0: free */
};

/* NULL: what it is does not follow from that member's text alone. */
static const struct node *named(const struct node *item, str member)
{
	const struct node *found = NULL;
	for (const struct node *c = item->kind == NODE_OBJECT ? item->child : NULL; c; c = c->next)
		if (str_eq(c->key, member))
			found = c;
	return found && found->kind == NODE_STRING ? found : NULL;
}

static struct slot *slot_of(struct slot *slots, size_t size, str text)
{
	size_t i = hash_table(text) & (size - 1);
	while (slots[i].group && !str_eq(slots[i].text, text))
		i = (i + 1) & (size - 1);
	return &slots[i];
}

static uint32_t group_of(struct tree_groups *g, struct slot *slots, size_t size, const struct node *item, str member)
{
	const struct node *name = named(item, member);
	if (!name)
		return 0;
	struct slot *slot = slot_of(slots, size, name->text);
	if (!slot->group) {
		*slot = (struct slot){name->text, (uint32_t)g->n_groups};
		g->first[g->n_groups++] = item;
	}
	return slot->group;
}

struct tree_groups *tree_groups_new(const struct node *array, str member, struct arena *a)
{
	struct tree_groups *g = arena_new(a, struct tree_groups);
	size_t n = 0, size = 16;
	for (const struct node *item = array->child; item; item = item->next)
		n++;
	while (size < 2 * n)
		size *= 2;
	g->first = arena_array(a, const struct node *, n + 1);
	g->items = arena_array(a, const struct node *, n);
	g->group = arena_array(a, uint32_t, n);
	g->n_groups = 1;
	struct slot *slots = arena_array(a, struct slot, size);
	for (const struct node *item = array->child; item; item = item->next) {
		g->items[g->n_items] = item;
		g->group[g->n_items++] = group_of(g, slots, size, item, member);
	}
	return g;
}
