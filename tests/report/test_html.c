/* The page for the owner. */
#include "sample.h"

static unsigned times(const char *text, const char *what)
{
	unsigned n = 0;
	for (; (text = strstr(text, what)); text++)
		n++;
	return n;
}

Test(html, loads_nothing_and_runs_nothing)
{
	struct sample s;
	struct buf out BUF_AUTO = sample_write(sample_new(&s), "html", (struct report_style){0});
	cr_expect(strstr(out.p, "Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'"));
	cr_expect_not(strstr(out.p, "<script"));
	cr_expect_not(strstr(out.p, "src="));
	cr_expect_not(strstr(out.p, "href="));
	cr_expect(strstr(out.p, "&lt;script&gt;"));
	sample_expect_safe(&out);
}

Test(html, tags_that_open_close)
{
	static const char *const tags[][2] = {
	        {"<article", "</article>"}, {"<table", "</table>"}, {"<ol>", "</ol>"}, {"<td", "</td>"},
	        {"<pre>", "</pre>"},        {"<code>", "</code>"},  {"<p", "</p>"},    {"<ul", "</ul>"}};
	struct sample s;
	struct buf out BUF_AUTO = sample_write(sample_new(&s), "html", (struct report_style){0});
	unsigned pre = times(out.p, "<pre>");
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		cr_expect_eq(times(out.p, tags[i][0]) - (i == 6 ? pre : 0), times(out.p, tags[i][1]), "%s", tags[i][0]);
}

Test(html, tells_the_owner_what_to_do)
{
	struct sample s;
	struct buf out BUF_AUTO = sample_write(sample_new(&s), "html", (struct report_style){0});
	cr_expect(strstr(out.p, "<p class=\"verdict\">NOT READY TO REGISTER: 1 to fix, start at src/my app.js:12</p>"));
	cr_expect(strstr(out.p, "<ol>\n<li>Revoke the token.</li>\n<li>Read it from a secret store.</li>\n</ol>"));
	cr_expect(strstr(out.p, "<td class=\"fail\">✗ fails<br><b>must be fixed</b></td>"));
	cr_expect(strstr(out.p, "<li>response_type is token <code>src/auth.ts:7</code></li>"));
	cr_expect(strstr(out.p, "<td>git fetch --unshallow</td>"));
}

Test(html, empty_report_says_so)
{
	struct report r = {0};
	struct ruleset none = {0};
	r.rules = &none;
	struct buf out BUF_AUTO = sample_write(&r, "html", (struct report_style){0});
	cr_expect(strstr(out.p, "<p>None.</p>"));
	cr_expect(strstr(out.p, "everything was read"));
}
