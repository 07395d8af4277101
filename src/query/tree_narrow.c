/* `where` is FALSE as soon as one of the conditions that it joins is. What a part says of an item of calls by the text
 * of its name, it says of all calls of that name: it is asked once. */
#include "tree_narrow.h"

#include "query/tree_index.h"
#include "tree_groups.h"

struct narrowing {
	struct query *q;
	const struct rule *rule;
	void *ctx;
	bool (*yield)(void *ctx, const struct node *n, const struct query_way *way);
};

/* False: stop. */
static bool give(struct narrowing *w, const struct node *n, const struct query_way *up)
{
	const struct query_way way = {up, n};
	return w->q->spent++ < QUERY_MOST && w->yield(w->ctx, n, &way);
}

/* The conditions that `where` joins: all have to hold. */
static const struct cond *parts(const struct rule *r, size_t *n)
{
	*n = !r->where ? 0 : r->where->op == COND_ALL ? r->where->n_kids : 1;
	return *n && r->where->op == COND_ALL ? r->where->kids : r->where;
}

/* The first that fits; NULL when none does. */
static const struct cond *part(const struct rule *r, bool (*fits)(const struct cond *c))
{
	size_t n;
	for (const struct cond *c = parts(r, &n); n; c++, n--)
		if (fits(c))
			return c;
	return NULL;
}

/* ---- nothing at all ---- */

/* {path: $.imports.*, equals: …}: the same for every node of the document. */
static bool is_of_document(const struct cond *c)
{
	bool joins = c->op <= COND_PERHAPS, all = true;
	for (size_t i = 0; joins && i < c->n_kids; i++)
		all = all && is_of_document(&c->kids[i]);
	bool leaf = c->op <= COND_NAMED && c->value;
	return joins ? all : leaf && (c->path.from == PATH_FROM_ROOT || c->path.from == PATH_FROM_MANIFEST);
}

static bool is_ruled_out(struct narrowing *w)
{
	size_t n;
	for (const struct cond *c = parts(w->rule, &n); n; c++, n--)
		if (is_of_document(c) && query_test(w->q, c, w->q->root) == TRUTH_FALSE)
			return true;
	return false;
}

/* ---- calls.* ---- */

/* {path: name, equals: …}: what it says follows from that member alone. True and false part no crowd. */
static bool is_of_member(const struct cond *c)
{
	bool compares = c->op == COND_EQUALS || c->op == COND_IN || c->op == COND_MATCHES;
	return compares && c->value && c->value->kind != NODE_OBJECT && c->value->kind != NODE_BOOL &&
	       c->path.from == PATH_FROM_SUBJECT && c->path.n == 1 && c->path.steps[0].kind == STEP_KEY;
}

static bool *passing(struct narrowing *w, const struct tree_groups *g, const struct cond *c)
{
	bool *pass = arena_array(w->q->arena, bool, g->n_groups);
	pass[0] = true;
	for (size_t i = 1; i < g->n_groups; i++)
		pass[i] = query_test(w->q, c, g->first[i]) != TRUTH_FALSE;
	return pass;
}

static bool narrow_items(struct narrowing *w)
{
	const struct path *p = &w->rule->each;
	const struct cond *c = part(w->rule, is_of_member);
	const struct node *root = w->q->root;
	if (!c || p->from == PATH_FROM_MANIFEST || p->n != 2 || p->steps[0].kind != STEP_KEY ||
	    p->steps[1].kind != STEP_ANY || root->kind != NODE_OBJECT)
		return false;
	const struct node *array = node_get(root, p->steps[0].key);
	if (!array || array->kind != NODE_ARRAY)
		return false;
	const struct tree_groups *g = tree_index_groups(w->q->index, array, c->path.steps[0].key);
	const bool *pass = passing(w, g, c);
	const struct query_way top = {NULL, root}, way = {&top, array};
	for (size_t i = 0; i < g->n_items; i++)
		if (pass[g->group[i]] && !give(w, g->items[i], &way))
			break;
	return true;
}

/* ---- ** ---- */

/* {path: ., source: …} */
static bool is_of_source(const struct cond *c)
{
	return c->op == COND_SOURCE && c->path.from == PATH_FROM_SUBJECT && !c->path.n;
}

static bool narrow_computed(struct narrowing *w)
{
	const struct path *p = &w->rule->each;
	struct tree_uses computed;
	if (p->from == PATH_FROM_MANIFEST || p->n != 1 || p->steps[0].kind != STEP_DEEP ||
	    !part(w->rule, is_of_source) || !tree_index_computed(w->q->index, &computed))
		return false;
	for (size_t i = 0; i < computed.n; i++)
		if (!give(w, computed.at[i].member, &computed.at[i].object->way))
			break;
	return true;
}

bool tree_narrow(struct query *q, const struct rule *rule, void *ctx,
                 bool (*yield)(void *ctx, const struct node *n, const struct query_way *way))
{
	struct narrowing w = {q, rule, ctx, yield};
	return q->index && (is_ruled_out(&w) || narrow_items(&w) || narrow_computed(&w));
}
