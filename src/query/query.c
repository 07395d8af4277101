/* all, any and not join the answers of other conditions as Kleene did; perhaps knows no true. */
#include "query/query.h"

#include "query_items.h"
#include "query_leaf.h"

enum truth query_test(struct query *q, const struct cond *c, const struct node *subject)
{
	enum truth result;
	switch (c->op) {
	case COND_NOT:
		return c->n_kids ? truth_not(query_test(q, &c->kids[0], subject)) : TRUTH_TRUE;
	case COND_PERHAPS:
		result = c->n_kids ? query_test(q, &c->kids[0], subject) : TRUTH_TRUE;
		return result == TRUTH_TRUE ? TRUTH_UNKNOWN : result;
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
		return query_is_items(c->op) ? query_items(q, c, subject) : query_leaf(q, c, subject);
	}
}
