/* The text for an AI assistant. */
#include "sample.h"

Test(prompt, says_what_where_and_how)
{
	struct sample s;
	struct buf out BUF_AUTO = sample_write(sample_new(&s), "prompt", (struct report_style){0});
	cr_expect(strstr(out.p,
	                 "1. HIGH SECR-02: GitHub personal access token\n   Where: file \"src/my app.js\", line 12"));
	cr_expect(strstr(out.p, "   - Revoke the token.\n   - Read it from a secret store.\n"));
	cr_expect(strstr(out.p, "Never print"));
	cr_expect(strstr(out.p, "Do not revoke, rotate"));
}

Test(prompt, holds_no_value_not_even_masked)
{
	struct sample s;
	struct buf out BUF_AUTO = sample_write(sample_new(&s), "prompt", (struct report_style){0});
	sample_expect_safe(&out);
	cr_expect_not(strstr(out.p, "ghp_"));
	cr_expect_not(strstr(out.p, "k3Qx"));
}

Test(prompt, accepted_findings_are_left_alone)
{
	struct sample s;
	struct buf out BUF_AUTO = sample_write(sample_new(&s), "prompt", (struct report_style){0});
	const char *accepted = strstr(out.p, "Accepted, leave these as they are:\n");
	cr_assert(accepted);
	cr_expect(strstr(accepted, "(known), file \"=cmd()"));
}

Test(prompt, what_is_for_information_is_no_problem)
{
	struct sample s;
	struct report *r = sample_new(&s);
	s.findings[0].severity = SEVERITY_INFO;
	s.findings[0].gates = false;
	s.rules[0].is_public = true;
	s.rules[0].protects = S("Row security protects the data.");
	r->n_findings = 1;
	r->controls[0].gates = false;
	r->status = STATUS_READY;
	struct buf out BUF_AUTO = sample_write(r, "prompt", (struct report_style){0});
	cr_expect(strstr(out.p, "Problems, worst first:\n\nNone: there is nothing to fix."));
	cr_expect(strstr(out.p,
	                 "\nNo problems, do not change these:\n- GitHub personal access token, file \"src/my app.js\", "
	                 "line 12. Row security protects the data.\n"));
	cr_expect_not(strstr(out.p, "Revoke the token"));
	r->status = STATUS_INCOMPLETE;
	struct buf lacks BUF_AUTO = sample_write(r, "prompt", (struct report_style){0});
	cr_expect(strstr(lacks.p, "None was found in what was read, and not everything was."));
}
