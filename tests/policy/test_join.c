/* Several judged reports as one: nothing gets better, nothing is lost, every place says where it is. */
#include "policy/join.h"

#include <criterion/criterion.h>

static const struct control join_controls[] = {{.id = STR_INIT("SECR-02")}, {.id = STR_INIT("AUTH-01")}};
static const struct rule join_rules[] = {{.id = STR_INIT("pat"), .control = &join_controls[0]},
                                         {.id = STR_INIT("implicit"), .control = &join_controls[1]}};
static const struct ruleset join_set = {join_rules, 2, join_controls, 2, {NULL, 0}};

/* A root in which one value was found, with a place in history, and one file was too large. */
struct part {
	struct report report;
	struct finding finding;
	struct place places[2];
	struct judgement controls[2];
	struct evidence evidence;
	struct trouble trouble;
	str path;
};

static void part_new(struct part *p, enum status status, enum verdict secrets, enum verdict auth)
{
	*p = (struct part){.path = S("big.bin")};
	p->places[0] = (struct place){.path = S("a.py"), .line = 3, .col = 1};
	p->places[1] = (struct place){.path = S("old/a.py"), .line = 1, .col = 1, .origin = ORIGIN_HISTORY};
	p->finding = (struct finding){.main = {.rule = &join_rules[0], .place = p->places[0]},
	                              .control = &join_controls[0],
	                              .severity = SEVERITY_HIGH,
	                              .gates = status == STATUS_ACTION_REQUIRED,
	                              .places = p->places,
	                              .n_places = 2,
	                              .all_places = 2};
	p->evidence = (struct evidence){S("a.py"), 3, S("a token")};
	p->controls[0] = (struct judgement){.control = &join_controls[0],
	                                    .verdict = secrets,
	                                    .why = S("why"),
	                                    .evidence = &p->evidence,
	                                    .n_evidence = 1};
	p->controls[1] = (struct judgement){.control = &join_controls[1], .verdict = auth, .why = S("auth")};
	p->trouble = (struct trouble){TROUBLE_CHOSEN, S("over the size limit"), S(""), &p->path, 1, 1};
	p->report = (struct report){.rules = &join_set,
	                            .stage = STAGE_REGISTER,
	                            .status = status,
	                            .exit_status = status == STATUS_INCOMPLETE        ? 3
	                                           : status == STATUS_ACTION_REQUIRED ? 1
	                                                                              : 0,
	                            .findings = &p->finding,
	                            .n_findings = 1,
	                            .controls = p->controls,
	                            .n_controls = 2,
	                            .troubles = &p->trouble,
	                            .n_troubles = 1,
	                            .files = 2,
	                            .commits = 1,
	                            .bytes = 10,
	                            .hidden = 1,
	                            .next_command = S("microaudit init")};
}

Test(join, the_worst_of_each_and_the_sum_of_all)
{
	struct arena a = {0};
	struct part x, y;
	struct report out;
	part_new(&x, STATUS_READY, VERDICT_PASS, VERDICT_NOT_APPLICABLE);
	part_new(&y, STATUS_ACTION_REQUIRED, VERDICT_FAIL, VERDICT_NOT_APPLICABLE);
	y.controls[0].gates = true;
	y.finding.main.print[0] = 7;
	struct root_report parts[] = {{S("x"), false, &x.report}, {S("y/z"), false, &y.report}};
	report_join(parts, 2, &a, &out);
	cr_expect_eq(out.status, STATUS_ACTION_REQUIRED);
	cr_expect_eq(out.exit_status, 1);
	cr_expect_eq(out.n_roots, 2);
	cr_expect_eq(out.files, 4);
	cr_expect_eq(out.commits, 2);
	cr_expect_eq(out.bytes, 20);
	cr_expect_eq(out.hidden, 2);
	cr_assert_eq(out.n_findings, 2);
	cr_expect(str_eq(out.findings[0].main.place.path, S("x/a.py")));
	cr_expect(str_eq(out.findings[1].main.place.path, S("y/z/a.py")));
	cr_expect(str_eq(out.findings[1].places[1].path, S("y/z/old/a.py")));
	cr_expect(str_eq(x.places[1].path, S("old/a.py")), "the parts stay as they are");
	cr_expect_eq(out.controls[0].verdict, VERDICT_FAIL);
	cr_expect(out.controls[0].gates);
	cr_expect(str_eq(out.controls[0].why, S("y/z: why")));
	cr_expect_eq(out.controls[0].n_evidence, 1);
	cr_expect(str_eq(out.controls[0].evidence[0].path, S("y/z/a.py")));
	cr_expect_eq(out.controls[1].verdict, VERDICT_NOT_APPLICABLE);
	cr_assert_eq(out.n_troubles, 1);
	cr_expect_eq(out.troubles[0].count, 2);
	cr_expect(str_eq(out.troubles[0].paths[1], S("y/z/big.bin")));
	cr_expect(str_eq(out.next_command, S("microaudit init y/z")));
	arena_free(&a);
}

