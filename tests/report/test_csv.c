/* The table for spreadsheets. */
#include "sample.h"

Test(csv, rows_end_in_crlf_and_have_the_same_cells)
{
	struct sample s;
	struct report *r = sample_new(&s);
	s.findings[0].main.note = S("a \"quoted\", b");
	struct buf out BUF_AUTO = sample_write(r, "csv", (struct report_style){0});
	cr_expect(strstr(out.p, "\"GitHub personal access token (a \"\"quoted\"\", b)\""));
	str rest = buf_str(&out), line;
	size_t rows = 0;
	for (; rest.n && str_cut(&rest, '\n', &line); rows++) {
		size_t commas = 0;
		bool quoted = false;
		for (size_t i = 0; i < line.n; i++) {
			quoted ^= line.p[i] == '"';
			commas += !quoted && line.p[i] == ',';
		}
		cr_expect_eq(commas, 15);
		cr_expect(str_ends(line, S("\r")));
	}
	cr_expect_eq(rows, 1 + 3 + 2 + 1);
	cr_expect(strstr(out.p, "\"verdict\",\"action_required\",,,,,,,,,\"NOT READY TO REGISTER: 1 to fix"));
}

Test(csv, formulas_are_disarmed)
{
	struct sample s;
	struct buf out BUF_AUTO = sample_write(sample_new(&s), "csv", (struct report_style){0});
	sample_expect_safe(&out);
	cr_expect(strstr(out.p, "\"'=cmd()"));
	cr_expect_not(strstr(out.p, "\"=cmd()"));
}

Test(csv, what_stops_the_launch_without_a_finding_is_a_row)
{
	struct sample s;
	struct report *r = sample_new(&s);
	s.judgements[2].gates = true;
	s.controls[2].severity[0] = SEVERITY_MEDIUM; /* the sample is of low risk */
	struct buf out BUF_AUTO = sample_write(r, "csv", (struct report_style){0});
	cr_expect(strstr(out.p, "\"RATE-01\",\"to answer\",\"MEDIUM\",,true,,,,,,\"no evidence\",\"\",,,,\r\n"));
}
