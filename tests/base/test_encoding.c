/* Which encoding, by mark and without, and what becomes of bytes that do not belong. */
#include "base/encoding.h"

#include <criterion/criterion.h>
#include <stdint.h>

#include "base/buf.h"

static struct arena encoding_arena;

/* The text, or what was not decoded. */
static str encoding_read(str bytes)
{
	size_t mark;
	enum encoding e = encoding_of(bytes, &mark);
	return encoding_text(str_sub(bytes, mark, bytes.n), e, &encoding_arena);
}
static bool encoding_reads(str bytes, str as) { return str_eq(encoding_read(bytes), as); }
static bool encoding_stays(str bytes) { return encoding_reads(bytes, bytes); }

/* Each byte as one unit, behind a mark. */
static str encoding_wide(str mark, str text, unsigned unit, bool big)
{
	struct buf b BUF_AUTO = {0};
	buf_add(&b, mark);
	for (size_t i = 0; i < text.n; i++)
		for (unsigned k = 0; k < unit; k++)
			buf_byte(&b, k == (big ? unit - 1 : 0) ? text.p[i] : '\0');
	return arena_str(&encoding_arena, buf_str(&b));
}

Test(encoding, by_mark)
{
	cr_expect(encoding_reads(S("\xef\xbb\xbfhi"), S("hi")));
	cr_expect(encoding_reads(str_at("\xff\xfeh\0i\0", 6), S("hi")));
	cr_expect(encoding_reads(str_at("\xfe\xff\0h\0i", 6), S("hi")));
	cr_expect(encoding_reads(str_at("\0\0\xfe\xff\0\0\0h", 8), S("h")));
	cr_expect(encoding_reads(str_at("\xff\xfe\x3d\xd8\0\xde", 6), S("\xf0\x9f\x98\x80")));
	cr_expect(encoding_reads(S("\xff\xfe"), S("")));
}

Test(encoding, without_a_mark)
{
	cr_expect(encoding_reads(str_at("k\0e\0y\0=\0v\0a\0l\0u\0", 16), S("key=valu")));
	cr_expect(encoding_reads(str_at("\0k\0e\0y\0=\0v\0a\0l\0u", 16), S("key=valu")));
	cr_expect(encoding_reads(str_at("k\0\0\0e\0\0\0y\0\0\0=\0\0\0", 16), S("key=")));
	cr_expect(encoding_reads(str_at("\0\0\0k\0\0\0e\0\0\0y\0\0\0=", 16), S("key=")));
	cr_expect(encoding_reads(str_at("\0\0k\0e\0y\0=\0v\0a\0l\0u\0e\0s\0", 22), str_at("\0key=values", 11)),
	          "U+0000");
	cr_expect(encoding_stays(str_at("\1\0\0\0\0\0\0\0\2\0\0\0\3\0\0\0", 16)), "small numbers");
	cr_expect(encoding_stays(S("plain text")));
	cr_expect(encoding_stays((str){0}));
}

/* A last byte that is half a character is one in the Latin alphabet. */
/* FF FE 00 00 may be either mark: what follows says which. */
Test(encoding, a_zero_behind_the_mark_of_utf16)
{
	size_t mark;
	str wide = encoding_wide(S("\xff\xfe\0\0"), S("a few words of text"), 2, false);
	cr_assert_eq(encoding_of(wide, &mark), ENCODING_UTF16LE);
	cr_assert_eq(mark, 2);
	cr_assert(encoding_reads(wide, S("\0a few words of text")));
	wide = encoding_wide(S("\xff\xfe\0\0"), S("a few words of text"), 4, false);
	cr_assert_eq(encoding_of(wide, &mark), ENCODING_UTF32LE);
}

Test(encoding, cut_off)
{
	cr_expect(encoding_reads(str_at("\xff\xfeh\0i", 5), S("hi")));
	cr_expect(encoding_reads(str_at("\xff\xfe\0\0h\0\0\0i", 9), S("hi")));
}

/* Two bytes in front buy nothing. */
Test(encoding, a_mark_in_front_of_plain_text)
{
	static const str marks[] = {STR_INIT("\xff\xfe"), STR_INIT("\xfe\xff"), STR_INIT("\xff\xfe\0\0"),
	                            STR_INIT("\0\0\xfe\xff")};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		str text = S("PASSWORD=a\n");
		struct buf b BUF_AUTO = {0};
		buf_add(&b, marks[i]);
		buf_add(&b, text);
		cr_expect(encoding_stays(buf_str(&b)), "%zu", i);
		buf_clear(&b);
		buf_add(&b, encoding_wide(marks[i], S("much of it is wide, much of it is wide, much of it"),
		                          i < 2 ? 2 : 4, i % 2));
		cr_expect(str_eq(str_sub(encoding_read(buf_str(&b)), 0, 10), S("much of it")));
		buf_add(&b, S("TOKEN=and then a line of plain text"));
		cr_expect(encoding_stays(buf_str(&b)), "%zu", i);
	}
}

Test(encoding, chinese_in_utf16_is_wide)
{
	struct buf b BUF_AUTO = {0};
	buf_add(&b, S("\xff\xfe"));
	for (uint32_t i = 0, state = 1; i < 20000; i++, state = state * 1103515245u + 12345u) {
		uint32_t code = 0x4e00 + (state >> 16) % 0x51a5;
		buf_byte(&b, (char)(code & 0xff));
		buf_byte(&b, (char)(code >> 8));
	}
	cr_expect_not(encoding_stays(buf_str(&b)));
}

/* A byte too many, in both orders and before each character. */
Test(encoding, a_byte_between)
{
	str text = S("password=something\n");
	for (int big = 0; big < 2; big++)
		for (size_t at = 0; at + 10 < text.n; at++) {
			str wide = encoding_wide(big ? S("\xfe\xff") : S("\xff\xfe"), text, 2, big);
			struct buf b BUF_AUTO = {0};
			buf_add(&b, str_sub(wide, 0, 2 + 2 * at));
			buf_byte(&b, 'X');
			buf_add(&b, str_sub(wide, 2 + 2 * at, wide.n));
			str got = encoding_read(buf_str(&b));
			cr_expect(str_ends(got, str_sub(text, at, text.n)), "%d %zu: %.*s", big, at, STR_ARG(got));
			cr_expect(str_starts(got, str_sub(text, 0, at)), "%d %zu: %.*s", big, at, STR_ARG(got));
		}
}
