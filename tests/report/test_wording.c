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

Test(wording, verdict_of_each_status)
{
	struct sample s;
	struct report *r = sample_new(&s);
	struct buf b = {0};
	r->status = STATUS_READY;
	r->stage = STAGE_LAUNCH;
	wording_verdict(&b, r);
	says(&b, S("READY TO LAUNCH (1 control not proven)"));
	r->stage = STAGE_WORK;
	wording_verdict(&b, r);
	says(&b, S("READY TO COMMIT"));
	r->status = STATUS_CLEAN;
	r->scope = S("staged changes");
	wording_verdict(&b, r);
	says(&b, S("NO NEW PROBLEMS in staged changes"));
	r->status = STATUS_INCOMPLETE;
	r->troubles[0].class = TROUBLE_FAILED;
	wording_verdict(&b, r);
	says(&b, S("INCOMPLETE: shallow clone, see above; and 1 thing to fix"));
	r->troubles[0].count = 2;
	r->troubles[0].n_paths = 1;
	wording_verdict(&b, r);
	says(&b, S("INCOMPLETE: 2 things could not be read, see above; and 1 thing to fix"));
	r->status = STATUS_CLEAN;
	r->nothing = true;
	wording_verdict(&b, r);
	says(&b, S("CLEAN: nothing to judge in staged changes"));
	r->scope = S("");
	wording_verdict(&b, r);
	says(&b, S("CLEAN: nothing to judge"));
}

Test(wording, a_control_counts_once)
{
	struct sample s;
	struct report *r = sample_new(&s);
	cr_expect_eq(wording_to_fix(r), 1, "SECR-02 fails, and its finding speaks for it");
	r->controls[2].gates = true;
	cr_expect_eq(wording_to_fix(r), 2);
	s.findings[0].gates = false;
	cr_expect_eq(wording_to_fix(r), 2, "now the control speaks for itself");
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
