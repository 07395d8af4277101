/* mdoc: nothing in a text becomes a request, sentences and long lines are broken. */
#include <criterion/criterion.h>

#include "cmd/mdoc.h"

static void mdoc_is(const char *text, const char *page)
{
	struct buf out BUF_AUTO = {0};
	mdoc_text(&out, str_of(text));
	cr_expect(str_eq(buf_str(&out), str_of(page)), "%.*s", STR_ARG(buf_str(&out)));
}

Test(mdoc, escapes_what_would_be_a_request)
{
	mdoc_is(".Dd is a request", "\\&.Dd is a request\n");
	mdoc_is("'br, too", "\\(aqbr, too\n");
	mdoc_is("C:\\keys `ls -a`", "C:\\ekeys \\(gals \\-a\\(ga\n");
	mdoc_is("one\n.Sh two", "one\\ex0a.Sh two\n");
	mdoc_is("a \xe2\x80\xa6", "a \\[u2026]\n");
	mdoc_is("", "");
}

Test(mdoc, breaks_at_sentences_and_at_eighty_columns)
{
	mdoc_is("First. (Second.) Third", "First.\n(Second.)\nThird\n");
	struct buf out BUF_AUTO = {0};
	mdoc_text(&out, S("word word word word word word word word word word word word word word word word word"));
	cr_expect_lt(str_find(buf_str(&out), S("\n"), 0), 80u);
}

Test(mdoc, an_argument_stays_one)
{
	struct buf out BUF_AUTO = {0};
	mdoc_argument(&out, S("say \"so\""));
	cr_expect(str_eq(buf_str(&out), S("\"say \\(dqso\\(dq\"")));
}
