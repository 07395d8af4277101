/* sample: a report built by hand for the writers' tests: one secret with a place in history, one wrong setting, one
 * known finding whose every string is hostile, three controls, two things that were not scanned. */
#ifndef TESTS_REPORT_SAMPLE_H
#define TESTS_REPORT_SAMPLE_H

#include <criterion/criterion.h>

#include "report/writer.h"

/* Everything that means something to a terminal, a log, HTML, XML, CSV or Markdown; and a byte that is not UTF-8. */
#define HOSTILE "=cmd()|<script>\033[2J]]>`x`::error::\xe2\x80\xae@you\xff"

struct sample {
	struct arena arena;
	struct control controls[3];
	struct rule rules[3];
	struct ruleset set;
	struct finding findings[3];
	struct place places[2];
	struct judgement judgements[3];
	struct evidence evidence;
	struct trouble troubles[2];
	str paths[1];
	struct report report;
};

static const str sample_fix[] = {STR_INIT("Revoke the token."), STR_INIT("Read it from a secret store.")};
static const str sample_refs[] = {STR_INIT("CWE-798")};

static inline void sample_rules(struct sample *s)
{
	s->controls[0] = (struct control){.id = S("SECR-02"),
	                                  .section = S("secrets"),
	                                  .title = S("Secret in the code"),
	                                  .fix = S("Revoke it"),
	                                  .required = true};
	s->controls[1] = (struct control){.id = S("AUTH-01"),
	                                  .section = S("auth"),
	                                  .title = S("Weak sign-in"),
	                                  .fix = S("Use PKCE"),
	                                  .required = true};
	s->controls[2] = (struct control){.id = S("RATE-01"),
	                                  .section = S("ratelimit"),
	                                  .title = S("No rate limit"),
	                                  .fix = S("Set a limit"),
	                                  .required = true};
	s->rules[0] = (struct rule){.id = S("github-pat"),
	                            .title = S("GitHub personal access token"),
	                            .why = S("Anyone who reads this can act as its owner."),
	                            .fix = {sample_fix, 2},
	                            .references = {sample_refs, 1},
	                            .control = &s->controls[0]};
	s->rules[1] = (struct rule){.number = 1,
	                            .id = S("oidc-implicit"),
	                            .title = S("Implicit flow"),
	                            .why = S("Tokens stand in the address bar."),
	                            .control = &s->controls[1]};
	s->rules[2] = (struct rule){.number = 2,
	                            .id = S("hostile-rule"),
	                            .title = S(HOSTILE),
	                            .why = S(HOSTILE),
	                            .control = &s->controls[0]};
	s->set = (struct ruleset){s->rules, 3, s->controls, 3, S("sha256:00")};
}

static inline void sample_findings(struct sample *s)
{
	struct place head = {ORIGIN_WORKTREE, S("src/my app.js"), 12, 10, 12, 50, S(""), 0, true, true, false};
	struct place old = {ORIGIN_HISTORY, S("old.js"), 3, 1, 3, 41, S("0123456789abcdef"), 0, false, true, false};
	struct place bad = {ORIGIN_WORKTREE, S(HOSTILE), 1, 1, 1, 2, S(""), 0, true, true, false};
	s->places[0] = head;
	s->places[1] = old;
	s->findings[0] = (struct finding){.main = {.rule = &s->rules[0],
	                                           .print = {1},
	                                           .confidence = CONFIDENCE_HIGH,
	                                           .secret = true,
	                                           .shown = S("ghp_••••k3Qx"),
	                                           .frame = S("token = \"ghp_••••k3Qx\""),
	                                           .place = head},
	                                  .control = &s->controls[0],
	                                  .severity = SEVERITY_HIGH,
	                                  .gates = true,
	                                  .introduced_by = S("fedcba9876543210"),
	                                  .places = s->places,
	                                  .n_places = 2,
	                                  .all_places = 2};
	s->findings[1] = (struct finding){.main = {.rule = &s->rules[1],
	                                           .print = {2},
	                                           .confidence = CONFIDENCE_MEDIUM,
	                                           .note = S("id_token token"),
	                                           .place = {.path = S("src/auth.ts"), .line = 7}},
	                                  .control = &s->controls[1],
	                                  .severity = SEVERITY_MEDIUM};
	s->findings[1].places = &s->findings[1].main.place;
	s->findings[1].n_places = s->findings[1].all_places = 1;
	s->findings[2] = (struct finding){.main = {.rule = &s->rules[2],
	                                           .print = {3},
	                                           .shown = S(HOSTILE),
	                                           .frame = S(HOSTILE),
	                                           .note = S(HOSTILE),
	                                           .place = bad},
	                                  .control = &s->controls[0],
	                                  .severity = SEVERITY_LOW,
	                                  .state = STATE_KNOWN,
	                                  .state_why = S(HOSTILE)};
	s->findings[2].places = &s->findings[2].main.place;
	s->findings[2].n_places = s->findings[2].all_places = 1;
}

