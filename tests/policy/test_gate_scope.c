/* What a run did not look at, by choice, by a limit or by a failure: it proves nothing, and only a failure stops. */
#include "gate_run.h"

Test(gate_scope, narrowed_run_is_clean_and_never_ready)
{
	struct run run;
	run_begin(&run, STAGE_REGISTER);
	run.r.narrowed = true;
	cr_assert_eq(run_decide(&run), 0);
	cr_assert_eq(run.r.status, STATUS_CLEAN);
	arena_free(&run.arena);
}

Test(gate_scope, boundary_is_fine_until_launch_or_strict)
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

Test(gate_scope, failure_outranks_findings_and_choice_changes_nothing)
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

Test(gate_scope, sections_left_out_do_not_gate)
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

Test(gate_scope, single_rule_proves_nothing_and_stops_nothing)
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
