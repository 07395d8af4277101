/* Text made safe for its place. */
#include "report/escape.h"

#include <criterion/criterion.h>

static bool gives(struct buf *b, str want)
{
	bool same = str_eq(buf_str(b), want);
	buf_free(b);
	return same;
}

Test(escape, markup_has_no_tag_quote_or_forbidden_character)
{
	struct buf b = {0};
	escape_markup(&b, S("<a href='x\"'>&\x01\xef\xbf\xbf]]>"));
	cr_expect(gives(&b, S("&lt;a href=&#39;x&quot;&#39;&gt;&amp;\\x01\\u{ffff}]]&gt;")));
}

Test(escape, json_text_keeps_its_meaning)
{
	struct buf b = {0};
	escape_json_text(&b, S("\"é\xe2\x80\xae\xf3\xa0\x80\x81\x7f\""));
	cr_expect(gives(&b, S("\"é\\u202e\\udb40\\udc01\\u007f\"")));
}

Test(escape, nul_and_bad_bytes_become_text)
{
	struct buf b = {0};
	escape_utf8(&b, S("a\0b\xff\n"));
	cr_expect(gives(&b, S("a\\x00b\\xff\n")));
}

Test(escape, uri_is_relative_and_encoded_by_bytes)
{
	struct buf b = {0};
	escape_uri(&b, S("a b/ü:%\xff.js"));
	cr_expect(gives(&b, S("a%20b/%C3%BC%3A%25%FF.js")));
}

Test(escape, code_span_outruns_the_backticks_in_it)
{
	struct buf b = {0};
	escape_code_span(&b, S("`a``b|"), true);
	cr_expect(gives(&b, S("``` `a``b\\| ```")));
	escape_code_span(&b, S("a|b"), false);
	cr_expect(gives(&b, S("`a|b`")));
}

Test(escape, csv_guards_formulas_and_doubles_quotes)
{
	struct buf b = {0};
	escape_csv(&b, S("\t=1"));
	cr_expect(gives(&b, S("\"' =1\"")));
	escape_csv(&b, S("a\"b"));
	cr_expect(gives(&b, S("\"a\"\"b\"")));
}

Test(escape, command_cannot_end_its_line)
{
	struct buf b = {0};
	escape_command(&b, S("100%\n::error::x,"), true);
	cr_expect(gives(&b, S("100%25\\x0a%3A%3Aerror%3A%3Ax%2C")));
}
