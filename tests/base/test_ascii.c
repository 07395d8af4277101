/* The classes hold the bytes of their ASCII runs and no other of the 256. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/ascii.h"

Test(ascii, classes_are_their_runs)
{
	static const char digits[] = "0123456789", lower[] = "abcdefghijklmnopqrstuvwxyz",
	                  upper[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", hex[] = "0123456789abcdef", high[] = "ABCDEF";
	for (int i = 0; i < 256; i++) {
		char c = (char)i;
		bool d = i && strchr(digits, c), l = i && strchr(lower, c), u = i && strchr(upper, c);
		cr_expect_eq(ascii_digit(c), d, "%d", i);
		cr_expect_eq(ascii_lower(c), l, "%d", i);
		cr_expect_eq(ascii_upper(c), u, "%d", i);
		cr_expect_eq(ascii_letter(c), l || u, "%d", i);
		cr_expect_eq(ascii_alnum(c), l || u || d, "%d", i);
		const char *at = i ? strchr(hex, c) : NULL, *big = i ? strchr(high, c) : NULL;
		cr_expect_eq(ascii_hex(c), at ? at - hex : big ? 10 + (big - high) : -1, "%d", i);
	}
}
