/* The mask gives little away, the fingerprint is the value's alone. */
#include "model/finding.h"

#include <criterion/criterion.h>

#define DOTS "\xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2"

static struct arena finding_arena;
static str finding_masked(const char *secret, const char *prefix)
{
	return finding_mask(&finding_arena, str_of(secret), str_of(prefix));
}

Test(finding, last_four_only_from_24_on)
{
	cr_expect(str_eq(finding_masked("abcdefghijklmnopqrstuvw", ""), S(DOTS)));
	cr_expect(str_eq(finding_masked("abcdefghijklmnopqrstuvwx", ""), S(DOTS "uvwx")));
	cr_expect(str_eq(finding_masked("pre_abcdefghijklmnopqrst", "pre_"), S("pre_" DOTS "qrst")));
	cr_expect(str_eq(finding_masked("", ""), S(DOTS)));
}

Test(finding, prefix_is_shown_only_where_it_stands_and_is_short)
{
	cr_expect(str_eq(finding_masked("abcdef", "xyz"), S(DOTS)));
	cr_expect(str_eq(finding_masked("abcdef", "abcd"), S(DOTS)), "most of the value");
	cr_expect(str_eq(finding_masked("abcdef", "abc"), S("abc" DOTS)));
}

Test(finding, no_more_than_four_characters_of_any_bytes)
{
	char bad[31] = "A";
	memset(bad + 1, 0x80, 29);
	cr_expect(str_eq(finding_masked(bad, ""), S(DOTS "\\x80\\x80\\x80\\x80")), "bad bytes are characters");
	char wide[49] = "";
	for (int i = 0; i < 24; i++)
		memcpy(wide + 2 * i, "\xc3\xa4", 2);
	cr_expect(str_eq(finding_masked(wide, ""), S(DOTS "\xc3\xa4\xc3\xa4\xc3\xa4\xc3\xa4")));
	cr_expect(str_eq(finding_masked("abcdefghijklmnopqrstuvw\nxyz", ""), S(DOTS)), "nothing of what has lines");
}

Test(finding, fingerprint_is_of_the_value)
{
	struct hit h = {0};
	finding_identify(&finding_arena, &h, S("correct horse battery staple"), S(""));
	str text = print_text(&finding_arena, h.print);
	cr_expect(str_eq(text, S("1:ba809852274c3b5e94f061c3b74523ce")), "%.*s", STR_ARG(text));
	cr_expect(h.secret);
	cr_expect(str_eq(h.shown, S(DOTS "aple")));
}

Test(finding, fingerprints_are_read_back)
{
	uint8_t print[PRINT_SIZE];
	str text = S("1:ba809852274c3b5e94f061c3b74523ce");
	cr_assert(print_parse(text, print));
	cr_expect(str_eq(print_text(&finding_arena, print), text));
	static const char *const bad[] = {"",
	                                  "1:",
	                                  "2:ba809852274c3b5e94f061c3b74523ce",
	                                  "1:ba809852274c3b5e94f061c3b74523c",
	                                  "1:ba809852274c3b5e94f061c3b74523cg",
	                                  "1:BA809852274C3B5E94F061C3B74523CE"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		cr_expect_not(print_parse(str_of(bad[i]), print), "%s", bad[i]);
}
