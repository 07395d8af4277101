/* What hides in a text: each way of writing, nested, with the way back, within the budget. */
#include <criterion/criterion.h>
#include <stdint.h>
#include <stdio.h>

#include "base/buf.h"
#include "secret/decode/decode.h"
#include "secret/decode/decoders.h"
#include "secret/proof/codec.h"

struct decoding {
	struct arena arena;
	const struct decoded *at[64];
	size_t n;
};

static void decode_keep(void *ctx, const struct decoded *d)
{
	struct decoding *s = ctx;
	if (s->n < 64)
		s->at[s->n] = d;
	s->n++;
}

static bool decode_run_on(struct decoding *s, str text)
{
	s->n = 0;
	return decode_text(text, &s->arena, s, decode_keep);
}

/* The decoded text that holds `part`, which stood in the document as `origin`, hidden like `note`. */
static void decode_expect(struct decoding *s, const char *text, const char *part, const char *origin, const char *note)
{
	str document = str_of(text);
	cr_expect(decode_run_on(s, document), "%s", text);
	for (size_t i = 0; i < s->n && i < 64; i++) {
		const struct decoded *d = s->at[i];
		size_t at = str_find(d->text, str_of(part), 0), from, to;
		if (at == SIZE_MAX)
			continue;
		decode_place(d, at, at + strlen(part), &from, &to);
		str stood = str_sub(document, from, to), how = decode_note(d, at, at + strlen(part), &s->arena);
		cr_expect(str_eq(stood, str_of(origin)), "%.*s instead of %s", STR_ARG(stood), origin);
		cr_expect(str_eq(how, str_of(note)), "%.*s instead of %s", STR_ARG(how), note);
		cr_expect(decode_changed(d, at, at + strlen(part)));
		return;
	}
	cr_expect(false, "%s: %s is not found (%zu texts)", text, part, s->n);
}

static const char *decode_base64_of(struct decoding *s, const char *text)
{
	return arena_printf(&s->arena, "%.*s", STR_ARG(codec_encode(CODEC_BASE64, str_of(text), &s->arena))).p;
}

Test(decode, base64)
{
	struct decoding s = {0};
	const char *b = decode_base64_of(&s, "the user = robin and so on");
	char *line = arena_alloc(&s.arena, 200);
	sprintf(line, "x = \"%s\"\n", b);
	decode_expect(&s, line, "user = robin", b, "inside base64");
	sprintf(line, "see https://a.io/path/to/%s?x", b);
	decode_expect(&s, line, "user = robin", b, "inside base64");
	sprintf(line, "a\\n%s", b);
	decode_expect(&s, line, "user = robin", b, "inside base64");
	cr_expect(decode_run_on(&s, S("name: aHVudGVyMg==")) && s.n == 0, "too short to tell from a word");
	cr_expect(decode_run_on(&s, S("getElementsByTagNameAndSoOn /usr/share/lib/x86_64-linux-gnu")) && s.n == 0);
	arena_free(&s.arena);
}

Test(decode, base64_of_windows_text_and_over_lines)
{
	struct decoding s = {0};
	struct buf wide BUF_AUTO = {0}, doc BUF_AUTO = {0};
	for (const char *p = "$user = 'robin'"; *p; p++) {
		buf_byte(&wide, *p);
		buf_byte(&wide, 0);
	}
	str b = codec_encode(CODEC_BASE64, buf_str(&wide), &s.arena);
	buf_printf(&doc, "powershell -enc %.*s\n", STR_ARG(b));
	cr_expect(decode_run_on(&s, buf_str(&doc)));
	cr_expect(s.n == 1 && str_eq(s.at[0]->text, S("$user = 'robin'")), "%zu", s.n);
	b = codec_encode(CODEC_BASE64,
	                 S("a text of some length, longer than a line of sixty digits, with user = robin"), &s.arena);
	buf_clear(&doc);
	buf_printf(&doc, "data: |\n  %.*s\n  %.*s\nnext: 1\n", 64, b.p, (int)b.n - 64, b.p + 64);
	cr_expect(decode_run_on(&s, buf_str(&doc)));
	cr_assert(s.n >= 1);
	size_t at = str_find(s.at[0]->text, S("user = robin"), 0), from, to;
	cr_assert_neq(at, SIZE_MAX);
	decode_place(s.at[0], at, at + 4, &from, &to);
	cr_expect(from == 10 && to == buf_str(&doc).n - 9, "%zu %zu", from, to);
	arena_free(&s.arena);
}

