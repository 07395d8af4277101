/* The questions of the three stages, on a rule set of a few controls. */
#include "policy/gate.h"

#include <criterion/criterion.h>

#include "gate_set.h"

/* A run over tree and history of a registered app at medium tier, in which nothing was found. */
struct run {
	struct arena arena;
	struct report r;
	struct gate_options o;
	struct config config;
	struct manifest manifest;
	struct finding findings[8];
	struct statement evidence[1];
	struct trouble trouble;
};

static void run_begin(struct run *run, enum stage stage)
{
	*run = (struct run){0};
	run->config.fail_on = SEVERITY_HIGH;
	run->r = (struct report){.arena = &run->arena, .rules = &gate_set, .stage = stage, .tier = TIER_MEDIUM};
	run->r.text_files = run->r.text_blobs = run->r.commits = 1;
	run->r.has_manifest = run->r.is_repository = run->r.history = run->r.worktree = true;
	run->r.min_confidence = CONFIDENCE_MEDIUM;
	run->r.as_of = S("2026-11-23");
	run->r.findings = run->findings;
	run->evidence[0] =
	        (struct statement){&gate_controls[C_RATE01], EVIDENCE_FOR, S("nginx.conf"), 3, S("limit_req"), false};
	run->o = (struct gate_options){.config = &run->config, .manifest = &run->manifest, .checklist = true};
	run->o.statements = run->evidence;
	run->o.n_statements = 1;
}

static struct finding *run_add(struct run *run, size_t rule, enum held held)
{
	struct finding *f = &run->findings[run->r.n_findings++];
	f->main.rule = &gate_rules[rule];
	f->main.confidence = CONFIDENCE_HIGH;
	f->main.secret = rule != R_NO_LIMIT;
	f->held = held;
	return f;
}

static int run_decide(struct run *run)
{
	gate_decide(&run->r, &run->o);
	return run->r.exit_status;
}

static void run_trouble(struct run *run, enum trouble_class class)
{
	run->trouble = (struct trouble){.class = class, .reason = S("reason"), .count = 1};
	run->r.troubles = &run->trouble;
	run->r.n_troubles = 1;
}

Test(gate, nothing_found_holds_at_every_stage)
{
	for (enum stage s = STAGE_WORK; s <= STAGE_LAUNCH; s++) {
		struct run run;
		run_begin(&run, s);
		cr_assert_eq(run_decide(&run), 0);
		cr_assert_eq(run.r.status, STATUS_READY);
		cr_assert_eq(run.r.controls[C_SECR01].verdict, VERDICT_PASS);
		cr_assert_eq(run.r.controls[C_REGI02].verdict, VERDICT_NOT_APPLICABLE);
		arena_free(&run.arena);
	}
}

Test(gate, narrowed_run_is_clean_and_never_ready)
{
	struct run run;
	run_begin(&run, STAGE_REGISTER);
	run.r.narrowed = true;
	cr_assert_eq(run_decide(&run), 0);
	cr_assert_eq(run.r.status, STATUS_CLEAN);
	arena_free(&run.arena);
}

Test(gate, secret_stops_every_stage)
{
	for (enum stage s = STAGE_WORK; s <= STAGE_LAUNCH; s++) {
		struct run run;
		run_begin(&run, s);
		run_add(&run, R_KEY, HELD_HEAD);
		cr_assert_eq(run_decide(&run), 1);
		cr_assert_eq(run.r.status, STATUS_ACTION_REQUIRED);
		cr_assert(run.r.findings[0].gates);
		cr_assert_eq(run.r.findings[0].severity, SEVERITY_HIGH);
		cr_assert_eq(run.r.controls[C_SECR02].verdict, VERDICT_FAIL);
		cr_assert(run.r.controls[C_SECR02].gates);
		cr_assert(str_eq(run.r.next_command, S("microaudit explain some-key")));
		arena_free(&run.arena);
	}
}

Test(gate, what_history_alone_holds_is_secr_01)
{
	struct run run;
	run_begin(&run, STAGE_REGISTER);
	run_add(&run, R_KEY, HELD_HISTORY);
	cr_assert_eq(run_decide(&run), 1);
	cr_assert(str_eq(run.r.findings[0].control->id, S("SECR-01")));
	cr_assert_eq(run.r.controls[C_SECR01].verdict, VERDICT_FAIL);
	cr_assert_eq(run.r.controls[C_SECR02].verdict, VERDICT_PASS);
	arena_free(&run.arena);
}

Test(gate, other_branches_gate_only_when_asked)
{
	for (int all = 0; all < 2; all++) {
		struct run run;
		run_begin(&run, STAGE_LAUNCH);
		run.o.all_refs = all;
		run_add(&run, R_KEY, HELD_ELSEWHERE);
		cr_assert_eq(run_decide(&run), all);
		cr_assert_eq(run.r.n_findings, 1);
		arena_free(&run.arena);
	}
}

