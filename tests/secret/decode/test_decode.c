/* What hides in a text: each way of writing, nested, with the way back, within the budget. */
#include "base/buf.h"
#include "secret/decode/decoders.h"
#include "decoding.h"

Test(decode, escapes)
{
	struct decoding s = {0};
	decode_expect(&s, "to?a=user%3Drobin%26b", "user=robin", "user%3Drobin", "inside a percent escape");
	decode_expect(&s, "'user\\u003drobin'", "user=robin", "user\\u003drobin", "inside a unicode escape");
	decode_expect(&s, "'user\\x3drobin'", "user=robin", "user\\x3drobin", "inside a unicode escape");
	decode_expect(&s, "'user\\u{3d}robin'", "user=robin", "user\\u{3d}robin", "inside a unicode escape");
	decode_expect(&s, "<a b='user&#61;robin'>", "user=robin", "user&#61;robin", "inside an HTML entity");
	decode_expect(&s, "<a b='user&#x3D;robin'>", "user=robin", "user&#x3D;robin", "inside an HTML entity");
	decode_expect(&s, "{&quot;user&quot;:1}", "\"user\"", "&quot;user&quot;", "inside an HTML entity");
	decode_expect(&s, "x%2575ser", "user", "%2575ser", "inside a percent escape inside a percent escape");
	decode_expect(&s, "export A=user\\\nrobin\n", "userrobin", "user\\\nrobin",
	              "inside a line that goes on in the next");
	decode_expect(&s, "$a = user`\r\n  robin\n", "userrobin", "user`\r\n  robin",
	              "inside a line that goes on in the next");
	decode_expect(&s, "set A=user^\nrobin\n", "userrobin", "user^\nrobin",
	              "inside a line that goes on in the next");
	static const char *const nothing[] = {"100% of it, %d, %zz and 5%",
	                                      "a && b &= c & d; &copy;",
	                                      "C:\\users\\name",
	                                      "a ? b \\\n : c",
	                                      "`word`\nmore",
	                                      "?a=1&amp;b=2&amp;c=3",
	                                      "this%20that"};
	for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++) {
		decode_run_on(&s, str_of(nothing[i]));
		cr_expect_eq(s.n, 0, "%s: %zu", nothing[i], s.n);
	}
	arena_free(&s.arena);
}

Test(decode, hex_and_nesting)
{
	struct decoding s = {0};
	decode_expect(&s, "h = '75736572203d20726f62696e21'", "user = robin", "75736572203d20726f62696e21",
	              "inside a hex string");
	const char *inner = decode_base64_of(&s, "the user = robin and so on");
	const char *outer = decode_base64_of(&s, arena_printf(&s.arena, "{\"x\": \"%s\"}", inner).p);
	decode_expect(&s, outer, "user = robin", outer, "inside base64 inside base64");
	str doc = arena_printf(&s.arena, "?q=%.*s%%4%d%s", 4, inner, inner[4] & 15, inner + 5);
	decode_expect(&s, doc.p, "user = robin", doc.p + 3, "inside base64 inside a percent escape");
	arena_free(&s.arena);
}

Test(decode, strings_put_together)
{
	struct decoding s = {0};
	static const char *const chains[] = {
	        "\"user\" + \"robin\"",     "'user' . 'robin'",  "\"user\" \"robin\"",
	        "\"user\" & \"robin\"",     "'user' || 'robin'", "\"user\" +\n\t\t\"robin\"",
	        "\"user\" & _\n \"robin\"", "f'user' f'robin'",  "\"us\" + \"er\" + 'robin'"};
	for (size_t i = 0; i < sizeof chains / sizeof *chains; i++) {
		str doc = arena_printf(&s.arena, "x = %s;\n", chains[i]);
		bool found = false;
		cr_expect(decode_run_on(&s, doc));
		for (size_t k = 0; k < s.n; k++)
			found = found || str_find(s.at[k]->text, S("userrobin"), 0) != SIZE_MAX;
		cr_expect(found, "%s", chains[i]);
	}
	decode_expect(&s, "a(\"user\" + \"robin\")", "userrobin", "user\" + \"robin", "inside strings put together");
	static const char *const nothing[] = {"{\"a\": \"b\", \"c\": \"d\"}",
	                                      "say(\"one \" + \"two\")",
	                                      "a=\"\" b=\"c\"",
	                                      "\"a\"\t\"b\"",
	                                      "x = \"a\" - \"b\"",
	                                      "x = \"user\" + bul\"robin\""};
	for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++) {
		decode_run_on(&s, str_of(nothing[i]));
		cr_expect_eq(s.n, 0, "%s", nothing[i]);
	}
	arena_free(&s.arena);
}

