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

Test(wording, a_control_counts_once)
{
	struct sample s;
	struct report *r = sample_new(&s);
	cr_expect_eq(wording_to_do(r).fix, 1, "SECR-02 fails, and its finding speaks for it");
	cr_expect_eq(wording_to_do(r).answer, 0);
	r->controls[2].gates = true;
	cr_expect_eq(wording_to_do(r).answer, 1, "not proven");
	s.findings[0].gates = false;
	cr_expect_eq(wording_to_do(r).fix, 1, "now the control speaks for itself");
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
