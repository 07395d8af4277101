/* The report for people. */
#include "sample.h"

static unsigned lines_of(const char *text)
{
	unsigned n = 0;
	for (; *text; text++)
		n += *text == '\n';
	return n;
}

Test(text, frame_points_at_the_mask)
{
	struct sample s;
	struct buf out BUF_AUTO = sample_write(sample_new(&s), "text", (struct report_style){0});
	cr_expect(strstr(out.p, "HIGH[SECR-02]: GitHub personal access token\n"));
	cr_expect(strstr(out.p, "--> src/my app.js:12:10\n"));
	cr_expect(strstr(out.p, "12 | token = \"ghp_••••k3Qx\"\n   |          ^^^^^^^^^^^^\n"));
	cr_expect(strstr(out.p, "= fix: 1. Revoke the token.\n          2. Read it from a secret store.\n"));
	cr_expect(strstr(out.p, "= more: microaudit explain github-pat\n"));
	cr_expect(strstr(out.p, "1 more place of the same value: old.js:3:1"));
}

Test(text, ends_with_the_answer_after_one_next_command)
{
	struct sample s;
	struct buf out BUF_AUTO = sample_write(sample_new(&s), "text", (struct report_style){0});
	cr_expect(str_ends(buf_str(&out), S("\nNext: microaudit explain github-pat\n"
	                                    "NOT READY TO REGISTER: 1 to fix, start at src/my app.js:12\n")));
}

Test(text, control_without_finding_is_one_more_thing_to_do)
{
	struct sample s;
	struct report *r = sample_new(&s);
	r->controls[2].gates = true;
	struct buf out BUF_AUTO = sample_write(r, "text", (struct report_style){0});
	cr_expect(strstr(out.p, "To answer, 1:\n  RATE-01  no evidence\n"));
	cr_expect_not(strstr(out.p, "fix: Set a limit"), "nobody saw a fault");
	cr_expect(strstr(out.p, "NOT READY TO REGISTER: 1 to fix, 1 to answer"));
}

Test(text, what_fails_hides_nothing_that_is_open)
{
	static const struct evidence open[] = {{S("api/a.ts"), 3, STR_INIT("POST /a asks perhaps nobody")},
	                                       {S("."), 0, STR_INIT("whether there is one more")},
	                                       {S("api/b.ts"), 0, STR_INIT("POST /b was not read")}};
	struct sample s;
	struct report *r = sample_new(&s);
	r->controls[1].verdict = VERDICT_FAIL;
	r->controls[1].gates = true;
	r->controls[1].undecided = open;
	r->controls[1].n_undecided = r->controls[1].all_undecided = 3;
	struct buf out BUF_AUTO = sample_write(r, "text", (struct report_style){0});
	cr_expect(strstr(out.p, "Not decided, besides what is to fix:\n  AUTH-01  POST /a asks perhaps nobody "
	                        "(api/a.ts:3); POST /b was not read (api/b.ts); and 1 more\n"),
	          "%s", out.p);
	r->controls[1].n_undecided = r->controls[1].all_undecided = 0;
	struct buf without BUF_AUTO = sample_write(r, "text", (struct report_style){0});
	cr_expect_not(strstr(without.p, "Not decided"));
}

Test(text, ordinary_library_fits_fifteen_lines)
{
	static const str sections[] = {STR_INIT("secrets"),      STR_INIT("auth"),      STR_INIT("ratelimit"),
	                               STR_INIT("monitoring"),   STR_INIT("privacy"),   STR_INIT("hardening"),
	                               STR_INIT("registration"), STR_INIT("governance")};
	struct sample s;
	struct report *r = sample_new(&s);
	struct control controls[8];
	struct judgement judgements[8];
	for (size_t i = 0; i < 8; i++) {
		controls[i] = s.controls[0];
		controls[i].section = sections[i];
		judgements[i] = (struct judgement){
		        .control = &controls[i], .verdict = i ? VERDICT_UNPROVEN : VERDICT_PASS, .why = S("")};
	}
	r->controls = judgements;
	r->n_controls = 8;
	s.findings[0].severity = SEVERITY_INFO; /* as REGI-01 is where there is no manifest */
	s.findings[0].gates = false;
	r->n_findings = 1;
	r->has_manifest = false;
	r->next_command = S("microaudit init");
	r->status = STATUS_READY;
	r->exit_status = 0;
	struct buf out BUF_AUTO = sample_write(r, "text", (struct report_style){0});
	cr_expect(strstr(out.p, "secrets       ✓ 1 pass\n"));
	cr_expect(strstr(out.p, "governance    ? 1 not proven\n"));
	cr_expect(strstr(out.p, "Not registered yet. Next: microaudit init\nREADY TO REGISTER (1 shown, 7 not proven), "
	                        "history before 2026-11-01 not seen\n"));
	cr_expect_leq(lines_of(out.p), 15);
}

Test(text, ten_frames_then_a_table)
{
	struct sample s;
	struct report *r = sample_new(&s);
	struct finding many[24];
	struct rule rules[12];
	for (size_t i = 0; i < 24; i++) {
		rules[i / 2] = s.rules[0];
		many[i] = s.findings[0];
		many[i].main.rule = &rules[i / 2];
	}
	r->findings = many;
	r->n_findings = 24;
	struct buf out BUF_AUTO = sample_write(r, "text", (struct report_style){0});
	unsigned frames = 0;
	for (const char *at = out.p; (at = strstr(at, " --> ")); at++)
		frames++;
	cr_expect_eq(frames, 10);
	cr_expect(strstr(out.p, "severity  control  rule        count  first\n"));
	cr_expect(strstr(out.p, "= also: 1 more like it: src/my app.js:12:10\n"));
}