Test(decode, blocks_of_lines)
{
	struct decoding s = {0};
	decode_expect(&s, "a:\n  user: |\n    robin\nb: 1\n", "user: \"robin\"", "user: |\n    robin",
	              "inside a block of lines");
	decode_expect(&s, "user: >-\n  rob\n  in\n", "user: \"robin\"", "user: >-\n  rob\n  in",
	              "inside a block of lines");
	decode_expect(&s, "USER=$(cat <<END\nrobin\nEND\n)\n", "USER=\"robin\"", "USER=$(cat <<END\nrobin",
	              "inside a block of lines");
	cr_expect(decode_run_on(&s, S("run: |\n  npm ci\n  npm test\n")) && s.n == 0);
	arena_free(&s.arena);
}

Test(decode, a_spent_budget_is_said, .timeout = 120)
{
	struct decoding s = {0};
	struct buf b BUF_AUTO = {0};
	/* Each chain of strings is shown with what stands around it, which is twenty times as long. */
	for (size_t i = 0; i < DECODE_BYTES / 64; i++)
		buf_add(&b, S("\"abcd\" + \"efgh\"; "));
	cr_expect_not(decode_run_on(&s, buf_str(&b)));
	str text = S("the user = robin and so on");
	for (int depth = 0; depth < DECODE_DEPTH; depth++)
		text = codec_encode(CODEC_BASE64, text, &s.arena);
	cr_expect(decode_run_on(&s, text));
	cr_expect_not(decode_run_on(&s, codec_encode(CODEC_BASE64, text, &s.arena)), "one too deep");
	arena_free(&s.arena);
}

/* The budget grows with the document: nothing is pushed out by much of the same. */
Test(decode, what_stands_behind_much_that_is_encoded, .timeout = 120)
{
	struct decoding s = {0};
	struct buf b BUF_AUTO = {0};
	const char *word = decode_base64_of(&s, "thirteen byte"), *last = decode_base64_of(&s, "the user = robin");
	for (size_t i = 0; i < 2 * DECODE_TEXTS; i++)
		buf_printf(&b, "%s ", word);
	for (size_t i = 0; i < DECODE_BYTES / 48; i++)
		buf_add(&b, S("user%3Drobin and the rest of a line of some length, so that it adds up\n"));
	size_t before = b.n;
	buf_printf(&b, "%s\n", last);
	cr_expect(decode_run_on(&s, buf_str(&b)));
	cr_expect_gt(s.n, 2 * DECODE_TEXTS);
	cr_expect_gt(before, DECODE_BYTES);
	arena_free(&s.arena);
}

Test(decode, marks_are_found_wherever_they_stand)
{
	struct buf b BUF_AUTO = {0};
	static const char *const pairs[] = {"%4", "\\u", "\\\n", "&#", "&q",  "\" ",
	                                    "'+", "|\n", ">-",   "<<", "^\n", "`\r"};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		for (size_t before = 0; before < 40; before++) {
			buf_clear(&b);
			for (size_t k = 0; k < before; k++)
				buf_byte(&b, "ab;,"[k % 4]);
			buf_add(&b, str_of(pairs[i]));
			cr_expect_eq(decode_mark(buf_str(&b), 0), before, "%s behind %zu", pairs[i], before);
			cr_expect_eq(decode_mark(buf_str(&b), before + 1), b.n);
		}
}