/* The shortest run there is, at every place of the sixteen bytes that are looked at in one step, with and without a
 * text behind it. */
Test(decode, runs_are_found_wherever_they_stand)
{
	struct decoding s = {.n = 0};
	for (size_t at = 0; at < 33; at++)
		for (size_t behind = 0; behind < 20; behind++) {
			struct buf text BUF_AUTO = {0};
			for (size_t i = 0; i < at; i++)
				buf_byte(&text, ' ');
			buf_add(&text, S("YSBwbGFpbiB0ZXh0"));
			for (size_t i = 0; i < behind; i++)
				buf_byte(&text, '.');
			cr_expect(decode_run_on(&s, buf_str(&text)));
			cr_expect(s.n && str_eq(s.at[0]->text, S("a plain text")), "at %zu, %zu behind", at, behind);
		}
	arena_free(&s.arena);
}

Test(decode, binary_is_left)
{
	struct decoding s = {0};
	char image[4096];
	uint32_t state = 5;
	for (size_t i = 0; i < sizeof image; i++)
		image[i] = (char)((state = state * 1103515245u + 12345u) >> 16);
	memcpy(image, "\x89PNG\r\n\x1a\n", 8);
	str b = codec_encode(CODEC_BASE64, str_at(image, sizeof image), &s.arena);
	cr_expect(decode_run_on(&s, arena_printf(&s.arena, "data:image/png;base64,%.*s", STR_ARG(b))) && s.n == 0);
	arena_free(&s.arena);
}

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