Test(text, one_rule_in_many_files_is_one_frame)
{
	struct sample s;
	struct report *r = sample_new(&s);
	struct finding many[3] = {s.findings[0], s.findings[0], s.findings[0]};
	struct control old = {.id = S("SECR-01"), .section = S("secrets")};
	many[1].main.place.path = S("other.js");
	many[2].control = &old;
	r->findings = many;
	r->n_findings = 3;
	struct buf out BUF_AUTO = sample_write(r, "text", (struct report_style){0});
	cr_expect(strstr(out.p, "= also: 1 more like it: other.js:12:10\n"));
	cr_expect(strstr(out.p, "HIGH      SECR-02  github-pat      2  src/my app.js:12:10\n"));
	cr_expect(strstr(out.p, "HIGH[SECR-01]: "), "what only history holds is a question of its own");
}

Test(text, what_was_not_scanned_has_its_hint)
{
	struct sample s;
	struct report *r = sample_new(&s);
	struct buf out BUF_AUTO = sample_write(r, "text", (struct report_style){0});
	cr_expect(strstr(out.p, "boundary: history before 2026-11-01 (shallow clone). git fetch --unshallow\nnot "
	                        "scanned by choice: 1"));
	struct buf all BUF_AUTO = sample_write(r, "text", (struct report_style){.verbose = true});
	cr_expect(strstr(all.p, "chosen: 1 × binary: logo.png\n"));
}

Test(text, hostile_strings_are_shown_not_obeyed)
{
	struct sample s;
	struct buf out BUF_AUTO = sample_write(sample_new(&s), "text", (struct report_style){.verbose = true});
	sample_expect_safe(&out);
	cr_expect(strstr(out.p, "\\x1b[2J"));
	cr_expect(strstr(out.p, "\\u{202e}@you\\xff"));
}

Test(text, colours_only_when_asked)
{
	struct sample s;
	struct buf out BUF_AUTO = sample_write(sample_new(&s), "text", (struct report_style){.color = true});
	cr_expect(strstr(out.p, "\033[1;31mHIGH\033[0m["));
}

Test(text, quiet_is_one_line_a_finding)
{
	struct sample s;
	struct buf out BUF_AUTO = sample_write(sample_new(&s), "text", (struct report_style){.quiet = true});
	cr_expect_eq(lines_of(out.p), 4);
}

Test(text, long_lines_fold_on_a_terminal)
{
	struct sample s;
	struct buf out BUF_AUTO = sample_write(sample_new(&s), "text", (struct report_style){.tty = true, .width = 40});
	cr_expect(strstr(out.p, "= why: Anyone who reads this can act\n          as its owner.\n"));
}

Test(text, each_of_several_roots_has_a_line_before_the_answer)
{
	struct sample s, part;
	struct report *r = sample_new(&s);
	struct root_report roots[] = {{S("a" HOSTILE), false, sample_new(&part)}, {S("b"), false, sample_new(&part)}};
	part.report.status = STATUS_CLEAN;
	part.report.exit_status = 0;
	r->roots = roots;
	r->n_roots = 2;
	struct buf out BUF_AUTO = sample_write(r, "text", (struct report_style){0});
	const char *line = strstr(out.p, "\nb: NO NEW PROBLEMS");
	cr_assert(line);
	cr_expect(strstr(line, "\nNext: "));
	cr_expect(strstr(line, "\nNOT READY"));
	sample_expect_safe(&out);
	struct buf quiet BUF_AUTO = sample_write(r, "text", (struct report_style){.quiet = true});
	cr_expect(strstr(quiet.p, "\nb: NO NEW PROBLEMS"));
}

Test(text, section_with_known_findings_alone_does_not_say_fail)
{
	struct sample s;
	struct report *r = sample_new(&s);
	s.findings[0].state = STATE_KNOWN;
	s.findings[0].gates = false;
	r->status = STATUS_READY;
	r->exit_status = 0;
	struct buf out BUF_AUTO = sample_write(r, "text", (struct report_style){0});
	cr_expect(strstr(out.p, "secrets       ? 1 known (SECR-02)\n"));
	s.findings[2].state = STATE_NEW;
	struct buf fresh BUF_AUTO = sample_write(r, "text", (struct report_style){0});
	cr_expect(strstr(fresh.p, "secrets       ✗ 1 fail (SECR-02)\n"), "one of them is new");
}

Test(text, errors_of_one_file_are_all_listed_in_one_frame)
{
	struct sample s;
	struct report *r = sample_new(&s);
	struct finding errors[6];
	struct rule rule = {
	        .id = S("manifest-invalid"), .title = S("The manifest is not valid"), .control = &s.controls[1]};
	for (size_t i = 0; i < 6; i++) {
		errors[i] = s.findings[1];
		errors[i].main.rule = &rule;
		errors[i].main.note = arena_printf(&s.arena, "key%zu is missing", i);
		errors[i].main.place = (struct place){.path = S("microapp.yaml"), .line = (unsigned)i + 1, .col = 1};
	}
	r->findings = errors;
	r->n_findings = 6;
	struct buf out BUF_AUTO = sample_write(r, "text", (struct report_style){0});
	cr_expect(strstr(out.p, "The manifest is not valid (key0 is missing)"));
	cr_expect(strstr(out.p, "= also: microapp.yaml:2:1 key1 is missing\n"));
	cr_expect(strstr(out.p, "= also: microapp.yaml:6:1 key5 is missing\n"));
}