Test(join, what_fails_in_one_hides_nothing_that_is_open_in_another)
{
	struct arena a = {0};
	struct part x, y, z;
	struct report out;
	part_new(&x, STATUS_READY, VERDICT_UNPROVEN, VERDICT_PASS);
	part_new(&y, STATUS_ACTION_REQUIRED, VERDICT_FAIL, VERDICT_PASS);
	part_new(&z, STATUS_READY, VERDICT_UNPROVEN, VERDICT_PASS);
	x.controls[0].cause = z.controls[0].cause = CAUSE_UNREAD;
	y.controls[0].undecided = &y.evidence;
	y.controls[0].n_undecided = 1;
	y.controls[0].all_undecided = 40;
	struct root_report parts[] = {
	        {S("x"), false, &x.report}, {S("y"), false, &y.report}, {S("z"), false, &z.report}};
	report_join(parts, 3, &a, &out);
	cr_assert(out.controls[0].verdict == VERDICT_FAIL && out.controls[0].n_undecided == 3);
	cr_expect(out.controls[0].all_undecided == 42);
	static const str paths[] = {STR_INIT("x/a.py"), STR_INIT("y/a.py"), STR_INIT("z/a.py")};
	for (size_t i = 0; i < 3; i++)
		cr_expect(str_eq(out.controls[0].undecided[i].path, paths[i]), "%zu", i);
	cr_expect(out.controls[0].n_evidence == 1);
	arena_free(&a);
}

Test(join, unproven_is_worse_than_excepted_and_that_than_pass)
{
	static const enum verdict order[] = {VERDICT_NOT_APPLICABLE, VERDICT_PASS, VERDICT_EXCEPTED, VERDICT_UNPROVEN,
	                                     VERDICT_FAIL};
	for (size_t i = 0; i + 1 < sizeof order / sizeof *order; i++) {
		struct arena a = {0};
		struct part x, y;
		struct report out;
		part_new(&x, STATUS_READY, order[i], order[i + 1]);
		part_new(&y, STATUS_READY, order[i + 1], order[i]);
		struct root_report parts[] = {{S("x"), false, &x.report}, {S("y"), false, &y.report}};
		report_join(parts, 2, &a, &out);
		cr_expect_eq(out.controls[0].verdict, order[i + 1]);
		cr_expect_eq(out.controls[1].verdict, order[i + 1]);
		arena_free(&a);
	}
}

Test(join, incomplete_outranks_what_stops_and_clean_outranks_ready)
{
	static const enum status statuses[] = {STATUS_READY, STATUS_CLEAN, STATUS_ACTION_REQUIRED, STATUS_INCOMPLETE};
	for (size_t i = 0; i < 4; i++)
		for (size_t k = 0; k < 4; k++) {
			struct arena a = {0};
			struct part x, y;
			struct report out;
			part_new(&x, statuses[i], VERDICT_PASS, VERDICT_PASS);
			part_new(&y, statuses[k], VERDICT_PASS, VERDICT_PASS);
			struct root_report parts[] = {{S("x"), false, &x.report}, {S("y"), false, &y.report}};
			report_join(parts, 2, &a, &out);
			cr_expect_eq(out.status, statuses[i > k ? i : k]);
			arena_free(&a);
		}
}

Test(join, a_container_has_no_verdict_but_says_what_it_left_out)
{
	struct arena a = {0};
	struct part x, y;
	struct report out;
	part_new(&x, STATUS_CLEAN, VERDICT_UNPROVEN, VERDICT_UNPROVEN);
	part_new(&y, STATUS_READY, VERDICT_PASS, VERDICT_PASS);
	x.report.container = true;
	struct root_report parts[] = {{S("."), false, &x.report}, {S("y"), false, &y.report}};
	report_join(parts, 2, &a, &out);
	cr_expect_eq(out.status, STATUS_READY);
	cr_expect_eq(out.n_roots, 1);
	cr_expect_eq(out.controls[0].verdict, VERDICT_PASS);
	cr_expect_eq(out.n_findings, 1);
	cr_expect_eq(out.troubles[0].count, 2);
	report_join(parts, 1, &a, &out);
	cr_expect_eq(out.status, STATUS_INCOMPLETE, "a container alone is nothing looked at");
	arena_free(&a);
}

