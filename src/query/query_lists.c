/* Lists by the texts of their members, made when they are first asked for, and kept for the rules to come. */
#include "query_lists.h"

#include <stdlib.h>

#include "tree_groups.h"

enum { LONG = 64, PARTS = 3 };

struct list {
	struct list *next;
	const struct node *child; /* the list's first item tells it */
	str member;
	const struct tree_groups *groups;
};
struct query_lists {
	struct arena arena;
	struct list *first;
};

struct query_lists *query_lists_new(void)
{
	struct query_lists *l = mem_get(sizeof *l);
	*l = (struct query_lists){.first = NULL};
	return l;
}

void query_lists_free(struct query_lists *l)
{
	if (l)
		arena_free(&l->arena);
	free(l);
}

static const struct tree_groups *groups_of(struct query_lists *l, const struct node *array, str member)
{
	for (const struct list *k = l->first; k; k = k->next)
		if (k->child == array->child && str_eq(k->member, member))
			return k->groups;
	struct list *k = arena_new(&l->arena, struct list);
	*k = (struct list){l->first, array->child, member, tree_groups_new(array, member, &l->arena)};
	l->first = k;
	return k->groups;
}

/* {path: name, equals: …}: what it says follows from that member, and from nothing else of the item. */
static bool is_of_member(const struct cond *c)
{
	bool compares = c->op == COND_EQUALS || c->op == COND_IN || c->op == COND_MATCHES;
	bool apart = c->other ? c->other->from != PATH_FROM_SUBJECT
	                      : c->value && c->value->kind != NODE_OBJECT && c->value->kind != NODE_BOOL;
	return compares && apart && c->path.from == PATH_FROM_SUBJECT && c->path.n == 1 &&
	       c->path.steps[0].kind == STEP_KEY;
}

static const struct node *long_list(const struct query *q, const struct path *p)
{
	if (p->from != PATH_FROM_ROOT || p->n != 2 || p->steps[0].kind != STEP_KEY || p->steps[1].kind != STEP_ANY)
		return NULL;
	const struct node *array = q->root ? node_get(q->root, p->steps[0].key) : NULL;
	const struct node *item = array && array->kind == NODE_ARRAY ? array->child : NULL;
	for (unsigned n = 0; item && n < LONG; n++)
		item = item->next;
	return item ? array : NULL;
}

/* Marks the items that this part of `where` rules out. Group 0 has those of which it says nothing. */
static void rule_out(struct query *q, const struct cond *c, const struct tree_groups *g, bool *out)
{
	bool *fails = mem_get(g->n_groups * sizeof *fails);
	fails[0] = false;
	for (size_t i = 1; i < g->n_groups; i++)
		fails[i] = query_test(q, c, g->first[i]) == TRUTH_FALSE && q->spent < QUERY_MOST;
	for (size_t i = 0; i < g->n_items; i++)
		out[i] = out[i] || fails[g->group[i]];
	free(fails);
}

bool query_lists_narrow(struct query *q, const struct path *path, const struct cond *where,
                        struct query_narrowed *narrowed)
{
	const struct node *array = q->lists && where && where->op == COND_ALL ? long_list(q, path) : NULL;
	bool *out = NULL;
	size_t parts = 0;
	for (size_t i = 0; array && i < where->n_kids && parts < PARTS; i++) {
		const struct cond *c = &where->kids[i];
		if (!is_of_member(c))
			continue;
		const struct tree_groups *g = groups_of(q->lists, array, c->path.steps[0].key);
		if (!parts++) {
			out = arena_array(q->arena, bool, g->n_items);
			*narrowed = (struct query_narrowed){g->items, out, g->n_items, true};
		}
		rule_out(q, c, g, out);
	}
	for (size_t i = 0; parts && i < narrowed->n; i++) {
		const struct node *n = narrowed->items[i];
		bool rest = n->kind == NODE_UNKNOWN && str_eq(n->key, S("..."));
		narrowed->whole = narrowed->whole && !rest;
		out[i] = out[i] || rest;
	}
	return parts;
}
