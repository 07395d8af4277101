/* Rows are counted on the way down; an object's members are looked at before anything below them, so that uses come in
 * the order of their objects. Rows stand in blocks, for they point at each other and must not move. */
#include "query/tree_index.h"

#include <stdint.h>
#include <stdlib.h>

#include "tree_groups.h"

enum { DEEPEST = 400 /* readers stop at 256 */, BLOCK = 128 };

struct uses {
	struct tree_use *at;
	size_t n, cap;
};

struct grouping {
	struct grouping *next;
	const struct node *array;
	str member;
	const struct tree_groups *groups;
};

struct tree_index {
	const struct node *root;
	const struct tree_keys *keys;
	struct arena *arena;
	bool walked, too_deep;
	struct tree_row **blocks;
	uint32_t n, n_blocks, cap;
	struct uses *uses; /* by the key's number */
	struct uses computed;
	struct grouping *groupings;
	uint32_t *table; /* row + 1 by node, open addressing; 0: free. Made when a node but the root is asked about */
	size_t size;
};

struct tree_index *tree_index_new(const struct node *root, const struct tree_keys *keys, struct arena *a)
{
	struct tree_index *x = arena_new(a, struct tree_index);
	*x = (struct tree_index){.root = root, .keys = keys, .arena = a};
	return x;
}

static struct tree_row *row_at(const struct tree_index *x, uint32_t row)
{
	return &x->blocks[row / BLOCK][row % BLOCK];
}

/* ---- the walk ---- */

/* Arrays in the arena: what they grow out of is at most as much again. */
static void *grow(struct arena *a, const void *from, size_t n, size_t size, size_t *cap)
{
	*cap = *cap ? *cap * 2 : 8;
	void *to = arena_alloc(a, *cap * size);
	if (n)
		memcpy(to, from, n * size);
	return to;
}

static uint32_t add_row(struct tree_index *x, const struct node *n, const struct query_way *up)
{
	if (x->n == x->n_blocks * BLOCK) {
		size_t cap = x->cap;
		if (x->n_blocks == x->cap)
			x->blocks = grow(x->arena, x->blocks, x->n_blocks, sizeof *x->blocks, &cap);
		x->cap = (uint32_t)cap;
		x->blocks[x->n_blocks++] = arena_array(x->arena, struct tree_row, BLOCK);
	}
	row_at(x, x->n)->way = (struct query_way){up, n};
	return x->n++;
}

static void add_use(struct tree_index *x, struct uses *u, uint32_t row, const struct node *member)
{
	if (u->n == u->cap)
		u->at = grow(x->arena, u->at, u->n, sizeof *u->at, &u->cap);
	u->at[u->n++] = (struct tree_use){row_at(x, row), member, row};
}

static void note_members(struct tree_index *x, const struct node *object, uint32_t row)
{
	for (const struct node *c = object->child; c; c = c->next) {
		int key = tree_keys_find(x->keys, c->key);
		if (key == TREE_KEYS_NONE)
			continue;
		struct uses *u = &x->uses[key];
		if (u->n && u->at[u->n - 1].row == row)
			u->at[u->n - 1].member = c;
		else
			add_use(x, u, row, c);
	}
}

static void walk(struct tree_index *x, const struct node *n, const struct query_way *up, unsigned depth)
{
	uint32_t row = add_row(x, n, up);
	struct tree_row *r = row_at(x, row);
	x->too_deep = x->too_deep || depth > DEEPEST;
	if (n->kind == NODE_OBJECT)
		note_members(x, n, row);
	for (const struct node *c = n->child; c && !x->too_deep; c = c->next) {
		if (c->kind == NODE_UNKNOWN) {
			r->unsure = true;
			if (n->kind != NODE_OBJECT || !str_eq(c->key, S("...")))
				add_use(x, &x->computed, row, c);
		} else if (c->child) {
			uint32_t below = x->n;
			walk(x, c, &r->way, depth + 1);
			r->unsure = r->unsure || row_at(x, below)->unsure;
		}
	}
	r->end = x->n;
}

static bool has_rows(const struct node *n) { return n->child && n->kind != NODE_UNKNOWN; }

static void make_ready(struct tree_index *x)
{
	if (x->walked)
		return;
	x->walked = true;
	x->uses = arena_array(x->arena, struct uses, tree_keys_count(x->keys));
	if (has_rows(x->root))
		walk(x, x->root, NULL, 0);
}

/* ---- rows by nodes ---- */

static size_t hash_pointer(const void *p) { return (size_t)((uintptr_t)p >> 4) * 0x9e3779b97f4a7c15u >> 20; }

/* Where the node's row stands in the table, or where it would. */
static uint32_t *slot_of(const struct tree_index *x, const struct node *n)
{
	size_t i = hash_pointer(n) & (x->size - 1);
	while (x->table[i] && row_at(x, x->table[i] - 1)->way.node != n)
		i = (i + 1) & (x->size - 1);
	return &x->table[i];
}

static void make_table(struct tree_index *x)
{
	for (x->size = 16; x->size < 2 * (size_t)x->n;)
		x->size *= 2;
	x->table = arena_array(x->arena, uint32_t, x->size);
	for (uint32_t row = 0; row < x->n; row++)
		*slot_of(x, row_at(x, row)->way.node) = row + 1;
}

static bool find_row(struct tree_index *x, const struct node *n, uint32_t *row)
{
	*row = 0;
	if (!x->n || x->too_deep || n == x->root)
		return x->n && !x->too_deep;
	if (!x->table)
		make_table(x);
	uint32_t at = *slot_of(x, n);
	*row = at - 1;
	return at;
}

/* ---- answers ---- */

/* The first use at this row or behind it. */
static size_t first_use(const struct uses *u, uint32_t row)
{
	size_t low = 0, high = u->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (u->at[middle].row < row)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool tree_index_uses(struct tree_index *x, const struct node *n, str name, struct tree_uses *out, bool *unsure)
{
	int key = tree_keys_find(x->keys, name);
	uint32_t row;
	if (key == TREE_KEYS_NONE || !has_rows(n))
		return false;
	make_ready(x);
	if (!find_row(x, n, &row))
		return false;
	const struct uses *u = &x->uses[key];
	const struct tree_row *r = row_at(x, row);
	size_t from = first_use(u, row), to = first_use(u, r->end);
	*out = (struct tree_uses){u->at + from, to - from};
	*unsure = r->unsure;
	return true;
}

bool tree_index_computed(struct tree_index *x, struct tree_uses *out)
{
	if (!has_rows(x->root))
		return false;
	make_ready(x);
	*out = (struct tree_uses){x->computed.at, x->computed.n};
	return !x->too_deep;
}

const struct tree_groups *tree_index_groups(struct tree_index *x, const struct node *array, str member)
{
	struct grouping *g = x->groupings;
	while (g && (g->array != array || !str_eq(g->member, member)))
		g = g->next;
	if (g)
		return g->groups;
	g = arena_new(x->arena, struct grouping);
	*g = (struct grouping){x->groupings, array, member, tree_groups_new(array, member, x->arena)};
	x->groupings = g;
	return g->groups;
}
