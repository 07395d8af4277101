/* A condition asks whether any of the nodes that its path selects holds; all/any/not join the answers as Kleene did. */
#include "query/query.h"

#include "query/query_each.h"
#include "compare.h"

struct any {
	struct query *q;
	const struct cond *cond;
	enum truth truth;
	const struct node *first, *holds;
};

static bool any_yield(void *ctx, const struct node *n, const struct query_way *way)
{
	(void)way;
	struct any *any = ctx;
	enum truth t = compare(any->cond->op, n, any->cond->value, any->q->patterns, any->q->arena);
	if (!any->first)
		any->first = n;
	if (t > any->truth)
		any->truth = t;
	if (t == TRUTH_TRUE)
		any->holds = n;
	return t != TRUTH_TRUE;
}

static enum truth test_leaf(struct query *q, const struct cond *c, const struct node *subject)
{
	struct any any = {.q = q, .cond = c, .truth = TRUTH_FALSE};
	if (!query_each(q, &c->path, subject, &any, any_yield) && any.truth == TRUTH_FALSE)
		any.truth = TRUTH_UNKNOWN;
	if (c->path.from == PATH_FROM_SUBJECT && any.first && (any.holds || !q->decider))
		q->decider = any.holds ? any.holds : any.first;
	return c->op == COND_EXISTS && str_eq(c->value->text, S("false")) ? truth_not(any.truth) : any.truth;
}

enum truth query_test(struct query *q, const struct cond *c, const struct node *subject)
{
	enum truth result;
	switch (c->op) {
	case COND_NOT:
		return c->n_kids ? truth_not(query_test(q, &c->kids[0], subject)) : TRUTH_TRUE;
	case COND_ALL:
		result = TRUTH_TRUE;
		for (size_t i = 0; i < c->n_kids && result != TRUTH_FALSE; i++) {
			enum truth t = query_test(q, &c->kids[i], subject);
			result = t < result ? t : result;
		}
		return result;
	case COND_ANY:
		result = TRUTH_FALSE;
		for (size_t i = 0; i < c->n_kids && result != TRUTH_TRUE; i++) {
			enum truth t = query_test(q, &c->kids[i], subject);
			result = t > result ? t : result;
		}
		return result;
	default:
		return test_leaf(q, c, subject);
	}
}
