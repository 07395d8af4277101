/* The evaluator: a path selects nodes, a condition asks whether any of them holds, all/any/not join the answers as
 * Kleene did. Selecting is one recursive walk with a callback; the chain of crumbs behind it gives a node its path. */
#include "query/tree.h"

#include <stdint.h>
#include <stdlib.h>

#include "query/path.h"
#include "query/version.h"
#include "tree_steps.h"

enum {
	VISITS = 4000000, /* nodes looked at for one rule in one tree: `**` in a condition under `**` is a square */
	DEPTH = 512       /* readers stop at 256; the facts add a few */
};

struct eval {
	struct patterns *patterns;
	struct arena *arena;
	const struct node *root;
	size_t visits; /* left */
	const struct node *decider;
};

struct crumb {
	const struct crumb *up; /* the container */
	const struct node *node;
};

struct walk {
	struct eval *e;
	const struct path *path;
	bool unknown; /* something there may or may not be selected */
	void *ctx;
	bool (*yield)(void *ctx, const struct node *n, const struct crumb *at); /* false stops the walk */
};

static const struct node *array_item(const struct node *array, str number)
{
	uint64_t i;
	if (!str_number(number, UINT32_MAX, &i))
		return NULL;
	const struct node *n = array->child;
	while (n && i--)
		n = n->next;
	return n;
}

static bool is_rest(const struct node *n) { return n->kind == NODE_UNKNOWN && str_eq(n->key, S("...")); }

static bool walk_from(struct walk *w, const struct node *n, size_t step, const struct crumb *up, unsigned depth);

static bool walk_children(struct walk *w, const struct node *n, size_t step, const struct crumb *at, unsigned depth)
{
	for (const struct node *c = n->child; c; c = c->next) {
		if (n->kind == NODE_OBJECT && is_rest(c))
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
	for (const struct node *n = object->child; n; n = n->next)
		if (str_eq(n->key, key))
			found = n;
		else if (str_eq(n->key, S("...")))
			*spread = n;
	return found;
}

static bool walk_key(struct walk *w, const struct node *n, size_t step, const struct crumb *at, unsigned depth)
{
	str key = w->path->steps[step].key;
	const struct node *spread = NULL, *found = n->kind == NODE_ARRAY ? array_item(n, key) : member(n, key, &spread);
	if (found)
		return walk_from(w, found, step + 1, at, depth + 1);
	if (spread && spread->kind == NODE_UNKNOWN)
		w->unknown = true;
	return true;
}

static bool walk_from(struct walk *w, const struct node *n, size_t step, const struct crumb *up, unsigned depth)
{
	if (w->e->visits == 0 || depth > DEPTH) {
		w->unknown = true;
		return false;
	}
	w->e->visits--;
	struct crumb here = {up, n};
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
		/* Two in a row select what one does; left in, they would select it many times. */
		while (step + 1 < p->n && p->steps[step + 1].kind == STEP_DEEP)
			step++;
		return walk_from(w, n, step + 1, up, depth + 1) && walk_children(w, n, step, &here, depth);
	}
	return true;
}

static bool walk_path(struct walk *w, const struct node *from)
{
	return walk_from(w, w->path->from_root ? w->e->root : from, 0, NULL, 0);
}

/* ---- one condition about one scalar ---- */

static bool is_scalar(const struct node *n)
{
	return n->kind == NODE_BOOL || n->kind == NODE_NUMBER || n->kind == NODE_STRING;
}

static bool equals(const struct node *n, const struct node *value)
{
	if (n->kind == NODE_NULL || value->kind == NODE_NULL)
		return n->kind == value->kind;
	return is_scalar(n) && str_eq(n->text, value->text);
}

static bool as_number(struct arena *a, const struct node *n, double *out)
{
	enum { LONGEST = 64 };
	str s = str_trim(n->text);
	if (s.n == 0 || s.n > LONGEST || (s.p[0] != '-' && s.p[0] != '.' && (s.p[0] < '0' || s.p[0] > '9')))
		return false;
	const char *text = arena_str(a, s).p;
	char *end;
	*out = strtod(text, &end);
	return end == text + s.n;
}

