/* SELECT for a stranger: does it find rows, and what does it give? Where nothing is found, it gives NULL. */
#include <stdint.h>

#include "row_get.h"
#include "sql_guard_int.h"

/* count(*) and its like, which find one row where there is none; at any depth. */
static bool has_sum(const struct node *n, unsigned depth)
{
	const struct node *args = node_get(n, S("args"));
	static const char sums[] =
	        "count sum max min avg bool_or bool_and every array_agg json_agg jsonb_agg string_agg";
	if (row_is(n, S("op"), S("call")) && str_listed(row_text(n, S("name")), sums))
		return true;
	for (const struct node *a = args && depth < GUARD_NESTED ? row_at(args->child) : NULL; a; a = row_after(a))
		if (has_sum(a, depth + 1))
			return true;
	return false;
}

bool guard_sums(const struct node *select)
{
	const struct node *targets = node_get(select, S("targets"));
	for (const struct node *t = targets ? row_at(targets->child) : NULL; t; t = row_after(t))
		if (has_sum(t, 0))
			return true;
	return false;
}

enum truth guard_rows(struct guard_frame *f, const struct node *select, bool *caller, unsigned depth)
{
	const struct node *where = node_get(select, S("where")), *on = node_get(select, S("on"));
	enum truth rows = node_get(select, S("from")) ? TRUTH_UNKNOWN : TRUTH_TRUE;
	if (node_get(select, S("plain"))) {
		*caller = true;
		return TRUTH_UNKNOWN;
	}
	for (const struct node *n = where ? where : on ? row_at(on->child) : NULL; n;) {
		struct guard_value v = guard_eval(f, n, depth + 1);
		*caller = *caller || v.caller;
		if (!(v.can & (IS_TRUE | IS_SOME)))
			return TRUTH_FALSE;
		rows = v.can == IS_TRUE ? rows : TRUTH_UNKNOWN;
		n = n == where ? on ? row_at(on->child) : NULL : row_after(n);
	}
	return rows;
}

struct guard_value guard_select(struct guard_frame *f, const struct node *n, unsigned depth)
{
	const struct node *targets = node_get(n, S("targets")), *tables = node_get(n, S("tables"));
	const struct node *target = targets ? row_at(targets->child) : NULL;
	uint64_t index = 0;
	bool caller = false;
	str_number(row_text(n, S("target")), GUARD_VARIABLES, &index);
	for (; target && index; index--)
		target = row_after(target);
	enum truth rows = guard_rows(f, n, &caller, depth);
	struct guard_value v = target ? guard_eval(f, target, depth + 1) : guard_exactly(IS_ANY);
	bool sums = target && has_sum(target, 0), counts = sums && row_is(target, S("name"), S("count"));
	if (rows == TRUTH_FALSE)
		v = counts ? guard_known(S("0")) : guard_exactly(sums ? IS_ANY : IS_NULL);
	else if (sums)
		v = guard_exactly(IS_ANY);
	else if (rows == TRUTH_UNKNOWN)
		v.can |= IS_NULL;
	v.caller = v.caller || caller;
	v.data = v.data || (rows != TRUTH_FALSE && tables && tables->child);
	return v;
}

struct guard_value guard_in_select(struct guard_frame *f, const struct node *n, unsigned depth)
{
	const struct node *targets = node_get(n, S("targets")), *args = node_get(n, S("args"));
	struct guard_value left = guard_eval(f, args ? args->child : NULL, depth + 1);
	struct guard_value right =
	        targets && targets->child ? guard_eval(f, targets->child, depth + 1) : guard_unknown();
	struct guard_value v = guard_compare(left, right, S("="));
	enum truth rows = guard_rows(f, n, &v.caller, depth);
	v.can = rows == TRUTH_FALSE ? IS_FALSE : rows == TRUTH_TRUE ? v.can : v.can | IS_FALSE;
	return v;
}

struct guard_value guard_exists(struct guard_frame *f, const struct node *n, unsigned depth)
{
	bool caller = false;
	enum truth rows = guard_rows(f, n, &caller, depth);
	struct guard_value v = guard_exactly(rows == TRUTH_FALSE ? IS_FALSE : rows == TRUTH_TRUE ? IS_TRUE : IS_BOOL);
	v.caller = caller;
	return v;
}
