/* Scalars are compared by their text, or by what they measure; an order is that of measures, numbers, or versions part
 * by part. */
#include "compare.h"

#include <stdlib.h>

#include "query/unit.h"
#include "query/version.h"

bool compare_is_scalar(const struct node *n)
{
	return n->kind == NODE_BOOL || n->kind == NODE_NUMBER || n->kind == NODE_STRING;
}

const struct node *compare_value(const struct node *value, enum tier tier)
{
	if (value->kind != NODE_OBJECT)
		return value;
	str name = tier == TIER_LOW ? S("low") : tier == TIER_HIGH || tier == TIER_CRITICAL ? S("high") : S("medium");
	return node_get(value, name);
}

static enum truth of(bool b) { return b ? TRUTH_TRUE : TRUTH_FALSE; }

/* What counts as one amount: 100 a minute is 1.6666… a second. */
static int order_of_measures(double x, double y)
{
	double near = 1e-9 * (y < 0 ? -y : y);
	return x > y + near ? 1 : x < y - near ? -1 : 0;
}

static enum unit unit_of(const struct node *n, double *out)
{
	return n->kind == NODE_STRING ? unit_read(n->text, out) : UNIT_NONE;
}

static bool equal_texts(const struct node *n, const struct node *value)
{
	if (n->kind == NODE_NULL || value->kind == NODE_NULL)
		return n->kind == value->kind;
	return compare_is_scalar(n) && str_eq(n->text, value->text);
}

static enum truth equals(const struct node *n, const struct node *value)
{
	double x, y;
	if (equal_texts(n, value))
		return TRUTH_TRUE;
	enum unit unit = compare_is_scalar(n) ? unit_of(value, &y) : UNIT_NONE;
	if (!unit)
		return TRUTH_FALSE;
	return unit_as(unit, n->text, &x) ? of(order_of_measures(x, y) == 0) : TRUTH_UNKNOWN;
}

static enum truth is_in(const struct node *n, const struct node *list)
{
	enum truth result = TRUTH_FALSE;
	for (const struct node *v = list->child; v && result != TRUTH_TRUE; v = v->next) {
		enum truth t = equals(n, v);
		result = t > result ? t : result;
	}
	return result;
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

/* Numbers where the right is a number and the left can be read as one; else versions: '1.10' is above '1.9'. */
static enum truth ordered(struct arena *a, const struct node *n, const struct node *value, int wanted)
{
	double x, y;
	int order;
	if (!compare_is_scalar(n))
		return TRUTH_FALSE;
	enum unit unit = unit_of(value, &y);
	if (unit)
		return unit_as(unit, n->text, &x) ? of(order_of_measures(x, y) == wanted) : TRUTH_UNKNOWN;
	if (value->kind == NODE_NUMBER && as_number(a, n, &x) && as_number(a, value, &y))
		return of((x > y) - (x < y) == wanted);
	return of(version_compare(n->text, value->text, &order) && (order > 0) - (order < 0) == wanted);
}

enum truth compare(enum cond_op op, const struct node *n, const struct node *value, struct patterns *p, struct arena *a)
{
	if (op == COND_EXISTS)
		return TRUTH_TRUE;
	if (op == COND_NAMED)
		return patterns_search(p, value->text, n->key);
	if (op == COND_SOURCE)
		return n->kind == NODE_UNKNOWN ? patterns_search(p, value->text, n->text) : TRUTH_FALSE;
	if (n->kind == NODE_UNKNOWN)
		return TRUTH_UNKNOWN;
	switch (op) {
	case COND_EQUALS:
		return equals(n, value);
	case COND_IN:
		return is_in(n, value);
	case COND_MATCHES:
		return compare_is_scalar(n) ? patterns_search(p, value->text, n->text) : TRUTH_FALSE;
	case COND_ABOVE:
		return ordered(a, n, value, 1);
	case COND_BELOW:
		return ordered(a, n, value, -1);
	default:
		return TRUTH_FALSE;
	}
}

/* ---- two nodes ---- */

static enum truth join(const struct node *n, const struct node *right)
{
	double x, y;
	if (equal_texts(n, right))
		return TRUTH_TRUE;
	enum unit unit = unit_of(right, &y);
	if (!unit)
		unit = unit_of(n, &x);
	return of(unit && unit_as(unit, n->text, &x) && unit_as(unit, right->text, &y) && order_of_measures(x, y) == 0);
}

static enum truth ordered_nodes(struct arena *a, const struct node *n, const struct node *right, int wanted)
{
	double x, y;
	enum unit unit = unit_of(right, &y) ? UNIT_NONE : unit_of(n, &x);
	if (!unit)
		return ordered(a, n, right, wanted);
	return unit_as(unit, right->text, &y) ? of(order_of_measures(x, y) == wanted) : TRUTH_UNKNOWN;
}

static bool is_value(const struct node *n) { return n->kind == NODE_UNKNOWN || compare_is_scalar(n); }

enum truth compare_nodes(enum cond_op op, const struct node *n, const struct node *right, struct patterns *p,
                         struct arena *a)
{
	if (!is_value(n) || !is_value(right))
		return TRUTH_FALSE;
	if (n->kind == NODE_UNKNOWN || right->kind == NODE_UNKNOWN)
		return TRUTH_UNKNOWN;
	switch (op) {
	case COND_EQUALS:
	case COND_IN:
		return join(n, right);
	case COND_MATCHES:
		return patterns_search_once(p, right->text, n->text);
	case COND_ABOVE:
		return ordered_nodes(a, n, right, 1);
	case COND_BELOW:
		return ordered_nodes(a, n, right, -1);
	default:
		return TRUTH_FALSE;
	}
}
