/* JUnit XML: well-formed whatever is in it, and what fails is what gates. */
#include "sample.h"

#include <expat.h>

Test(junit, is_well_formed_with_hostile_text)
{
	struct sample s;
	struct report *r = sample_new(&s);
	s.findings[2].main.shown = S("\x01\xef\xbf\xbf]]>\xff");
	struct buf out BUF_AUTO = sample_write(r, "junit", (struct report_style){0});
	XML_Parser parser = XML_ParserCreate(NULL);
	cr_expect_eq(XML_Parse(parser, out.p, (int)out.n, 1), XML_STATUS_OK, "%s",
	             XML_ErrorString(XML_GetErrorCode(parser)));
	XML_ParserFree(parser);
	sample_expect_safe(&out);
}

Test(junit, gating_findings_and_controls_fail)
{
	struct sample s;
	struct buf out BUF_AUTO = sample_write(sample_new(&s), "junit", (struct report_style){0});
	cr_expect(strstr(out.p, "<testsuites name=\"microaudit\" tests=\"8\" failures=\"2\" errors=\"0\""));
	cr_expect(strstr(out.p,
	                 "file=\"src/my app.js\" line=\"12\">\n      <failure message=\"HIGH, new: GitHub personal "
	                 "access token\" type=\"github-pat\">"));
	cr_expect(strstr(out.p, "<testcase classname=\"auth\" name=\"AUTH-01 Weak sign-in\"/>"));
	cr_expect(strstr(out.p, "<skipped message=\"unproven: no evidence\">"));
}

Test(junit, what_failed_to_be_read_is_an_error)
{
	struct sample s;
	struct report *r = sample_new(&s);
	r->troubles[0].class = TROUBLE_FAILED;
	struct buf out BUF_AUTO = sample_write(r, "junit", (struct report_style){0});
	cr_expect(strstr(out.p, "errors=\"1\""));
	cr_expect(strstr(out.p, "<error message=\"history before 2026-11-01 (shallow clone)\" type=\"not-scanned\">git "
	                        "fetch --unshallow</error>"));
}

Test(junit, holds_the_answer_and_what_kept_it_from_being_whole)
{
	struct sample s;
	struct report *r = sample_new(&s);
	struct buf ready BUF_AUTO = sample_write(r, "junit", (struct report_style){0});
	cr_expect(strstr(ready.p, "<properties><property name=\"verdict\" value=\"NOT READY TO REGISTER: 1 to fix"));
	cr_expect_not(strstr(ready.p, "<error"));
	r->status = STATUS_INCOMPLETE;
	struct buf lacks BUF_AUTO = sample_write(r, "junit", (struct report_style){0});
	cr_expect(strstr(lacks.p, "<error message=\"history before 2026-11-01"));
}