Test(join, one_thing_seen_from_two_roots_is_one_finding)
{
	struct arena a = {0};
	struct part outer, inner;
	struct report out;
	part_new(&outer, STATUS_READY, VERDICT_FAIL, VERDICT_PASS);
	part_new(&inner, STATUS_ACTION_REQUIRED, VERDICT_FAIL, VERDICT_PASS);
	outer.finding.main.place.path = S("lib/a.py");
	struct root_report parts[] = {{S("."), false, &outer.report}, {S("lib"), false, &inner.report}};
	report_join(parts, 2, &a, &out);
	cr_assert_eq(out.n_findings, 1);
	cr_expect(out.findings[0].gates);
	inner.finding.main.print[0] = 1;
	report_join(parts, 2, &a, &out);
	cr_expect_eq(out.n_findings, 2);
	outer.finding.main.subject = inner.finding.main.subject = S("client.flow");
	report_join(parts, 2, &a, &out);
	cr_expect_eq(out.n_findings, 1, "a setting's fingerprint has its path in it");
	arena_free(&a);
}

Test(join, the_app_is_told_when_there_is_one)
{
	struct arena a = {0};
	struct part x, y;
	struct report out;
	part_new(&x, STATUS_READY, VERDICT_PASS, VERDICT_PASS);
	part_new(&y, STATUS_READY, VERDICT_PASS, VERDICT_PASS);
	y.report.has_manifest = true;
	y.report.app_id = S("where-2");
	y.report.tier = TIER_HIGH;
	y.report.stage = STAGE_LAUNCH;
	y.report.manifest_path = S("microapp.yaml");
	struct root_report parts[] = {{S("x"), false, &x.report}, {S("y"), false, &y.report}};
	report_join(parts, 2, &a, &out);
	cr_expect(str_eq(out.app_id, S("where-2")));
	cr_expect_eq(out.tier, TIER_HIGH);
	cr_expect(str_eq(out.manifest_path, S("y/microapp.yaml")));
	cr_expect_not(out.has_manifest, "not all are registered");
	cr_expect_eq(out.stage, STAGE_REGISTER, "the question that asks least");
	y.report.status = STATUS_ACTION_REQUIRED;
	report_join(parts, 2, &a, &out);
	cr_expect_eq(out.stage, STAGE_LAUNCH, "what is not ready is told by its own question");
	x.report.has_manifest = true;
	x.report.app_id = S("other");
	report_join(parts, 2, &a, &out);
	cr_expect_eq(out.app_id.n, 0);
	cr_expect_eq(out.tier, TIER_NONE);
	arena_free(&a);
}

Test(join, a_file_is_called_by_its_own_path)
{
	struct arena a = {0};
	struct part x;
	struct report out;
	part_new(&x, STATUS_READY, VERDICT_PASS, VERDICT_PASS);
	struct root_report part = {S("src/a.py"), true, &x.report};
	report_join(&part, 1, &a, &out);
	cr_expect(str_eq(out.findings[0].main.place.path, S("src/a.py")));
	arena_free(&a);
}

Test(join, where_there_was_nothing_to_judge_says_nothing_about_the_others)
{
	struct arena a = {0};
	struct part x, y;
	struct report out;
	part_new(&x, STATUS_CLEAN, VERDICT_PASS, VERDICT_PASS);
	part_new(&y, STATUS_READY, VERDICT_PASS, VERDICT_PASS);
	x.report.nothing = true;
	x.report.scope = S("staged changes (empty)");
	y.report.scope = S("staged changes");
	for (int i = 0; i < 2; i++) {
		struct root_report parts[] = {{S("x"), false, i ? &y.report : &x.report},
		                              {S("y"), false, i ? &x.report : &y.report}};
		report_join(parts, 2, &a, &out);
		cr_expect_eq(out.status, STATUS_READY);
		cr_expect_not(out.nothing);
		cr_expect(str_eq(out.scope, S("staged changes")));
	}
	y.report.nothing = true;
	y.report.status = STATUS_CLEAN;
	struct root_report parts[] = {{S("x"), false, &x.report}, {S("y"), false, &y.report}};
	report_join(parts, 2, &a, &out);
	cr_expect_eq(out.status, STATUS_CLEAN);
	cr_expect(out.nothing);
	x.report.status = STATUS_INCOMPLETE;
	report_join(parts, 2, &a, &out);
	cr_expect_eq(out.status, STATUS_INCOMPLETE);
	arena_free(&a);
}