/* A run of digits may begin with a path of any length: what stands behind each sign is looked at. */
Test(decode, base64_far_behind_in_a_run)
{
	struct decoding s = {0};
	const char *word = decode_base64_of(&s, "the user = robin and so on");
	struct buf b BUF_AUTO = {0};
	for (int i = 0; i < 100; i++)
		buf_add(&b, S("path/to/what/"));
	buf_printf(&b, "%s\n", word);
	cr_expect(decode_run_on(&s, buf_str(&b)));
	bool found = false;
	for (size_t i = 0; i < s.n && i < 64; i++)
		found = found || str_find(s.at[i]->text, S("user = robin"), 0) != SIZE_MAX;
	cr_expect(found);
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

/* Each byte of text as one unit. */
static void decode_widen(struct buf *b, str text, unsigned unit, bool big)
{
	for (size_t i = 0; i < text.n; i++)
		for (unsigned k = 0; k < unit; k++)
			buf_byte(b, k == (big ? unit - 1 : 0) ? text.p[i] : '\0');
}

/* Wide text between other text, at an even and at an odd place, with its way back. */
Test(decode, wide_text_among_plain_text)
{
	static const char *const around[][2] = {{"", ""}, {"# plain\n", ""}, {"x", "y"}, {"\1", "\2"}, {"ab", "cd"}};
	struct decoding s = {0};
	str text = S("user = robin");
	for (size_t i = 0; i < sizeof around / sizeof *around; i++)
		for (unsigned way = 0; way < 4; way++) {
			struct buf b BUF_AUTO = {0};
			unsigned unit = way < 2 ? 2 : 4;
			buf_add(&b, str_of(around[i][0]));
			size_t at = b.n + (way % 2 ? unit - 1 : 0), from = 0, to = 0;
			decode_widen(&b, text, unit, way % 2);
			buf_add(&b, str_of(around[i][1]));
			cr_expect(decode_run_on(&s, buf_str(&b)));
			bool found = false;
			for (size_t k = 0; k < s.n; k++) {
				size_t in = str_find(s.at[k]->text, text, 0);
				if (in == SIZE_MAX || found)
					continue;
				found = true;
				decode_place(s.at[k], in + 7, in + 12, &from, &to);
				str note = decode_note(s.at[k], in, in + 12, &s.arena);
				cr_expect(str_eq(note, unit == 2 ? S("inside UTF-16") : S("inside UTF-32")));
			}
			cr_expect(found, "%zu, way %u", i, way);
			cr_expect(from == at + 7 * unit && to == at + 11 * unit + 1, "%zu to %zu", from, to);
		}
	arena_free(&s.arena);
}

Test(decode, numbers_are_no_wide_text)
{
	struct decoding s = {0};
	struct buf b BUF_AUTO = {0};
	for (int i = 0; i < 4000; i++) {
		buf_byte(&b, (char)(i % 7));
		buf_byte(&b, 0);
	}
	cr_expect(decode_run_on(&s, buf_str(&b)) && s.n == 0);
	arena_free(&s.arena);
}

Test(decode, ebcdic)
{
	/* user = robin, between lines */
	static const char text[] =
	        "\xc1\x40\x93\x89\x95\x85\x40\x96\x86\x40\xa3\x85\xa7\xa3\x15\xa4\xa2\x85\x99\x40\x7e"
	        "\x40\x99\x96\x82\x89\x95\x25";
	struct decoding s = {0};
	size_t from, to;
	cr_expect(decode_run_on(&s, str_at(text, sizeof text - 1)));
	cr_assert_eq(s.n, 1);
	cr_expect(str_eq(s.at[0]->text, S("A line of text\nuser = robin\n")));
	decode_place(s.at[0], 15, 27, &from, &to);
	cr_expect(from == 15 && to == 27);
	cr_expect(decode_run_on(&s, S("plain text, as it stands in most files")) && s.n == 0);
	cr_expect(decode_run_on(&s, S("\xe5\xaf\x86\xe7\xa0\x81\xe6\x98\xaf\xe4\xbb\x80\xe4\xb9\x88\xe5\x91\xa2")) &&
	          s.n == 0);
	arena_free(&s.arena);
}

Test(decode, lines_that_end_in_cr_or_nul)
{
	struct decoding s = {0};
	size_t from, to;
	str mac = S("a=1\ruser = robin\rb=2\r"), environment = str_at("HOME=/root\0USER=robin\0SHELL=/bin/sh\0", 36);
	cr_expect(decode_run_on(&s, mac) && s.n == 1);
	cr_expect(str_eq(s.at[0]->text, S("a=1\nuser = robin\nb=2\n")));
	decode_place(s.at[0], 4, 16, &from, &to);
	cr_expect(from == 4 && to == 16);
	cr_expect(decode_run_on(&s, environment) && s.n == 1);
	cr_expect(str_eq(s.at[0]->text, S("HOME=/root\nUSER=robin\nSHELL=/bin/sh\n")));
	cr_expect(decode_run_on(&s, S("a=1\r\nuser = robin\r\n")) && s.n == 0);
	cr_expect(decode_run_on(&s, S("first=1\nsecond\rthird\nfourth\n")) && s.n == 1);
	cr_expect(str_eq(s.at[0]->text, S("second\nthird\n")));
	cr_expect(decode_run_on(&s, str_at("a\0b\0\1\2\3\4\5\6ab\0\1cd\0\2\3ef\0", 24)) && s.n == 0, "a program");
	arena_free(&s.arena);
}

/* Every other line ends in CR, and no NUL stands anywhere: one pass. */
Test(decode, many_lines_that_end_in_cr, .timeout = 20)
{
	enum { LINES = 300000 };
	struct decoding s = {0};
	struct buf b BUF_AUTO = {0};
	for (int i = 0; i < LINES; i++)
		buf_add(&b, S("a line of text\nanother\rhalf\nand a line of other text\n"));
	cr_expect(decode_run_on(&s, buf_str(&b)));
	cr_expect_eq(s.n, LINES);
	arena_free(&s.arena);
}