/* Numbers where the rule names a number and the document has one; else versions: '1.10' is above '1.9'. */
static bool compare(struct arena *a, const struct node *n, const struct node *value, int *order)
{
	double x, y;
	if (!is_scalar(n))
		return false;
	if (value->kind == NODE_NUMBER && as_number(a, n, &x) && as_number(a, value, &y)) {
		*order = (x > y) - (x < y);
		return true;
	}
	return version_compare(n->text, value->text, order);
}

static enum truth of(bool b) { return b ? TRUTH_TRUE : TRUTH_FALSE; }

static enum truth judge_scalar(struct eval *e, const struct cond *c, const struct node *n)
{
	int order;
	if (c->op == COND_EXISTS)
		return TRUTH_TRUE;
	if (c->op == COND_NAMED)
		return patterns_search(e->patterns, c->value->text, n->key);
	if (c->op == COND_SOURCE)
		return n->kind == NODE_UNKNOWN ? patterns_search(e->patterns, c->value->text, n->text) : TRUTH_FALSE;
	if (n->kind == NODE_UNKNOWN)
		return TRUTH_UNKNOWN;
	switch (c->op) {
	case COND_EQUALS:
		return of(equals(n, c->value));
	case COND_IN:
		for (const struct node *v = c->value->child; v; v = v->next)
			if (equals(n, v))
				return TRUTH_TRUE;
		return TRUTH_FALSE;
	case COND_MATCHES:
		return is_scalar(n) ? patterns_search(e->patterns, c->value->text, n->text) : TRUTH_FALSE;
	case COND_ABOVE:
		return of(compare(e->arena, n, c->value, &order) && order > 0);
	case COND_BELOW:
		return of(compare(e->arena, n, c->value, &order) && order < 0);
	default:
		return TRUTH_FALSE;
	}
}

struct any {
	struct eval *e;
	const struct cond *cond;
	enum truth truth;
	const struct node *first, *holds;
};

static bool any_yield(void *ctx, const struct node *n, const struct crumb *at)
{
	(void)at;
	struct any *any = ctx;
	enum truth t = judge_scalar(any->e, any->cond, n);
	if (!any->first)
		any->first = n;
	if (t > any->truth)
		any->truth = t;
	if (t == TRUTH_TRUE)
		any->holds = n;
	return t != TRUTH_TRUE;
}

static enum truth negate(enum truth t) { return TRUTH_TRUE - t; }

static enum truth test_leaf(struct eval *e, const struct cond *c, const struct node *node)
{
	struct any any = {.e = e, .cond = c, .truth = TRUTH_FALSE};
	struct walk w = {.e = e, .path = &c->path, .ctx = &any, .yield = any_yield};
	walk_path(&w, node);
	if (any.truth == TRUTH_FALSE && w.unknown)
		any.truth = TRUTH_UNKNOWN;
	if (!c->path.from_root && any.first && (any.holds || !e->decider))
		e->decider = any.holds ? any.holds : any.first;
	return c->op == COND_EXISTS && str_eq(c->value->text, S("false")) ? negate(any.truth) : any.truth;
}

static enum truth test(struct eval *e, const struct cond *c, const struct node *node)
{
	enum truth result;
	switch (c->op) {
	case COND_NOT:
		return c->n_kids ? negate(test(e, &c->kids[0], node)) : TRUTH_TRUE;
	case COND_ALL:
		result = TRUTH_TRUE;
		for (size_t i = 0; i < c->n_kids && result != TRUTH_FALSE; i++) {
			enum truth t = test(e, &c->kids[i], node);
			result = t < result ? t : result;
		}
		return result;
	case COND_ANY:
		result = TRUTH_FALSE;
		for (size_t i = 0; i < c->n_kids && result != TRUTH_TRUE; i++) {
			enum truth t = test(e, &c->kids[i], node);
			result = t > result ? t : result;
		}
		return result;
	default:
		return test_leaf(e, c, node);
	}
}