static inline void sample_verdicts(struct sample *s)
{
	s->evidence = (struct evidence){S("src/auth.ts"), 7, S("response_type is token")};
	s->judgements[0] = (struct judgement){.control = &s->controls[0],
	                                      .verdict = VERDICT_FAIL,
	                                      .cause = CAUSE_VIOLATION,
	                                      .gates = true,
	                                      .why = S("a token")};
	s->judgements[1] = (struct judgement){.control = &s->controls[1],
	                                      .verdict = VERDICT_PASS,
	                                      .basis = BASIS_SHOWN,
	                                      .gates = true,
	                                      .why = S(""),
	                                      .evidence = &s->evidence,
	                                      .n_evidence = 1};
	s->judgements[2] = (struct judgement){
	        .control = &s->controls[2], .verdict = VERDICT_UNPROVEN, .cause = CAUSE_ASKED, .why = S("no evidence")};
	s->paths[0] = S("logo.png");
	s->troubles[0] = (struct trouble){TROUBLE_BOUNDARY,
	                                  S("history before 2026-11-01 (shallow clone)"),
	                                  S("git fetch --unshallow"),
	                                  NULL,
	                                  0,
	                                  1};
	s->troubles[1] = (struct trouble){TROUBLE_CHOSEN, S("binary"), S(""), s->paths, 1, 1};
}

static inline struct report *sample_new(struct sample *s)
{
	*s = (struct sample){0};
	sample_rules(s);
	sample_findings(s);
	sample_verdicts(s);
	s->report = (struct report){.arena = &s->arena,
	                            .rules = &s->set,
	                            .version = S("0.1.0"),
	                            .repository = S("https://example.com/app"),
	                            .commit = S("00112233445566778899aabbccddeeff00112233"),
	                            .branch = S("main"),
	                            .path = S("."),
	                            .is_repository = true,
	                            .as_of = S("2026-11-23"),
	                            .stage = STAGE_REGISTER,
	                            .has_manifest = true,
	                            .manifest_path = S("microapp.yaml"),
	                            .app_id = S("where2eat-123"),
	                            .owner = S("a@example.com"),
	                            .tier = TIER_LOW,
	                            .status = STATUS_ACTION_REQUIRED,
	                            .exit_status = 1,
	                            .findings = s->findings,
	                            .n_findings = 3,
	                            .hidden = 3,
	                            .controls = s->judgements,
	                            .n_controls = 3,
	                            .troubles = s->troubles,
	                            .n_troubles = 2,
	                            .files = 148,
	                            .blobs = 2210,
	                            .commits = 913,
	                            .bytes = 9007199254740993ull,
	                            .history = true,
	                            .worktree = true,
	                            .next_command = S("microaudit explain github-pat")};
	return &s->report;
}

/* The report in a format, with a NUL behind it; the caller frees the buffer. */
static inline struct buf sample_write(const struct report *r, const char *format, struct report_style style)
{
	struct buf out = {0};
	struct err err = {0};
	cr_assert(report_write(str_of(format), r, &style, &out, &err), "%s", err.text);
	buf_byte(&out, '\0');
	out.n--;
	return out;
}

/* Valid UTF-8 without a character that could move a cursor. */
static inline void sample_expect_safe(const struct buf *out)
{
	cr_expect(strchr(out->p, '\033') == NULL);
	cr_expect(strstr(out->p, "\xe2\x80\xae") == NULL);
	cr_expect(strchr(out->p, '\xff') == NULL);
	cr_expect_eq(strlen(out->p), out->n);
}

#endif
