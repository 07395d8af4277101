/* A comparison holds when it does for any node of the left side, and where the right side is a path, with any of its
 * nodes. Sets ask the opposite: whether any node of the left breaks them. */
#include "query_leaf.h"

#include "query/query_each.h"
#include "compare.h"

struct leaf {
	struct query *q;
	const struct cond *cond;
	const struct node *subject;
	const struct node *left; /* for which the right side is walked */
	enum truth right;        /* the best answer with a node of it */
	enum truth truth;
	const struct node *first, *holds;
};

static bool is_set(enum cond_op op) { return op == COND_SUBSET || op == COND_DISJOINT; }

static enum truth ask(const struct leaf *l, const struct node *n, const struct node *right)
{
	const struct cond *c = l->cond;
	const struct compared compared = {.op = is_set(c->op) ? COND_IN : c->op,
	                                  .n = n,
	                                  .right = right,
	                                  .constant = !c->other,
	                                  .unit = c->unit,
	                                  .patterns = l->q->patterns,
	                                  .arena = l->q->arena};
	return compare(&compared);
}

/* ---- the right side ---- */

/* Compiling a document's pattern costs what looking at some hundred nodes does. */
enum { PATTERN_COST = 500 };

/* False when the answer cannot get better. */
static bool meet(struct leaf *l, const struct node *right)
{
	l->q->spent += l->cond->op == COND_MATCHES ? PATTERN_COST : 1;
	enum truth t = ask(l, l->left, right);
	l->right = t > l->right ? t : l->right;
	return l->right != TRUTH_TRUE;
}

static bool right_yield(void *ctx, const struct node *n, const struct query_way *way)
{
	(void)way;
	struct leaf *l = ctx;
	if (n->kind != NODE_ARRAY || (l->cond->op != COND_IN && !is_set(l->cond->op)))
		return meet(l, n);
	/* "In the list at that path." */
	const struct node *item = n->child;
	while (item && l->q->spent < QUERY_MOST && meet(l, item))
		item = item->next;
	return !item;
}

static enum truth compare_right(struct leaf *l, const struct node *n)
{
	const struct cond *c = l->cond;
	struct query *q = l->q;
	if (!c->other)
		return ask(l, n, c->value ? compare_value(c->value, q->tier) : NULL);
	l->left = n;
	l->right = TRUTH_FALSE;
	bool whole = query_each(q, c->other, l->subject, l, right_yield) && q->spent < QUERY_MOST;
	return whole || l->right == TRUTH_TRUE ? l->right : TRUTH_UNKNOWN;
}

/* ---- the left side ---- */

/* Does the node break what is said of the set? What is no value belongs to none. */
static enum truth breaks(struct leaf *l, const struct node *n)
{
	if (n->kind == NODE_UNKNOWN)
		return TRUTH_UNKNOWN; /* it may be no value, and stand for no item at all */
	if (n->kind == NODE_ARRAY || n->kind == NODE_OBJECT)
		return TRUTH_TRUE;
	enum truth in = compare_right(l, n);
	return l->cond->op == COND_SUBSET ? truth_not(in) : in;
}

static bool note(struct leaf *l, const struct node *n)
{
	enum truth t = is_set(l->cond->op) ? breaks(l, n) : compare_right(l, n);
	if (!l->first)
		l->first = n;
	if (t > l->truth)
		l->truth = t;
	if (t == TRUTH_TRUE)
		l->holds = n;
	return t != TRUTH_TRUE;
}

static bool left_yield(void *ctx, const struct node *n, const struct query_way *way)
{
	(void)way;
	struct leaf *l = ctx;
	if (!is_set(l->cond->op) || n->kind != NODE_ARRAY)
		return note(l, n);
	const struct node *item = n->child; /* a list is the set of its items */
	for (; item && l->q->spent++ < QUERY_MOST && note(l, item); item = item->next)
		;
	return !item;
}

enum truth query_leaf(struct query *q, const struct cond *c, const struct node *subject)
{
	struct leaf l = {.q = q, .cond = c, .subject = subject, .truth = TRUTH_FALSE};
	bool whole = query_each(q, &c->path, subject, &l, left_yield) && q->spent < QUERY_MOST;
	if (!whole && l.truth == TRUTH_FALSE)
		l.truth = TRUTH_UNKNOWN;
	if (c->path.from == PATH_FROM_SUBJECT && !q->outer && l.first && (l.holds || !q->decider))
		q->decider = l.holds ? l.holds : l.first;
	if (is_set(c->op))
		return truth_not(l.truth);
	return c->op == COND_EXISTS && str_eq(c->value->text, S("false")) ? truth_not(l.truth) : l.truth;
}
