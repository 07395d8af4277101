/* The questions of the three stages, on a rule set of a few controls. */
#include "gate_run.h"

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
