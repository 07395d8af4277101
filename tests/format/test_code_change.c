#include "code_show.h"

static void code_change_done(void) { arena_free(&code_shown); }
TestSuite(code_change, .fini = code_change_done);

static void says(format_reader *read, const char *change, const char *want)
{
	struct buf b BUF_AUTO = {0};
	buf_printf(&b, "o = {'a': 1, 'b': {'c': 2}}; l = ['x']\n%s; done(o, l)", change);
	buf_byte(&b, 0);
	const struct node *last = node_get(code_tree_of(read, b.p), S("calls"))->child;
	while (last->next)
		last = last->next;
	struct buf shown BUF_AUTO = {0};
	code_show_value(&shown, node_get(last, S("args")));
	buf_byte(&shown, 0);
	cr_expect_str_eq(shown.p, want, "%s: %s", change, shown.p);
}

Test(code_change, members_that_are_assigned_are_not_known)
{
	says(code_read, "0", "[{a: 1, b: {c: 2}}, ['x']]");
	says(code_read, "o.a = 3", "[{...: ?o, a: ?o, b: {c: 2}}, ['x']]");
	says(code_read, "o['b'] = 3", "[{...: ?o, a: 1, b: ?o}, ['x']]");
	says(code_read, "o.b.c = 3", "[{...: ?o, a: 1, b: ?o}, ['x']]");
	says(code_read, "delete o.a", "[{...: ?o, a: ?o, b: {c: 2}}, ['x']]");
	says(code_read, "o[k] = 3", "[?o, ['x']]");
	says(code_read, "Object.assign(o, p)", "[?o, ['x']]");
	says(python_read, "o['a'] = 3", "[{...: ?o, a: ?o, b: {c: 2}}, ['x']]");
	says(python_read, "o.update(a=2)", "[?o, ['x']]");
}

Test(code_change, lists_that_grow_go_on)
{
	says(code_read, "l.push('y')", "[{a: 1, b: {c: 2}}, ['x', ?l]]");
	says(code_read, "l.sort()", "[{a: 1, b: {c: 2}}, ?l]");
	says(python_read, "l.append('y')", "[{a: 1, b: {c: 2}}, ['x', ?l]]");
	says(python_read, "l.index('y')", "[{a: 1, b: {c: 2}}, ['x']]");
	says(code_read, "o.b.push('y')", "[{...: ?o, a: 1, b: ?o}, ['x']]");
}
