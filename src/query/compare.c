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

static bool equal_texts(const struct node *n, const struct node *value)
{
	if (n->kind == NODE_NULL || value->kind == NODE_NULL)
		return n->kind == value->kind;
	return compare_is_scalar(n) && str_eq(n->text, value->text);
}

/* ---- amounts ---- */

static enum truth amount_below(struct measure x, struct measure y) { return measure_above(y, x); }

/* Both as amounts of one kind: of the one that the rule states, else of the one that a single side names; of every
 * kind that both can be read as where both name one, and then it must be the same whichever is meant (10m). False when
 * neither names a unit. otherwise: they cannot be compared. */
static bool by_amount(const struct compared *c, enum truth (*ask)(struct measure x, struct measure y),
                      enum truth otherwise, enum truth *out)
{
	struct measure one = {1, 1}, x, y;
	str left = c->n->text, right = c->right->text;
	enum unit of_right = unit_read(right, &y), of_left = unit_read(left, &x);
	enum unit stated = c->unit.n ? unit_named(c->unit, &one) : c->constant ? of_right : UNIT_NONE;
	enum unit only = stated ? stated : !of_left ? of_right : !of_right ? of_left : UNIT_NONE;
	unsigned answers = 0;
	if (!only && !of_left)
		return false;
	for (enum unit u = UNIT_DURATION; u <= UNIT_RATE; u++)
		if ((!only || u == only) && unit_as(u, &one, left, &x) && unit_as(u, &one, right, &y))
			answers |= 1u << ask(x, y);
	*out = answers == 1u << TRUTH_FALSE  ? TRUTH_FALSE
	       : answers == 1u << TRUTH_TRUE ? TRUTH_TRUE
	       : answers || stated           ? TRUTH_UNKNOWN
	                                     : otherwise;
	return true;
}

static enum truth equals(const struct compared *c)
{
	enum truth t = TRUTH_FALSE;
	if (equal_texts(c->n, c->right))
		return TRUTH_TRUE;
	if (compare_is_scalar(c->n) && compare_is_scalar(c->right))
		by_amount(c, measure_equal, TRUTH_FALSE, &t);
	return t;
}

static enum truth is_in(const struct compared *c)
{
	enum truth result = TRUTH_FALSE;
	struct compared one = *c;
	for (const struct node *v = c->right->child; v && result != TRUTH_TRUE; v = v->next) {
		one.right = v;
		enum truth t = equals(&one);
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

/* Amounts where one names a unit; numbers where the right is a number and the left can be read as one; else versions:
 * '1.10' is above '1.9'. */
static enum truth ordered(const struct compared *c, bool above)
{
	double x, y;
	int order, wanted = above ? 1 : -1;
	enum truth t;
	if (!compare_is_scalar(c->n))
		return TRUTH_FALSE;
	if (by_amount(c, above ? measure_above : amount_below, TRUTH_UNKNOWN, &t))
		return t;
	if (c->right->kind == NODE_NUMBER && as_number(c->arena, c->n, &x) && as_number(c->arena, c->right, &y))
		return of((x > y) - (x < y) == wanted);
	return of(version_compare(c->n->text, c->right->text, &order) && (order > 0) - (order < 0) == wanted);
}

static enum truth matches(const struct compared *c)
{
	if (!compare_is_scalar(c->n))
		return TRUTH_FALSE;
	return c->constant ? patterns_search(c->patterns, c->right->text, c->n->text)
	                   : patterns_search_once(c->patterns, c->right->text, c->n->text);
}

/* A document's value may be anything. */
static bool is_value(const struct node *n) { return n->kind == NODE_UNKNOWN || compare_is_scalar(n); }

static enum truth with_value(const struct compared *c)
{
	switch (c->op) {
	case COND_EQUALS:
		return equals(c);
	case COND_IN:
		return c->constant ? is_in(c) : equals(c);
	case COND_MATCHES:
		return matches(c);
	case COND_ABOVE:
	case COND_BELOW:
		return ordered(c, c->op == COND_ABOVE);
	default:
		return TRUTH_FALSE;
	}
}

enum truth compare(const struct compared *c)
{
	if (c->op == COND_EXISTS)
		return TRUTH_TRUE;
	if (c->op == COND_NAMED)
		return patterns_search(c->patterns, c->right->text, c->n->key);
	if (c->op == COND_SOURCE)
		return c->n->kind == NODE_UNKNOWN ? patterns_search(c->patterns, c->right->text, c->n->text)
		                                  : TRUTH_FALSE;
	if (!c->constant && (!is_value(c->n) || !is_value(c->right)))
		return TRUTH_FALSE;
	return c->n->kind == NODE_UNKNOWN || c->right->kind == NODE_UNKNOWN ? TRUTH_UNKNOWN : with_value(c);
}
