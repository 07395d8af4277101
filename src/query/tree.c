/* One rule over one tree: `each` selects, `where`, `require` and `forbid` are asked about every node of it. */
#include "query/tree.h"

#include "query/path.h"
#include "query/query_each.h"
#include "tree_narrow.h"
#include "tree_steps.h"

static str crumb_path(struct tree_steps *steps, struct arena *a, const struct query_way *at)
{
	if (!at->up)
		return S("");
	str head = crumb_path(steps, a, at->up), step = tree_step(steps, a, at->up->node, at->node);
	return head.n ? arena_printf(a, "%.*s.%.*s", STR_ARG(head), STR_ARG(step)) : step;
}

static bool first_yield(void *ctx, const struct node *n, const struct query_way *at)
{
	(void)at;
	*(const struct node **)ctx = n;
	return false;
}

static const struct node *first_at(struct query *q, const struct path *path, const struct node *from)
{
	const struct node *found = NULL;
	query_each(q, path, from, &found, first_yield);
	return found;
}

static bool spent(const struct query *q) { return q->spent >= QUERY_MOST; }

struct judge {
	struct query *q;
	const struct rule *rule;
	struct path subject; /* once it was asked for */
	bool has_subject;
	struct tree_steps steps;
	void *ctx;
	void (*emit)(void *ctx, const struct tree_hit *hit);
};

/* Is what the rule wants broken? Leaves the place in *place when a node decided it. */
static enum truth broken(struct judge *j, const struct node *n, const struct node **place)
{
	const struct rule *rule = j->rule;
	struct query *q = j->q;
	if (!rule->require && !rule->forbid) {
		*place = q->decider;
		return TRUTH_TRUE;
	}
	enum truth result = TRUTH_FALSE;
	if (rule->forbid) {
		q->decider = NULL;
		result = query_test(q, rule->forbid, n);
		*place = q->decider;
	}
	if (rule->require && result != TRUTH_TRUE) {
		q->decider = NULL;
		enum truth missing = truth_not(query_test(q, rule->require, n));
		if (missing > result) {
			result = missing;
			*place = q->decider;
		}
	}
	return result;
}

/* Most rules find nothing in most documents. */
static const struct path *subject_path(struct judge *j)
{
	if (!j->has_subject && !path_parse(j->rule->subject, j->q->arena, &j->subject, NULL))
		j->subject = (struct path){0}; /* the rule reader refused it already */
	j->has_subject = true;
	return &j->subject;
}

/* The third from the root: root, list, item. */
static const struct node *row_of(const struct query_way *at)
{
	for (; at && at->up; at = at->up)
		if (at->up->up && !at->up->up->up)
			return at->node;
	return NULL;
}

static bool judge_node(void *ctx, const struct node *n, const struct query_way *at)
{
	struct judge *j = ctx;
	struct query *q = j->q;
	const struct node *place = NULL;
	q->decider = NULL;
	enum truth applies = j->rule->where ? query_test(q, j->rule->where, n) : TRUTH_TRUE;
	if (applies == TRUTH_FALSE)
		return !spent(q);
	enum truth bad = broken(j, n, &place);
	if (spent(q) || bad == TRUTH_FALSE)
		return !spent(q);
	enum truth finding = applies < bad ? applies : bad;
	struct tree_hit hit = {
	        .outcome = finding == TRUTH_TRUE ? TREE_FINDING : TREE_UNPROVEN,
	        .node = place ? place : n,
	        .each = n,
	        .row = row_of(at),
	        .node_path = crumb_path(&j->steps, q->arena, at),
	};
	if (j->rule->subject.n)
		hit.subject_node = first_at(q, subject_path(j), n);
	hit.subject = hit.subject_node ? hit.subject_node->text : S("");
	j->emit(j->ctx, &hit);
	return true;
}

void tree_judge(const struct rule *rule, struct query *q, void *ctx,
                void (*emit)(void *ctx, const struct tree_hit *hit))
{
	struct judge j = {.q = q, .rule = rule, .ctx = ctx, .emit = emit};
	q->spent = 0;
	if (!tree_narrow(q, rule, &j, judge_node))
		query_each(q, &rule->each, q->root, &j, judge_node);
	if (spent(q)) {
		struct tree_hit hit = {.outcome = TREE_UNPROVEN,
		                       .node = q->root,
		                       .each = q->root,
		                       .node_path = S(""),
		                       .subject = S("")};
		emit(ctx, &hit);
	}
}