Test(gate, known_findings_fail_the_control_but_do_not_gate)
{
	struct run run;
	run_begin(&run, STAGE_LAUNCH);
	run_add(&run, R_KEY, HELD_HEAD)->state = STATE_KNOWN;
	cr_assert_eq(run_decide(&run), 0);
	cr_assert_eq(run.r.controls[C_SECR02].verdict, VERDICT_FAIL);
	cr_assert_not(run.r.controls[C_SECR02].gates);
	arena_free(&run.arena);
}

Test(gate, rotated_and_public_values_are_info)
{
	struct run run;
	run_begin(&run, STAGE_LAUNCH);
	run_add(&run, R_KEY, HELD_HISTORY)->state = STATE_ROTATED;
	run_add(&run, R_PUBLIC, HELD_HEAD);
	cr_assert_eq(run_decide(&run), 0);
	cr_assert_eq(run.r.findings[0].severity, SEVERITY_INFO);
	cr_assert_eq(run.r.findings[1].severity, SEVERITY_INFO);
	cr_assert_eq(run.r.controls[C_SECR01].verdict, VERDICT_PASS);
	arena_free(&run.arena);
}

Test(gate, low_confidence_is_hidden_and_counted)
{
	struct run run;
	run_begin(&run, STAGE_REGISTER);
	run_add(&run, R_KEY, HELD_HEAD)->main.confidence = CONFIDENCE_LOW;
	cr_assert_eq(run_decide(&run), 0);
	cr_assert_eq(run.r.n_findings, 0);
	cr_assert_eq(run.r.hidden, 1);
	arena_free(&run.arena);
}

Test(gate, absence_is_unproven_before_launch_and_fails_at_launch)
{
	for (enum stage s = STAGE_REGISTER; s <= STAGE_LAUNCH; s++) {
		struct run run;
		run_begin(&run, s);
		run.o.n_statements = 0;
		run_add(&run, R_NO_LIMIT, HELD_HEAD);
		bool launch = s == STAGE_LAUNCH;
		cr_assert_eq(run_decide(&run), launch);
		cr_assert_eq(run.r.n_findings, launch);
		cr_assert_eq(run.r.controls[C_RATE01].verdict, launch ? VERDICT_FAIL : VERDICT_UNPROVEN);
		cr_assert(str_eq(run.r.controls[C_RATE01].why, S("No rate limit")));
		arena_free(&run.arena);
	}
}

Test(gate, unproven_stops_a_launch_from_medium_tier_on)
{
	const enum tier tiers[] = {TIER_NONE, TIER_LOW, TIER_MEDIUM, TIER_HIGH, TIER_CRITICAL};
	for (size_t i = 0; i < sizeof tiers / sizeof *tiers; i++) {
		struct run run;
		run_begin(&run, STAGE_LAUNCH);
		run.r.tier = tiers[i];
		run.o.n_statements = 0;
		cr_assert_eq(run_decide(&run), tiers[i] != TIER_LOW);
		arena_free(&run.arena);
	}
}

Test(gate, waived_control_does_not_stop_a_launch)
{
	static const struct exception waiver = {.rule = STR_INIT("RATE-01"),
	                                        .why = STR_INIT("the CDN limits it"),
	                                        .by = STR_INIT("a@example.com"),
	                                        .expires = STR_INIT("2026-11-23")};
	struct run run;
	run_begin(&run, STAGE_LAUNCH);
	run.o.n_statements = 0;
	run.manifest.exceptions = &waiver;
	run.manifest.n_exceptions = 1;
	cr_assert_eq(run_decide(&run), 0);
	cr_assert_eq(run.r.controls[C_RATE01].verdict, VERDICT_EXCEPTED);
	arena_free(&run.arena);
}

Test(gate, waiver_that_nothing_needs_is_reported)
{
	static const struct exception waiver = {.rule = STR_INIT("RATE-01"),
	                                        .why = STR_INIT("the CDN limits it"),
	                                        .by = STR_INIT("a@example.com"),
	                                        .expires = STR_INIT("2027-01-01"),
	                                        .file = STR_INIT("microapp.yaml"),
	                                        .line = 9};
	struct run run;
	run_begin(&run, STAGE_LAUNCH);
	run.manifest.exceptions = &waiver;
	run.manifest.n_exceptions = 1;
	cr_assert_eq(run_decide(&run), 1);
	cr_assert_eq(run.r.n_findings, 1);
	cr_assert(str_eq(run.r.findings[0].main.rule->id, S("exception-unused")));
	cr_assert_eq(run.r.controls[C_GOVN05].verdict, VERDICT_FAIL);
	arena_free(&run.arena);
}

