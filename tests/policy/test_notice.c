/* Findings that policy makes by itself. */
#include "policy/notice.h"

#include <criterion/criterion.h>

#include "rules/ruleset.h"

Test(notice, every_rule_is_complete)
{
	for (enum notice n = 0; n < NOTICE_COUNT; n++) {
		const struct rule *rule = ruleset_find(ruleset_builtin(), notice_id(n));
		cr_assert(rule && rule->kind == RULE_NOTICE, "%.*s", STR_ARG(notice_id(n)));
		cr_assert(rule->control && rule->title.n && rule->why.n && rule->fix.n);
	}
}

Test(notice, a_set_without_them_reports_nothing)
{
	const struct ruleset none = {0};
	struct arena a = {0};
	struct report r = {.arena = &a, .rules = &none};
	struct notices list = {0};
	notice_add(&list, &r, NOTICE_MANIFEST_MISSING, S(""), 0, 0, S(""), S("x"));
	cr_assert_eq(list.n, 0);
	arena_free(&a);
}

Test(notice, findings_join_those_that_are_there)
{
	struct arena a = {0};
	struct finding old = {.main.shown = S("old")};
	struct report r = {.arena = &a, .rules = ruleset_builtin(), .findings = &old, .n_findings = 1};
	struct notices list = {0};
	notice_add(&list, &r, NOTICE_EXCEPTION_UNUSED, S("a.yaml"), 3, 1, S("x"), S("nothing matches x"));
	notice_add(&list, &r, NOTICE_EXCEPTION_UNUSED, S("a.yaml"), 9, 1, S("y"), S("nothing matches y"));
	notice_join(&list, &r);
	cr_assert_eq(r.n_findings, 3);
	cr_assert(str_eq(r.findings[0].main.shown, S("old")));
	cr_assert_eq(r.findings[2].main.place.line, 9);
	cr_assert(memcmp(r.findings[1].main.print, r.findings[2].main.print, PRINT_SIZE) != 0);
	cr_assert_eq(list.n, 0);
	arena_free(&a);
}

Test(notice, line_does_not_change_the_identity)
{
	struct arena a = {0};
	struct report r = {.arena = &a, .rules = ruleset_builtin()};
	struct notices list = {0};
	notice_add(&list, &r, NOTICE_MANIFEST_INVALID, S("m.yaml"), 3, 1, S("owner"), S("owner is missing"));
	notice_add(&list, &r, NOTICE_MANIFEST_INVALID, S("m.yaml"), 4, 7, S("owner"), S("owner is empty"));
	notice_join(&list, &r);
	cr_assert_eq(memcmp(r.findings[0].main.print, r.findings[1].main.print, PRINT_SIZE), 0);
	arena_free(&a);
}
