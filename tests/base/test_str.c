/* Slices: cutting, finding, comparing, numbers that do not overflow. */
#include "base/str.h"

#include <criterion/criterion.h>
#include <limits.h>
#include <stdint.h>

Test(str, sub_is_cut_to_the_length)
{
	str s = S("abcdef");
	cr_expect(str_eq(str_sub(s, 2, 4), S("cd")));
	cr_expect(str_eq(str_sub(s, 4, 100), S("ef")));
	cr_expect_eq(str_sub(s, 100, 200).n, 0);
	cr_expect_eq(str_sub(s, 4, 2).n, 0);
	cr_expect_eq(str_sub((str){0}, 0, 5).n, 0);
}

Test(str, bytes_are_no_c_string)
{
	cr_expect(str_eq(str_at("a\0b", 3), str_at("a\0b", 3)));
	cr_expect_not(str_eq(str_at("a\0b", 3), str_at("a\0c", 3)));
	cr_expect_eq(str_find(str_at("a\0b\0c", 5), str_at("\0c", 2), 0), 3);
	cr_expect(str_eq((str){0}, S("")));
	cr_expect_eq(str_of(NULL).n, 0);
}

Test(str, order_is_by_bytes_shorter_first)
{
	cr_expect_lt(str_cmp(S("a"), S("ab")), 0);
	cr_expect_lt(str_cmp(S("Z"), S("a")), 0);
	cr_expect_gt(str_cmp(S("\xff"), S("a")), 0);
	cr_expect_eq(str_cmp((str){0}, S("")), 0);
}

Test(str, find)
{
	cr_expect_eq(str_find(S("abcabc"), S("bc"), 0), 1);
	cr_expect_eq(str_find(S("abcabc"), S("bc"), 2), 4);
	cr_expect_eq(str_find(S("abcabc"), S("bc"), 5), SIZE_MAX);
	cr_expect_eq(str_find(S("abc"), S("abcd"), 0), SIZE_MAX);
	cr_expect_eq(str_find(S("abc"), S("c"), 100), SIZE_MAX);
	cr_expect_eq(str_ifind(S("xxAbC"), S("aBc"), 0), 2);
	static char far[3000];
	memset(far, 'a', sizeof far);
	for (size_t at = 0; at + 3 <= sizeof far; at += 511) { /* on both sides of where parts of it meet */
		memcpy(far + at, at % 2 ? "Abc" : "aBC", 3);
		cr_expect_eq(str_ifind(str_at(far, sizeof far), S("abC"), at ? at - 1 : 0), at);
		memcpy(far + at, "aaa", 3);
	}
	cr_expect_eq(str_ifind(str_at(far, sizeof far), S("ab"), 0), SIZE_MAX);
	cr_expect_eq(str_ifind(S("x\xc4y"), S("\xe4"), 0), SIZE_MAX, "only ASCII letters have a case");
	cr_expect(str_ieq(S("ToKeN"), S("tOkEn")));
	cr_expect_not(str_ieq(S("["), S("{")));
}

Test(str, listed_is_a_whole_word)
{
	cr_expect(str_listed(S("go"), "js go rust") && str_listed(S("js"), "js go rust") &&
	          str_listed(S("rust"), "js go rust"));
	cr_expect_not(str_listed(S("rus"), "js go rust") || str_listed(S("js go"), "js go rust") ||
	              str_listed(S(""), "js go rust") || str_listed(S("go"), ""));
}

Test(str, cut_gives_every_piece)
{
	str rest = S("a,,b,"), piece;
	static const char *const want[] = {"a", "", "b", ""};
	for (size_t i = 0; i < 4; i++) {
		cr_assert(str_cut(&rest, ',', &piece), "piece %zu", i);
		cr_expect(str_eq(piece, str_of(want[i])), "piece %zu", i);
	}
	cr_expect_not(str_cut(&rest, ',', &piece));
}

Test(str, paths)
{
	cr_expect(str_eq(str_basename(S("a/b/c.tar.gz")), S("c.tar.gz")));
	cr_expect(str_eq(str_extension(S("a/b/c.tar.gz")), S("gz")));
	cr_expect(str_eq(str_basename(S("a/")), S("")));
	cr_expect_eq(str_extension(S("a.b/c")).n, 0);
	cr_expect(str_eq(str_trim(S(" \t\r\nx y\n")), S("x y")));
	cr_expect_eq(str_trim(S(" \n ")).n, 0);
}

Test(str, numbers_stop_at_the_most)
{
	uint64_t n = 7;
	cr_expect(str_number(S("0"), 0, &n) && n == 0);
	cr_expect(str_number(S("18446744073709551615"), ULONG_MAX, &n) && n == ULONG_MAX);
	n = 7;
	static const char *const bad[] = {
	        "", "-1", "+1", " 1", "1 ", "0x1", "18446744073709551616", "99999999999999999999"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		cr_expect_not(str_number(str_of(bad[i]), ULONG_MAX, &n), "%s", bad[i]);
	cr_expect_not(str_number(S("101"), 100, &n));
	cr_expect_eq(n, 7, "untouched when it fails");
}

Test(str, distance)
{
	cr_expect_eq(str_distance(S("format"), S("fromat")), 2);
	cr_expect_eq(str_distance(S(""), S("abc")), 3);
	cr_expect_eq(str_distance(S("SAME"), S("same")), 0);
	cr_expect_eq(str_distance(S("abcdefghijkl"), S("mnopqrstuvwx")), 9);
}