Test(gate, missing_manifest_is_a_hint_and_at_launch_a_failure)
{
	for (enum stage s = STAGE_REGISTER; s <= STAGE_LAUNCH; s++) {
		struct run run;
		run_begin(&run, s);
		run.r.has_manifest = false;
		run.r.tier = TIER_NONE;
		run.o.manifest = NULL;
		cr_assert_eq(run_decide(&run), s == STAGE_LAUNCH);
		cr_assert_eq(run.r.n_findings, 1);
		cr_assert_eq(run.r.findings[0].severity, s == STAGE_LAUNCH ? SEVERITY_HIGH : SEVERITY_INFO);
		cr_assert(str_eq(run.r.next_command, S("microaudit init")));
		arena_free(&run.arena);
	}
}

Test(gate, control_that_is_off_at_the_tier_does_not_apply)
{
	struct run run;
	run_begin(&run, STAGE_LAUNCH);
	run.r.tier = TIER_LOW;
	cr_assert_eq(run_decide(&run), 0);
	cr_assert_eq(run.r.controls[C_HARD01].verdict, VERDICT_NOT_APPLICABLE);
	arena_free(&run.arena);
}

Test(gate, boundary_is_fine_until_launch_or_strict)
{
	struct run run;
	run_begin(&run, STAGE_REGISTER);
	run_trouble(&run, TROUBLE_BOUNDARY);
	cr_assert_eq(run_decide(&run), 0);
	cr_assert_eq(run.r.controls[C_SECR01].verdict, VERDICT_UNPROVEN);
	run.config.strict = true;
	cr_assert_eq(run_decide(&run), 3);
	arena_free(&run.arena);
	run_begin(&run, STAGE_LAUNCH);
	run_trouble(&run, TROUBLE_BOUNDARY);
	cr_assert_eq(run_decide(&run), 3);
	arena_free(&run.arena);
}

Test(gate, failure_outranks_findings_and_choice_changes_nothing)
{
	struct run run;
	run_begin(&run, STAGE_REGISTER);
	run_add(&run, R_KEY, HELD_HEAD);
	run_trouble(&run, TROUBLE_FAILED);
	cr_assert_eq(run_decide(&run), 3);
	cr_assert_eq(run.r.status, STATUS_INCOMPLETE);
	run.trouble.class = TROUBLE_CHOSEN;
	cr_assert_eq(run_decide(&run), 1);
	arena_free(&run.arena);
}

Test(gate, sections_left_out_do_not_gate)
{
	static const str only[] = {STR_INIT("secrets")};
	struct run run;
	run_begin(&run, STAGE_LAUNCH);
	run.o.n_statements = 0;
	run.o.sections = (struct strs){only, 1};
	run.r.narrowed = true;
	cr_assert_eq(run_decide(&run), 0);
	cr_assert_eq(run.r.status, STATUS_CLEAN);
	cr_assert_eq(run.r.controls[C_RATE01].verdict, VERDICT_UNPROVEN);
	arena_free(&run.arena);
}

Test(gate, single_rule_proves_nothing_and_stops_nothing)
{
	static const str rules[] = {STR_INIT("some-key")};
	struct run run;
	run_begin(&run, STAGE_LAUNCH);
	bool on[sizeof gate_rules / sizeof *gate_rules] = {false};
	for (size_t i = 0; i < sizeof on; i++)
		on[i] = str_eq(gate_rules[i].id, rules[0]);
	run.o.rules = (struct strs){rules, 1};
	run.o.on = on;
	run.r.narrowed = true;
	cr_assert_eq(run_decide(&run), 0);
	cr_assert_eq(run.r.controls[C_SECR02].verdict, VERDICT_UNPROVEN);
	arena_free(&run.arena);
}

Test(gate, worst_finding_comes_first)
{
	struct run run;
	run_begin(&run, STAGE_REGISTER);
	run_add(&run, R_KEY, HELD_HEAD)->main.place.path = S("z");
	run_add(&run, R_PUBLIC, HELD_HEAD)->main.place.path = S("a");
	run_add(&run, R_KEY, HELD_HEAD)->main.place.path = S("b");
	run_decide(&run);
	cr_assert(str_eq(run.r.findings[0].main.place.path, S("b")));
	cr_assert(str_eq(run.r.findings[2].main.place.path, S("a")));
	arena_free(&run.arena);
}

Test(gate, status_of_the_manifest_chooses_the_question)
{
	struct manifest m = {.status = S("draft")};
	cr_assert_eq(gate_usual_stage(NULL), STAGE_REGISTER);
	cr_assert_eq(gate_usual_stage(&m), STAGE_REGISTER);
	m.status = S("registered");
	cr_assert_eq(gate_usual_stage(&m), STAGE_LAUNCH);
}
