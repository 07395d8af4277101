/* The right-hand side of a condition: a constant, {path: …} or {by_tier: …}. */
#include "cond_value.h"

#include <stdint.h>

#include "query/unit.h"
#include "query/version.h"

static const struct cond_comparison comparisons[] = {
        {STR_INIT("equals"), COND_EQUALS, COND_TAKES_PATH | COND_TAKES_TIER | COND_TAKES_COUNT | COND_TAKES_UNIT},
        {STR_INIT("in"), COND_IN, COND_TAKES_PATH | COND_TAKES_TIER | COND_TAKES_LIST | COND_TAKES_UNIT},
        {STR_INIT("matches"), COND_MATCHES, COND_TAKES_PATH},
        {STR_INIT("above"), COND_ABOVE,
         COND_TAKES_PATH | COND_TAKES_TIER | COND_TAKES_COUNT | COND_TAKES_ORDER | COND_TAKES_UNIT},
        {STR_INIT("below"), COND_BELOW,
         COND_TAKES_PATH | COND_TAKES_TIER | COND_TAKES_COUNT | COND_TAKES_ORDER | COND_TAKES_UNIT},
        {STR_INIT("subset"), COND_SUBSET, COND_TAKES_PATH | COND_TAKES_TIER | COND_TAKES_LIST | COND_TAKES_UNIT},
        {STR_INIT("disjoint"), COND_DISJOINT, COND_TAKES_PATH | COND_TAKES_TIER | COND_TAKES_LIST | COND_TAKES_UNIT},
        {STR_INIT("exists"), COND_EXISTS, 0},
        {STR_INIT("source"), COND_SOURCE, 0},
        {STR_INIT("named"), COND_NAMED, 0},
};

const struct cond_comparison *cond_comparison(str name)
{
	const struct cond_comparison *c = NULL;
	for (size_t i = 0; (c = cond_comparison_at(i)) && !str_eq(c->name, name);)
		i++;
	return c;
}

const struct cond_comparison *cond_comparison_at(size_t i)
{
	return i < sizeof comparisons / sizeof *comparisons ? &comparisons[i] : NULL;
}

static bool is_scalar(const struct node *n) { return n->kind != NODE_ARRAY && n->kind != NODE_OBJECT; }

static bool check_order(const struct cond_comparison *c, const struct node *n, struct err *err)
{
	struct measure measure;
	int order;
	if (n->kind == NODE_NUMBER || unit_read(n->text, &measure) || version_compare(n->text, S("1"), &order))
		return true;
	return err_set(err,
	               "`%.*s` takes a number, a version or a value with a unit such as 15m, 10MiB or 5/s, not `%.*s`",
	               STR_ARG(c->name), STR_ARG(n->text));
}

/* With a unit stated: is every value an amount of its kind? */
static bool check_unit(const struct node *n, str unit, struct err *err)
{
	struct measure one, amount;
	enum unit kind = unit_named(unit, &one);
	if (unit.n && !kind)
		return err_set(err, "`%.*s` is no unit; write one such as ms, min, MiB or /minute", STR_ARG(unit));
	for (const struct node *v = n->kind == NODE_ARRAY ? n->child : n; unit.n && v; v = v == n ? NULL : v->next)
		if (!unit_as(kind, &one, v->text, &amount))
			return err_set(err, "`%.*s` is not an amount in %.*s", STR_ARG(v->text), STR_ARG(unit));
	return true;
}

static bool check_constant(const struct cond_comparison *c, const struct node *n, bool counts, str unit,
                           struct err *err)
{
	uint64_t number;
	if (counts)
		return (n->kind == NODE_NUMBER && str_number(n->text, UINT32_MAX, &number)) ||
		       err_set(err, "`count` is compared with a whole number");
	if (c->op == COND_EXISTS)
		return n->kind == NODE_BOOL || err_set(err, "`exists` takes true or false");
	if (!check_unit(n, unit, err))
		return false;
	if (!(c->takes & COND_TAKES_LIST))
		return is_scalar(n) ? !(c->takes & COND_TAKES_ORDER) || check_order(c, n, err)
		                    : err_set(err, "`%.*s` takes one value", STR_ARG(c->name));
	if (n->kind != NODE_ARRAY)
		return err_set(err, "`%.*s` takes a list", STR_ARG(c->name));
	for (const struct node *item = n->child; item; item = item->next)
		if (!is_scalar(item))
			return err_set(err, "`%.*s` takes a list of values", STR_ARG(c->name));
	return true;
}

static bool check_tiers(const struct cond_comparison *c, const struct node *n, bool counts, str unit, struct err *err)
{
	static const char *const tiers[] = {"low", "medium", "high"};
	size_t given = 0;
	for (size_t i = 0; i < 3; i++) {
		const struct node *at = node_get(n, str_of(tiers[i]));
		if (!at)
			return err_set(err, "`by_tier` lacks a value for %s (critical takes that for high)", tiers[i]);
		if (!check_constant(c, at, counts, unit, err))
			return false;
	}
	for (const struct node *at = n->child; at; at = at->next)
		given++;
	return given == 3 || err_set(err, "`by_tier` takes low, medium and high, once each, and nothing else");
}

bool cond_value(const struct cond_comparison *c, const struct node *n, bool counts, str unit, const struct node **value,
                const struct node **path, struct err *err)
{
	const struct node *only = n->child;
	*value = n;
	*path = NULL;
	if (unit.n && (counts || !(c->takes & COND_TAKES_UNIT)))
		return err_set(err, "`%.*s` takes no unit", counts ? 5 : (int)c->name.n, counts ? "count" : c->name.p);
	if (n->kind != NODE_OBJECT)
		return check_constant(c, n, counts, unit, err);
	if (!only || only->next)
		return err_set(err, "`%.*s` takes a value, {path: …} or {by_tier: …}", STR_ARG(c->name));
	bool is_path = str_eq(only->key, S("path"));
	if (!is_path && !str_eq(only->key, S("by_tier")))
		return err_set(err, "unknown key `%.*s` behind `%.*s`: expected a value, {path: …} or {by_tier: …}",
		               STR_ARG(only->key), STR_ARG(c->name));
	if (!(c->takes & (is_path ? COND_TAKES_PATH : COND_TAKES_TIER)))
		return err_set(err, "`%.*s` takes no {%.*s: …}", STR_ARG(c->name), STR_ARG(only->key));
	*value = is_path ? NULL : only;
	*path = is_path ? only : NULL;
	return is_path || check_tiers(c, only, counts, unit, err);
}
