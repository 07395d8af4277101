/* Which evidence has the last word about a control. */
#include "policy/verdict.h"

#include <criterion/criterion.h>

#include "run_rules.h"

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
        {.id = STR_INIT("prints"), .title = STR_INIT("Plain prints"), .control = &verdict_controls[1]},
        RUN_RULE(1, &verdict_controls[0], "secr-02", run_tree)};
static const struct ruleset verdict_set = {verdict_rules, 2, verdict_controls, 2, {NULL, 0}};

static struct judgement judge_with(struct arena *a, const struct statement *e, size_t n, struct finding *f)
{
	struct report r = {
	        .arena = a, .rules = &verdict_set, .worktree = true, .stage = STAGE_REGISTER, .text_files = 1};
	struct gate_options o = {.checklist = true, .statements = e, .n_statements = n};
	r.findings = f;
	r.n_findings = f != NULL;
	verdict_all(&r, &o, NULL);
	return r.controls[1];
}

Test(verdict, unread_outranks_proven_and_proven_outranks_not_applicable)
{
	struct arena a = {0};
	const struct statement e[] = {
	        {&verdict_controls[1], EVIDENCE_DOES_NOT_APPLY, STR_INIT(""), 0, STR_INIT("no server"), false},
	        {&verdict_controls[1], EVIDENCE_FOR, STR_INIT("log.js"), 3, STR_INIT("pino"), false},
	        {&verdict_controls[1], EVIDENCE_UNREAD, STR_INIT("b.js"), 1, STR_INIT("not readable"), false},
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
	const struct statement e = {&verdict_controls[1], EVIDENCE_FOR, STR_INIT("log.js"), 3, STR_INIT("pino"), false};
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

Test(verdict, what_was_left_out_by_choice_takes_a_pass_away_and_stops_nothing)
{
	struct arena a = {0};
	const struct statement e[] = {
	        {&verdict_controls[1], EVIDENCE_UNREAD, STR_INIT("b.js"), 0, STR_INIT("left out"), true},
	        {&verdict_controls[1], EVIDENCE_FOR, STR_INIT("log.js"), 3, STR_INIT("pino"), false},
	        {&verdict_controls[1], EVIDENCE_UNREAD, STR_INIT("c.js"), 1, STR_INIT("not readable"), false},
	};
	struct judgement j = judge_with(&a, e, 2, NULL);
	cr_assert_eq(j.verdict, VERDICT_UNPROVEN);
	cr_assert(j.by_choice && str_eq(j.evidence[0].path, S("b.js")));
	j = judge_with(&a, e, 3, NULL);
	cr_assert_eq(j.verdict, VERDICT_UNPROVEN);
	cr_assert(!j.by_choice && str_eq(j.why, S("not readable")), "what failed outranks what was chosen");
	j = judge_with(&a, e, 1, NULL);
	cr_assert(!j.by_choice && str_find(j.why, S("a logger"), 0) != SIZE_MAX, "nothing would have passed");
	arena_free(&a);
}

Test(verdict, part_of_the_rules_proves_nothing_and_all_of_them_skipped_is_not_asked)
{
	struct arena a = {0};
	static const str ids[] = {STR_INIT("prints")};
	const struct statement e = {&verdict_controls[1], EVIDENCE_FOR, STR_INIT(""), 0, STR_INIT("pino"), false};
	const struct rule rules[] = {verdict_rules[0],
	                             {.number = 1, .id = STR_INIT("logs"), .control = &verdict_controls[1]}};
	const struct ruleset set = {rules, 2, verdict_controls, 2, {NULL, 0}};
	bool on[] = {false, true};
	struct report r = {.arena = &a, .rules = &set, .worktree = true, .text_files = 1, .stage = STAGE_LAUNCH};
	struct gate_options o = {.checklist = true, .statements = &e, .n_statements = 1, .on = on};
	o.skipped = (struct strs){ids, 1};
	verdict_all(&r, &o, NULL);
	cr_expect(r.controls[1].verdict == VERDICT_UNPROVEN && r.controls[1].by_choice);
	cr_expect(str_find(r.controls[1].why, S("only some"), 0) == 0, "%.*s", STR_ARG(r.controls[1].why));
	o.skipped.n = 0;
	o.spared = (struct strs){ids, 1};
	verdict_all(&r, &o, NULL);
	cr_expect_eq(r.controls[1].verdict, VERDICT_PASS, "the policy answers for what it leaves out");
	on[1] = false;
	verdict_all(&r, &o, NULL);
	cr_expect(r.controls[1].verdict == VERDICT_UNPROVEN && r.controls[1].by_choice);
	cr_expect(str_eq(r.controls[1].why, S("not asked for in this run")));
	verdict_gates(&r, &o);
	cr_expect_not(r.controls[1].gates);
	arena_free(&a);
}

Test(verdict, a_possible_secret_decides_nothing_and_a_known_one_is_called_so)
{
	struct arena a = {0};
	struct rule rule = {.id = S("guess"), .title = S("Possible"), .control = &verdict_controls[0]};
	struct finding f = {
	        .main = {.rule = &rule, .possible = true, .place = {.path = S("test/a.js"), .sample = true}},
	        .control = &verdict_controls[0],
	        .severity = SEVERITY_LOW};
	struct report r = {
	        .arena = &a, .rules = &verdict_set, .worktree = true, .text_files = 3, .findings = &f, .n_findings = 1};
	struct gate_options o = {.checklist = true};
	verdict_all(&r, &o, NULL);
	cr_expect_eq(r.controls[0].verdict, VERDICT_PASS);
	cr_expect(str_eq(r.controls[0].why, S("no secret in 3 files but 1 possible in tests and documentation")),
	          "%.*s", STR_ARG(r.controls[0].why));
	f.main.possible = false;
	verdict_all(&r, &o, NULL);
	cr_expect_eq(r.controls[0].verdict, VERDICT_FAIL);
	f.state = STATE_KNOWN;
	verdict_all(&r, &o, NULL);
	cr_expect(str_find(r.controls[0].why, S("(known"), 0) != SIZE_MAX);
	arena_free(&a);
}

Test(verdict, nothing_passes_when_no_file_was_searched)
{
	struct arena a = {0};
	const struct statement e = {&verdict_controls[1], EVIDENCE_FOR, STR_INIT(""), 0, STR_INIT("pino"), false};
	struct report r = {.arena = &a, .rules = &verdict_set, .worktree = true, .files = 3};
	struct gate_options o = {.checklist = true, .statements = &e, .n_statements = 1};
	verdict_all(&r, &o, NULL);
	cr_expect_eq(r.controls[0].verdict, VERDICT_UNPROVEN);
	cr_expect_eq(r.controls[1].verdict, VERDICT_UNPROVEN);
	r.text_files = 1;
	verdict_all(&r, &o, NULL);
	cr_expect_eq(r.controls[0].verdict, VERDICT_PASS);
	cr_expect_eq(r.controls[1].verdict, VERDICT_PASS);
	arena_free(&a);
}
