/* Counts and sentences that the formats share. */
#include "sample.h"

#include "report/wording.h"

static bool says(struct buf *b, str want)
{
	bool same = str_eq(buf_str(b), want);
	cr_expect(same, "%.*s", STR_ARG(buf_str(b)));
	buf_free(b);
	return same;
}

static unsigned long to_do(const struct report *r, enum open_kind kind) { return wording_to_do(r).of[kind]; }

Test(wording, a_control_counts_once)
{
	struct sample s;
	struct report *r = sample_new(&s);
	cr_expect_eq(to_do(r, OPEN_FIX), 1, "SECR-02 fails, and its finding speaks for it");
	cr_expect_eq(to_do(r, OPEN_ANSWER), 0);
	r->controls[2].gates = true;
	cr_expect_eq(to_do(r, OPEN_ANSWER), 1, "not proven");
	s.findings[0].gates = false;
	cr_expect_eq(to_do(r, OPEN_FIX), 1, "now the control speaks for itself");
	for (size_t i = 0; i < r->n_controls; i++)
		if (r->controls[i].verdict == VERDICT_FAIL)
			r->controls[i].cause = CAUSE_ABSENT;
	cr_expect_eq(to_do(r, OPEN_FIX), 0, "what is not there is nothing to mend");
	cr_expect_eq(to_do(r, OPEN_SET_UP), 1);
}

Test(wording, what_is_asked_is_never_a_remedy)
{
	struct control c = {.id = S("SECR-02"),
	                    .title = S("A secret is in the repository"),
	                    .fix = S("Revoke the secret."),
	                    .question = S("Where do passwords stand?")};
	struct evidence unread = {S("src/app.js"), 3, S("not read")};
	struct judgement j = {.control = &c,
	                      .verdict = VERDICT_UNPROVEN,
	                      .cause = CAUSE_ASKED,
	                      .gates = true,
	                      .why = S("nothing found that shows it")};
	struct buf b = {0};
	wording_open_says(&b, &j, OPEN_ANSWER);
	says(&b, S("Where do passwords stand?"));
	j.cause = CAUSE_UNREAD;
	j.why = S("not read");
	j.evidence = &unread;
	j.n_evidence = 1;
	wording_open_says(&b, &j, OPEN_ANSWER);
	says(&b, S("Where do passwords stand? Not known here: not read (src/app.js:3)"));
	j.verdict = VERDICT_FAIL;
	wording_open_says(&b, &j, OPEN_FIX);
	says(&b, S("not read (src/app.js:3)"));
}

Test(wording, the_worst_question_comes_first)
{
	static const struct control controls[] = {
	        {.id = S("A-1"), .severity = {SEVERITY_LOW, SEVERITY_LOW, SEVERITY_LOW}, .claim_up_to = TIER_LOW},
	        {.id = S("A-2"), .severity = {SEVERITY_HIGH, SEVERITY_HIGH, SEVERITY_HIGH}, .claim_up_to = TIER_LOW},
	        {.id = S("A-3"), .severity = {SEVERITY_HIGH, SEVERITY_HIGH, SEVERITY_HIGH}}};
	struct judgement all[3];
	struct arena a = {0};
	for (size_t i = 0; i < 3; i++)
		all[i] = (struct judgement){.control = &controls[i], .gates = true};
	struct report r = {.controls = all, .n_controls = 3};
	struct open_list list = wording_open(&r, OPEN_ANSWER, &a);
	cr_assert_eq(list.n, 3);
	cr_expect_eq(list.at[0], &all[2], "nobody's word answers it");
	cr_expect_eq(list.at[1], &all[1]);
	cr_expect_eq(list.at[2], &all[0]);
	arena_free(&a);
}

Test(wording, tally_counts_new_by_severity)
{
	struct sample s;
	struct tally t = wording_tally(sample_new(&s));
	cr_expect_eq(t.severity[SEVERITY_HIGH], 1);
	cr_expect_eq(t.severity[SEVERITY_LOW], 0);
	cr_expect_eq(t.known, 1);
	cr_expect_eq(t.gating, 1);
}

Test(wording, amount_reads_as_a_sentence)
{
	struct report r = {.files = 1, .bytes = 81234567, .blobs = 2, .commits = 1};
	struct buf b = {0};
	wording_amount(&b, &r);
	says(&b, S("1 file, 2 versions of files in 1 commit, 81.2 MB"));
}
