/* Lists by the texts of their members, made when they are first asked for, and kept for the rules to come. */
#include "query/query_lists.h"

#include <stdlib.h>

#include "tree_groups.h"

enum { LONG = 64, PARTS = 3 };

struct list {
	struct list *next;
	const struct node *child; /* the list's first item tells it */
	str member;
	const struct tree_groups *groups;
	uint32_t *start, *by_group; /* numbers of items: those of group i stand at by_group[start[i]] to start[i + 1] */
};
struct items {
	uint32_t *at;
	size_t n;
};
struct answer { /* of a part of `where` that compares with a constant: always the same */
	struct answer *next;
	const struct list *list;
	const struct cond *cond;
	struct items items;
};
struct query_lists {
	struct arena arena;
	struct list *lists;
	struct answer *answers;
};

struct query_lists *query_lists_new(void)
{
	struct query_lists *l = mem_get(sizeof *l);
	*l = (struct query_lists){.lists = NULL};
	return l;
}

void query_lists_free(struct query_lists *l)
{
	if (l)
		arena_free(&l->arena);
	free(l);
}

static void sort_by_group(struct list *k, struct arena *a)
{
	const struct tree_groups *g = k->groups;
	k->start = arena_array(a, uint32_t, g->n_groups + 2);
	k->by_group = arena_array(a, uint32_t, g->n_items + 1);
	for (size_t i = 0; i < g->n_items; i++)
		k->start[g->group[i] + 2]++;
	for (size_t i = 2; i < g->n_groups + 2; i++)
		k->start[i] += k->start[i - 1];
	for (size_t i = 0; i < g->n_items; i++)
		k->by_group[k->start[g->group[i] + 1]++] = (uint32_t)i;
}

static const struct list *list_of(struct query_lists *l, const struct node *array, str member)
{
	for (const struct list *k = l->lists; k; k = k->next)
		if (k->child == array->child && str_eq(k->member, member))
			return k;
	struct list *k = arena_new(&l->arena, struct list);
	*k = (struct list){.next = l->lists, .child = array->child, .member = member};
	k->groups = tree_groups_new(array, member, &l->arena);
	sort_by_group(k, &l->arena);
	l->lists = k;
	return k;
}

/* {path: name, equals: …}: what it says follows from that member, and from nothing else of the item. */
static bool is_of_member(const struct cond *c)
{
	bool compares = c->op == COND_EQUALS || c->op == COND_IN || c->op == COND_MATCHES;
	bool apart = c->other ? c->other->from != PATH_FROM_SUBJECT : c->value && c->value->kind != NODE_OBJECT;
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

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

/* The items that this part of `where` does not rule out, in their order. Group 0 has those of which it says nothing. */
static struct items ask(struct query *q, const struct list *k, const struct cond *c, struct arena *a)
{
	const struct tree_groups *g = k->groups;
	bool *holds = mem_get(g->n_groups * sizeof *holds);
	size_t n = 0, n_groups = 0;
	for (size_t i = 0; i < g->n_groups; i++) {
		holds[i] = i == 0 || query_test(q, c, g->first[i]) != TRUTH_FALSE || q->spent >= QUERY_MOST;
		n += holds[i] ? k->start[i + 1] - k->start[i] : 0;
	}
	struct items items = {arena_array(a, uint32_t, n + 1), 0};
	for (size_t i = 0; i < g->n_groups; i++) {
		size_t of = holds[i] ? k->start[i + 1] - k->start[i] : 0;
		if (!of)
			continue;
		memcpy(items.at + items.n, k->by_group + k->start[i], of * sizeof *items.at);
		items.n += of;
		n_groups++;
	}
	if (n_groups > 1)
		qsort(items.at, items.n, sizeof *items.at, by_number);
	free(holds);
	return items;
}

static struct items asked(struct query *q, const struct list *k, const struct cond *c)
{
	struct query_lists *l = q->lists;
	if (c->other)
		return ask(q, k, c, q->arena);
	for (const struct answer *w = l->answers; w; w = w->next)
		if (w->cond == c && w->list == k)
			return w->items;
	struct items items = ask(q, k, c, &l->arena);
	if (q->spent >= QUERY_MOST)
		return items;
	struct answer *w = arena_new(&l->arena, struct answer);
	*w = (struct answer){l->answers, k, c, items};
	l->answers = w;
	return items;
}

static bool is_rest(const struct node *n) { return n->kind == NODE_UNKNOWN && str_eq(n->key, S("...")); }

bool query_lists_narrow(struct query *q, const struct path *path, const struct cond *where,
                        struct query_narrowed *narrowed)
{
	const struct node *array = q->lists && where && where->op == COND_ALL ? long_list(q, path) : NULL;
	size_t parts = 0;
	for (size_t i = 0; array && i < where->n_kids && parts < PARTS; i++) {
		const struct cond *c = &where->kids[i];
		if (!is_of_member(c))
			continue;
		const struct list *k = list_of(q->lists, array, c->path.steps[0].key);
		struct items items = asked(q, k, c);
		if (parts++ && items.n >= narrowed->n)
			continue;
		*narrowed = (struct query_narrowed){k->groups->items, items.at, items.n, true};
	}
	/* A list that may go on ends so: it is in no group. */
	for (size_t i = 0; parts && i < narrowed->n; i++)
		narrowed->whole = narrowed->whole && !is_rest(narrowed->items[narrowed->at[i]]);
	return parts;
}
