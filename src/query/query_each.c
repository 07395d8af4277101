/* Selecting is one recursive walk; the chain of containers behind it gives a node its path. */
#include "query/query_each.h"

#include <stdint.h>

#include "query/tree_index.h"
#include "query_outer.h"

enum { DEPTH = 512 }; /* readers stop at 256; the facts add a few */

struct walk {
	struct query *q;
	const struct path *path;
	bool unknown; /* something there may or may not be selected */
	void *ctx;
	bool (*yield)(void *ctx, const struct node *n, const struct query_way *way); /* false stops the walk */
};

/* What may stand there besides, be it members or items. */
static bool is_rest(const struct node *n) { return n->kind == NODE_UNKNOWN && str_eq(n->key, S("...")); }

static const struct node *array_item(const struct node *array, str number, const struct node **rest)
{
	uint64_t i;
	if (!str_number(number, UINT32_MAX, &i))
		return NULL;
	const struct node *n = array->child;
	for (; n; n = n->next)
		if (is_rest(n))
			*rest = n;
		else if (i-- == 0)
			break;
	return n;
}

static bool walk_from(struct walk *w, const struct node *n, size_t step, const struct query_way *up, unsigned depth);

static bool walk_children(struct walk *w, const struct node *n, size_t step, const struct query_way *at, unsigned depth)
{
	for (const struct node *c = n->kind == NODE_UNKNOWN ? NULL : n->child; c; c = c->next) {
		if (is_rest(c))
			w->unknown = true;
		else if (!walk_from(w, c, step, at, depth + 1))
			return false;
	}
	return true;
}

/* node_get(), and the last spread besides: both in one pass, for every rule comes by every object. */
static const struct node *member(const struct node *object, str key, const struct node **spread)
{
	const struct node *found = NULL;
	if (object->kind != NODE_OBJECT)
		return NULL;
	if (object->index) {
		*spread = node_get(object, S("..."));
		return node_get(object, key);
	}
	for (const struct node *n = object->child; n; n = n->next)
		if (str_eq(n->key, key))
			found = n;
		else if (str_eq(n->key, S("...")))
			*spread = n;
	return found;
}

static bool walk_key(struct walk *w, const struct node *n, size_t step, const struct query_way *at, unsigned depth)
{
	str key = w->path->steps[step].key;
	const struct node *spread = NULL,
	                  *found = n->kind == NODE_ARRAY ? array_item(n, key, &spread) : member(n, key, &spread);
	if (found)
		return walk_from(w, found, step + 1, at, depth + 1);
	if (spread && spread->kind == NODE_UNKNOWN)
		w->unknown = true;
	return true;
}

/* `**` and, at `step`, the name behind it. False when that is not known without a walk. */
static bool use_index(struct walk *w, const struct node *n, size_t step, unsigned depth, bool *go_on)
{
	const struct path *p = w->path;
	struct tree_uses uses;
	bool unsure;
	if (!w->q->index || step == p->n || p->steps[step].kind != STEP_KEY ||
	    !tree_index_uses(w->q->index, n, p->steps[step].key, &uses, &unsure))
		return false;
	w->unknown = w->unknown || unsure;
	*go_on = true;
	for (size_t i = 0; i < uses.n && *go_on; i++)
		*go_on = walk_from(w, uses.at[i].member, step + 1, &uses.at[i].object->way, depth + 1);
	return true;
}

static bool walk_deep(struct walk *w, const struct node *n, size_t step, const struct query_way *here, unsigned depth)
{
	const struct path *p = w->path;
	bool go_on;
	/* Two in a row select what one does; left in, they would select it many times. */
	while (step + 1 < p->n && p->steps[step + 1].kind == STEP_DEEP)
		step++;
	if (use_index(w, n, step + 1, depth, &go_on))
		return go_on;
	return walk_from(w, n, step + 1, here->up, depth + 1) && walk_children(w, n, step, here, depth);
}

static bool walk_from(struct walk *w, const struct node *n, size_t step, const struct query_way *up, unsigned depth)
{
	if (w->q->spent >= QUERY_MOST || depth > DEPTH) {
		w->unknown = true;
		return false;
	}
	w->q->spent++;
	struct query_way here = {up, n};
	const struct path *p = w->path;
	if (step == p->n)
		return w->yield(w->ctx, n, &here);
	if (n->kind == NODE_UNKNOWN)
		w->unknown = true;
	switch (p->steps[step].kind) {
	case STEP_KEY:
		return walk_key(w, n, step, &here, depth);
	case STEP_ANY:
		return walk_children(w, n, step + 1, &here, depth);
	case STEP_DEEP:
		return walk_deep(w, n, step, &here, depth);
	}
	return true;
}

/* NULL where there is nothing to start from. */
static const struct node *start(const struct query *q, const struct path *p, const struct node *subject)
{
	const struct query_outer *outer = q->outer;
	switch (p->from) {
	case PATH_FROM_SUBJECT:
		return subject;
	case PATH_FROM_ROOT:
		return q->root;
	case PATH_FROM_MANIFEST:
		return q->manifest;
	case PATH_FROM_OUTER:
		for (unsigned i = 1; outer && i < p->up; i++)
			outer = outer->up;
		return outer ? outer->subject : NULL;
	}
	return NULL;
}

bool query_each(struct query *q, const struct path *path, const struct node *from, void *ctx,
                bool (*yield)(void *ctx, const struct node *n, const struct query_way *way))
{
	struct walk w = {.q = q, .path = path, .ctx = ctx, .yield = yield};
	const struct node *n = start(q, path, from);
	if (n == q->manifest && n && n->kind == NODE_UNKNOWN)
		return false;
	if (n)
		walk_from(&w, n, 0, NULL, 0);
	return !w.unknown;
}
