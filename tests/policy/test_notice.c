/* Findings that policy makes by itself. */
#include "policy/notice.h"

#include <criterion/criterion.h>

static const struct control notice_controls[] = {{.id = STR_INIT("REGI-01")}, {.id = STR_INIT("GOVN-05")}};
static const struct ruleset notice_set = {NULL, 0, notice_controls, 2, {NULL, 0}};

Test(notice, every_rule_is_complete)
{
	struct arena a = {0};
	for (enum notice n = 0; n < NOTICE_COUNT; n++) {
		const struct rule *rule = notice_rule(n, &notice_set, &a);
		cr_assert(rule->control && rule->title.n && rule->why.n && rule->fix.n);
		cr_assert(notice_named(rule->id));
	}
	cr_assert_not(notice_named(S("github-pat")));
	arena_free(&a);
}

Test(notice, findings_join_those_that_are_there)
{
	struct arena a = {0};
	struct finding old = {.main.shown = S("old")};
	struct report r = {.arena = &a, .rules = &notice_set, .findings = &old, .n_findings = 1};
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
	struct report r = {.arena = &a, .rules = &notice_set};
	struct notices list = {0};
	notice_add(&list, &r, NOTICE_MANIFEST_INVALID, S("m.yaml"), 3, 1, S("owner"), S("owner is missing"));
	notice_add(&list, &r, NOTICE_MANIFEST_INVALID, S("m.yaml"), 4, 7, S("owner"), S("owner is empty"));
	notice_join(&list, &r);
	cr_assert_eq(memcmp(r.findings[0].main.print, r.findings[1].main.print, PRINT_SIZE), 0);
	arena_free(&a);
}
