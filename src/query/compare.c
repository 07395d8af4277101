/* Scalars are compared by their text; an order is that of numbers, or of versions part by part. */
#include "compare.h"

#include <stdlib.h>

#include "query/version.h"

bool compare_is_scalar(const struct node *n)
{
	return n->kind == NODE_BOOL || n->kind == NODE_NUMBER || n->kind == NODE_STRING;
}

static bool equals(const struct node *n, const struct node *value)
{
	if (n->kind == NODE_NULL || value->kind == NODE_NULL)
		return n->kind == value->kind;
	return compare_is_scalar(n) && str_eq(n->text, value->text);
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
static bool order_of(struct arena *a, const struct node *n, const struct node *value, int *order)
{
	double x, y;
	if (!compare_is_scalar(n))
		return false;
	if (value->kind == NODE_NUMBER && as_number(a, n, &x) && as_number(a, value, &y)) {
		*order = (x > y) - (x < y);
		return true;
	}
	return version_compare(n->text, value->text, order);
}

static enum truth of(bool b) { return b ? TRUTH_TRUE : TRUTH_FALSE; }

static enum truth compare_known(enum cond_op op, const struct node *n, const struct node *value, struct patterns *p,
                                struct arena *a)
{
	int order;
	switch (op) {
	case COND_EQUALS:
		return of(equals(n, value));
	case COND_IN:
		for (const struct node *v = value->child; v; v = v->next)
			if (equals(n, v))
				return TRUTH_TRUE;
		return TRUTH_FALSE;
	case COND_MATCHES:
		return compare_is_scalar(n) ? patterns_search(p, value->text, n->text) : TRUTH_FALSE;
	case COND_ABOVE:
		return of(order_of(a, n, value, &order) && order > 0);
	case COND_BELOW:
		return of(order_of(a, n, value, &order) && order < 0);
	default:
		return TRUTH_FALSE;
	}
}

enum truth compare(enum cond_op op, const struct node *n, const struct node *value, struct patterns *p, struct arena *a)
{
	if (op == COND_EXISTS)
		return TRUTH_TRUE;
	if (op == COND_NAMED)
		return patterns_search(p, value->text, n->key);
	if (op == COND_SOURCE)
		return n->kind == NODE_UNKNOWN ? patterns_search(p, value->text, n->text) : TRUTH_FALSE;
	return n->kind == NODE_UNKNOWN ? TRUTH_UNKNOWN : compare_known(op, n, value, p, a);
}
