/* reviewdog's format. */
#include "sample.h"

Test(rdjson, column_only_where_bytes_and_characters_agree)
{
	struct sample s;
	struct report *r = sample_new(&s);
	struct buf ascii BUF_AUTO = sample_write(r, "rdjson", (struct report_style){0});
	cr_expect(strstr(ascii.p, "\"line\":\t12,\n"));
	cr_expect(strstr(ascii.p, "\"column\":\t10\n"));
	s.findings[0].main.frame = S("t\xc3\xb6ken = \"ghp_••••k3Qx\"");
	struct buf wide BUF_AUTO = sample_write(r, "rdjson", (struct report_style){0});
	cr_expect_not(strstr(wide.p, "\"column\":\t10\n"));
}

Test(rdjson, every_diagnostic_has_a_path_and_a_code)
{
	struct sample s;
	struct report *r = sample_new(&s);
	s.findings[1].main.place.path = S("");
	struct buf out BUF_AUTO = sample_write(r, "rdjson", (struct report_style){0});
	sample_expect_safe(&out);
	cr_expect_not(strstr(out.p, "\"path\":\t\"\""));
	cr_expect(strstr(out.p, "\"value\":\t\"SECR-02/github-pat\""));
	cr_expect(strstr(out.p, "\"value\":\t\"not-scanned/boundary\""));
}

Test(rdjson, what_stops_the_launch_without_a_finding_is_a_diagnostic)
{
	struct sample s;
	struct report *r = sample_new(&s);
	s.judgements[2].gates = true;
	struct buf out BUF_AUTO = sample_write(r, "rdjson", (struct report_style){0});
	cr_expect(strstr(out.p, "\"message\":\t\"to answer: no evidence\""));
	cr_expect(strstr(out.p, "\"value\":\t\"RATE-01\""));
}
