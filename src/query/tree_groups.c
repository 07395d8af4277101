/* A table from texts to groups, open addressing, made large enough at once. */
#include "tree_groups.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/hash.h"

struct slot {
	struct node key;
	uint32_t group; /* 0: free */
};

static bool is_plain(const struct node *n)
{
	return n->kind == NODE_STRING || n->kind == NODE_NUMBER || n->kind == NODE_BOOL;
}

/* What an item has under that name; an ARRAY stands for nothing at all. False: what it is does not follow
 * from that alone. */
static bool named(const struct node *item, str member, struct node *key)
{
	bool rest = item->kind != NODE_OBJECT;
	*key = (struct node){.kind = NODE_ARRAY};
	for (const struct node *c = rest ? NULL : item->child; c; c = c->next)
		if (str_eq(c->key, member))
			*key = (struct node){.kind = is_plain(c) ? c->kind : NODE_UNKNOWN, .text = c->text};
		else if (str_eq(c->key, S("...")))
			rest = true;
	return !rest && key->kind != NODE_UNKNOWN;
}

static struct slot *slot_of(struct slot *slots, size_t size, const struct node *key)
{
	size_t i = hash_table(key->text) & (size - 1);
	while (slots[i].group && !(slots[i].key.kind == key->kind && str_eq(slots[i].key.text, key->text)))
		i = (i + 1) & (size - 1);
	return &slots[i];
}

static uint32_t group_of(struct tree_groups *g, struct slot *slots, size_t size, const struct node *item, str member)
{
	struct node key;
	if (!named(item, member, &key))
		return 0;
	struct slot *slot = slot_of(slots, size, &key);
	if (!slot->group) {
		*slot = (struct slot){key, (uint32_t)g->n_groups};
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
	struct slot *slots = mem_get(size * sizeof *slots);
	memset(slots, 0, size * sizeof *slots);
	for (const struct node *item = array->child; item; item = item->next) {
		g->items[g->n_items] = item;
		g->group[g->n_items++] = group_of(g, slots, size, item, member);
	}
	free(slots);
	return g;
}
