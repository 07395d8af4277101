/* One table from nodes to their numbers. A node stands in one list of children only, so the node alone is the key; the
 * children of a container enter it together, the first time one of them is asked for. */
#include "tree_steps.h"

#include <stdint.h>

#include "base/hash.h"

struct tree_step_row {
	const struct node *node; /* NULL: free */
	unsigned long before;    /* children in front of it, of the same name when it has one */
};

static size_t hash_pointer(const void *p) { return (size_t)((uintptr_t)p >> 4) * 0x9e3779b97f4a7c15u >> 20; }

static struct tree_step_row *row_of(const struct tree_steps *s, const struct node *n)
{
	size_t i = hash_pointer(n) & (s->size - 1);
	while (s->at[i].node && s->at[i].node != n)
		i = (i + 1) & (s->size - 1);
	return &s->at[i];
}

static void make_room(struct tree_steps *s, struct arena *a, size_t more)
{
	struct tree_steps old = *s;
	if (s->size >= 2 * (s->n + more))
		return;
	for (s->size = s->size ? s->size : 64; s->size < 2 * (s->n + more);)
		s->size *= 2;
	s->at = arena_array(a, struct tree_step_row, s->size);
	for (size_t i = 0; i < old.size; i++)
		if (old.at[i].node)
			*row_of(s, old.at[i].node) = old.at[i];
}

/* "" when it has none of its own. */
static str name_of(const struct node *n)
{
	const struct node *name = node_get(n, S("name"));
	bool scalar = name && (name->kind == NODE_BOOL || name->kind == NODE_NUMBER || name->kind == NODE_STRING);
	return scalar ? name->text : S("");
}

struct name_count {
	str name; /* "": free */
	unsigned long n;
};

static struct name_count *count_of(struct name_count *counts, size_t size, str name)
{
	size_t i = hash_table(name) & (size - 1);
	while (counts[i].name.n && !str_eq(counts[i].name, name))
		i = (i + 1) & (size - 1);
	counts[i].name = name;
	return &counts[i];
}

static void count_children(struct tree_steps *s, struct arena *a, const struct node *container)
{
	size_t n = 0, size = 16, number = 0;
	for (const struct node *c = container->child; c; c = c->next)
		n++;
	make_room(s, a, n);
	while (size < 2 * n)
		size *= 2;
	struct name_count *counts = arena_array(a, struct name_count, size);
	for (const struct node *c = container->child; c; c = c->next, number++) {
		str name = name_of(c);
		struct tree_step_row *row = row_of(s, c);
		s->n += row->node == NULL;
		*row = (struct tree_step_row){c, name.n ? count_of(counts, size, name)->n++ : number};
	}
}

str tree_step(struct tree_steps *s, struct arena *a, const struct node *container, const struct node *n)
{
	if (container->kind == NODE_OBJECT)
		return n->key;
	if (!s->size || !row_of(s, n)->node)
		count_children(s, a, container);
	str name = name_of(n);
	unsigned long before = row_of(s, n)->before;
	if (!name.n)
		return arena_printf(a, "%lu", before);
	return before ? arena_printf(a, "%.*s.%lu", STR_ARG(name), before) : name;
}
