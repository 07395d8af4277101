/* The step summary. */
#include "sample.h"

Test(markdown, verdict_stands_at_the_top)
{
	struct sample s;
	struct buf out BUF_AUTO = sample_write(sample_new(&s), "markdown", (struct report_style){0});
	cr_expect(str_starts(buf_str(&out), S("## ❌ NOT READY TO REGISTER: 1 to fix, start at src/my app.js:12\n")));
	cr_expect(strstr(
	        out.p, "| **High** | SECR-02 | GitHub personal access token<br>`ghp_••••k3Qx` | `src/my app.js:12:10` |"
	               " Revoke the token; Read it from a secret store. |\n"));
	cr_expect(strstr(out.p, "| Secrets | 0 | 1 | 0 | 0 | 0 |\n"));
}

Test(markdown, hostile_text_is_no_markup)
{
	struct sample s;
	struct buf out BUF_AUTO = sample_write(sample_new(&s), "markdown", (struct report_style){0});
	sample_expect_safe(&out);
	cr_expect(strstr(out.p, "\\=cmd\\(\\)\\|&lt;script\\>"));
	cr_expect(strstr(out.p, "@<!-- -->you"));
	cr_expect(strstr(out.p, "``=cmd()\\|<script>"), "a code span, its fence longer than the backtick it holds");
}

Test(markdown, fits_into_a_step_summary)
{
	enum { MANY = 6000 };
	struct sample s;
	struct report *r = sample_new(&s);
	struct finding *many = arena_array(&s.arena, struct finding, MANY);
	for (size_t i = 0; i < MANY; i++)
		many[i] = s.findings[2];
	r->findings = many;
	r->n_findings = MANY;
	struct buf out BUF_AUTO = sample_write(r, "markdown", (struct report_style){0});
	cr_expect_lt(out.n, 1024 * 1024);
	cr_expect(strstr(out.p, "more lines did not fit into this summary"));
	cr_expect(strstr(out.p, "### Checklist"));
	arena_free(&s.arena);
}

Test(markdown, a_folded_profile_keeps_its_lines)
{
	struct sample s;
	struct report *r = sample_new(&s);
	struct node row = {.kind = NODE_OBJECT}, words = {.kind = NODE_STRING, .key = S("words")};
	struct node list = {.kind = NODE_ARRAY, .key = S("profile"), .child = &row};
	struct node facts = {.kind = NODE_OBJECT, .child = &list};
	words.text = S("An Express server; it calls a mail\nserver.");
	row.child = &words;
	r->facts = &facts;
	struct buf out BUF_AUTO = sample_write(r, "markdown", (struct report_style){0});
	cr_expect(strstr(out.p, "\nAn Express server; it calls a mail\nserver.\n"));
	cr_expect_not(strstr(out.p, "x0a"));
}
