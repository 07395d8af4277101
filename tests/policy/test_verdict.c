/* Which evidence has the last word about a control. */
#include "policy/verdict.h"

#include <criterion/criterion.h>

static const struct control verdict_controls[] = {{.id = STR_INIT("SECR-02"),
                                                   .section = STR_INIT("secrets"),
                                                   .required = true,
                                                   .severity = {SEVERITY_HIGH, SEVERITY_HIGH, SEVERITY_HIGH}},
                                                  {.id = STR_INIT("MONI-01"),
                                                   .section = STR_INIT("monitoring"),
                                                   .required = true,
                                                   .evidence = STR_INIT("a logger"),
                                                   .severity = {SEVERITY_LOW, SEVERITY_MEDIUM, SEVERITY_HIGH}}};
static const struct rule verdict_rules[] = {
        {.id = STR_INIT("prints"), .title = STR_INIT("Plain prints"), .control = &verdict_controls[1]}};
static const struct ruleset verdict_set = {verdict_rules, 1, verdict_controls, 2, {NULL, 0}};

static struct judgement judge_with(struct arena *a, const struct gate_evidence *e, size_t n, struct finding *f)
{
	struct report r = {
	        .arena = a, .rules = &verdict_set, .worktree = true, .stage = STAGE_REGISTER, .text_files = 1};
	struct gate_options o = {.checklist = true, .evidence = e, .n_evidence = n};
	r.findings = f;
	r.n_findings = f != NULL;
	verdict_all(&r, &o, NULL);
	return r.controls[1];
}

Test(verdict, unread_outranks_proven_and_proven_outranks_not_applicable)
{
	struct arena a = {0};
	const struct gate_evidence e[] = {
	        {&verdict_controls[1], VERDICT_NOT_APPLICABLE, STR_INIT(""), 0, STR_INIT("no server")},
	        {&verdict_controls[1], VERDICT_PASS, STR_INIT("log.js"), 3, STR_INIT("pino")},
	        {&verdict_controls[1], VERDICT_UNPROVEN, STR_INIT("b.js"), 1, STR_INIT("not readable")},
	};
	cr_assert_eq(judge_with(&a, e, 1, NULL).verdict, VERDICT_NOT_APPLICABLE);
	struct judgement j = judge_with(&a, e, 2, NULL);
	cr_assert_eq(j.verdict, VERDICT_PASS);
	cr_assert_eq(j.n_evidence, 1);
	cr_assert_eq(j.evidence[0].line, 3);
	cr_assert_eq(judge_with(&a, e, 3, NULL).verdict, VERDICT_UNPROVEN);
	arena_free(&a);
}

Test(verdict, finding_outranks_evidence_until_it_is_excepted)
{
	struct arena a = {0};
	const struct gate_evidence e = {&verdict_controls[1], VERDICT_PASS, STR_INIT("log.js"), 3, STR_INIT("pino")};
	struct finding f = {.control = &verdict_controls[1], .severity = SEVERITY_MEDIUM, .main.rule = verdict_rules};
	cr_assert_eq(judge_with(&a, &e, 1, &f).verdict, VERDICT_FAIL);
	f.state = STATE_EXCEPTED;
	cr_assert_eq(judge_with(&a, &e, 1, &f).verdict, VERDICT_EXCEPTED);
	f.state = STATE_NEW;
	f.severity = SEVERITY_INFO;
	cr_assert_eq(judge_with(&a, &e, 1, &f).verdict, VERDICT_PASS);
	arena_free(&a);
}

Test(verdict, what_nobody_decides_is_unproven_and_says_what_was_looked_for)
{
	struct arena a = {0};
	struct judgement j = judge_with(&a, NULL, 0, NULL);
	cr_assert_eq(j.verdict, VERDICT_UNPROVEN);
	cr_assert(str_find(j.why, S("a logger"), 0) != SIZE_MAX);
	arena_free(&a);
}

Test(verdict, asks_only_for_what_was_selected)
{
	static const str sections[] = {STR_INIT("secrets")}, rules[] = {STR_INIT("prints")};
	struct report r = {.rules = &verdict_set, .worktree = true};
	struct gate_options o = {.sections = {sections, 1}};
	cr_assert(verdict_asked(&r, &o, &verdict_controls[0]));
	cr_assert_not(verdict_asked(&r, &o, &verdict_controls[1]));
	o = (struct gate_options){.rules = {rules, 1}};
	cr_assert_not(verdict_asked(&r, &o, &verdict_controls[0]));
	cr_assert(verdict_asked(&r, &o, &verdict_controls[1]));
	r.worktree = false;
	cr_assert_not(verdict_asked(&r, &o, &verdict_controls[1]));
}

Test(verdict, nothing_passes_when_no_file_was_searched)
{
	struct arena a = {0};
	const struct gate_evidence e = {&verdict_controls[1], VERDICT_PASS, STR_INIT(""), 0, STR_INIT("pino")};
	struct report r = {.arena = &a, .rules = &verdict_set, .worktree = true, .files = 3};
	struct gate_options o = {.checklist = true, .evidence = &e, .n_evidence = 1};
	verdict_all(&r, &o, NULL);
	cr_expect_eq(r.controls[0].verdict, VERDICT_UNPROVEN);
	cr_expect_eq(r.controls[1].verdict, VERDICT_UNPROVEN);
	r.text_files = 1;
	verdict_all(&r, &o, NULL);
	cr_expect_eq(r.controls[0].verdict, VERDICT_PASS);
	cr_expect_eq(r.controls[1].verdict, VERDICT_PASS);
	arena_free(&a);
}