enum truth tree_test(const struct cond *c, const struct node *node, const struct node *root, struct patterns *p,
                     struct arena *a)
{
	struct eval e = {.patterns = p, .arena = a, .root = root, .visits = VISITS};
	return test(&e, c, node);
}

/* ---- one rule ---- */

static str crumb_path(struct tree_steps *steps, struct arena *a, const struct crumb *at)
{
	if (!at->up)
		return S("");
	str head = crumb_path(steps, a, at->up), step = tree_step(steps, a, at->up->node, at->node);
	return head.n ? arena_printf(a, "%.*s.%.*s", STR_ARG(head), STR_ARG(step)) : step;
}

static bool first_yield(void *ctx, const struct node *n, const struct crumb *at)
{
	(void)at;
	*(const struct node **)ctx = n;
	return false;
}

static const struct node *first_at(struct eval *e, const struct path *path, const struct node *from)
{
	const struct node *found = NULL;
	struct walk w = {.e = e, .path = path, .ctx = &found, .yield = first_yield};
	walk_path(&w, from);
	return found;
}

struct judge {
	struct eval e;
	const struct rule *rule;
	struct path subject;
	struct tree_steps steps;
	void *ctx;
	void (*emit)(void *ctx, const struct tree_hit *hit);
};

/* Is what the rule wants broken? Leaves the place in *place when a node decided it. */
static enum truth broken(struct judge *j, const struct node *n, const struct node **place)
{
	const struct rule *rule = j->rule;
	struct eval *e = &j->e;
	if (!rule->require && !rule->forbid) {
		*place = e->decider;
		return TRUTH_TRUE;
	}
	enum truth result = TRUTH_FALSE;
	if (rule->forbid) {
		e->decider = NULL;
		result = test(e, rule->forbid, n);
		*place = e->decider;
	}
	if (rule->require && result != TRUTH_TRUE) {
		e->decider = NULL;
		enum truth missing = negate(test(e, rule->require, n));
		if (missing > result) {
			result = missing;
			*place = e->decider;
		}
	}
	return result;
}

static bool judge_node(void *ctx, const struct node *n, const struct crumb *at)
{
	struct judge *j = ctx;
	struct eval *e = &j->e;
	const struct node *place = NULL;
	e->decider = NULL;
	enum truth applies = j->rule->where ? test(e, j->rule->where, n) : TRUTH_TRUE;
	if (applies == TRUTH_FALSE)
		return e->visits > 0;
	enum truth bad = broken(j, n, &place);
	if (e->visits == 0 || (bad == TRUTH_FALSE && applies == TRUTH_UNKNOWN))
		return e->visits > 0;
	enum truth finding = applies < bad ? applies : bad;
	struct tree_hit hit = {
	        .outcome = finding == TRUTH_TRUE ? TREE_FINDING
	                   : finding             ? TREE_UNPROVEN
	                                         : TREE_PASS,
	        .node = place && finding ? place : n,
	        .node_path = crumb_path(&j->steps, e->arena, at),
	};
	if (j->rule->subject.n)
		hit.subject_node = first_at(e, &j->subject, n);
	hit.subject = hit.subject_node ? hit.subject_node->text : S("");
	j->emit(j->ctx, &hit);
	return true;
}

void tree_judge(const struct rule *rule, const struct node *root, struct patterns *p, struct arena *a, void *ctx,
                void (*emit)(void *ctx, const struct tree_hit *hit))
{
	struct judge j = {.e = {.patterns = p, .arena = a, .root = root, .visits = VISITS},
	                  .rule = rule,
	                  .ctx = ctx,
	                  .emit = emit};
	if (!path_parse(rule->subject, a, &j.subject, NULL)) /* the rule reader refused it already */
		j.subject = (struct path){0};
	struct walk w = {.e = &j.e, .path = &rule->each, .ctx = &j, .yield = judge_node};
	walk_path(&w, root);
	if (j.e.visits == 0) {
		struct tree_hit hit = {.outcome = TREE_UNPROVEN, .node = root, .node_path = S(""), .subject = S("")};
		emit(ctx, &hit);
	}
}
