/* UTF-8 as it comes: what is a character, what is a bad byte, what is shown. */
#include "base/utf.h"

#include <criterion/criterion.h>

Test(utf, next)
{
	static const struct {
		const char *bytes;
		int32_t code;
		size_t length;
	} cases[] = {
	        {"A", 'A', 1},
	        {"\xc3\xa4", 0xe4, 2},
	        {"\xe2\x82\xac", 0x20ac, 3},
	        {"\xf0\x9f\x98\x80", 0x1f600, 4},
	        {"\xf4\x8f\xbf\xbf", 0x10ffff, 4},
	        {"\xf4\x90\x80\x80", -1, 1}, /* above the range */
	        {"\xc0\xaf", -1, 1},         /* overlong */
	        {"\xe0\x80\xaf", -1, 1},
	        {"\xed\xa0\x80", -1, 1}, /* surrogate */
	        {"\x80", -1, 1},
	        {"\xe2\x82", -1, 1}, /* cut off */
	        {"\xff", -1, 1},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t length = 0;
		cr_expect_eq(utf_next(str_of(cases[i].bytes), &length), cases[i].code, "case %zu", i);
		cr_expect_eq(length, cases[i].length, "case %zu", i);
	}
}

Test(utf, put_is_the_inverse)
{
	static const uint32_t codes[] = {1, 0x7f, 0x80, 0x7ff, 0x800, 0xffff, 0x10000, 0x10ffff};
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		struct buf b BUF_AUTO = {0};
		size_t length;
		utf_put(&b, codes[i]);
		cr_expect_eq(utf_next(buf_str(&b), &length), (int32_t)codes[i]);
		cr_expect_eq(length, b.n);
	}
	struct buf bad BUF_AUTO = {0};
	utf_put(&bad, 0xd800);
	utf_put(&bad, 0x110000);
	cr_expect(str_eq(buf_str(&bad), S("\xef\xbf\xbd\xef\xbf\xbd")));
}

Test(utf, count_and_valid)
{
	cr_expect_eq(utf_count(S("a\xc3\xa4\xff\x80z")), 5);
	cr_expect(utf_valid(S("a\xc3\xa4")));
	cr_expect_not(utf_valid(S("a\xc3")));
	cr_expect(utf_valid((str){0}));
}

Test(utf, safe)
{
	struct buf b BUF_AUTO = {0};
	utf_safe(&b, str_at("a\tb\n\x1b[\x7f\xff\0\xc2\x9b\xe2\x80\xae\xc3\xa4", 16));
	cr_expect(str_eq(buf_str(&b), S("a b\\x0a\\x1b[\\x7f\\xff\\x00\\u{009b}\\u{202e}\xc3\xa4")), "%.*s",
	          STR_ARG(buf_str(&b)));
}
