/* What a pattern's matches end in. */
#include <criterion/criterion.h>

#include "match/pattern_tail.h"

static void ends_in(const char *pattern, const char *tail)
{
	str got = pattern_tail(str_of(pattern));
	cr_expect(str_eq(got, str_of(tail)), "%s gave %.*s", pattern, STR_ARG(got));
}

Test(pattern_tail, what_is_plain)
{
	ends_in("-----BEGIN KEY-----[a-z|\\]]{64,12000}?-----END KEY-----", "-----END KEY-----");
	ends_in("(?:a|b)+(?=c)-----END", "-----END");
	ends_in("(?<secret>[A-Z]{8}).example-host", "example-host");
	ends_in("a literal", "a literal");
}

Test(pattern_tail, what_may_be_otherwise)
{
	static const char *const none[] = {"short",
	                                   "a|-----END KEY-----",
	                                   "(a|-----END KEY-----)",
	                                   "-----END KEY-----?",
	                                   "-----END KEY-----{0,1}",
	                                   "(?i)-----END KEY-----",
	                                   "(?i:x)-----END KEY-----",
	                                   "x\\x41BCDEFGHIJKL",
	                                   "\\Q.*\\E-----END KEY-----",
	                                   "(?(1)a)-----END KEY-----",
	                                   "[a-----END KEY-----",
	                                   ""};
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		ends_in(none[i], "");
}

Test(pattern_tail, follows)
{
	str text = S("a END b END c"), tail = S("END");
	size_t next = 0;
	cr_expect(pattern_tail_follows(tail, text, 1, 5, &next));
	cr_expect(pattern_tail_follows(tail, text, 5, 5, &next), "the anchor may lie in it");
	cr_expect_not(pattern_tail_follows(tail, text, 6, 10, &next), "it ends behind that");
	cr_expect(pattern_tail_follows(tail, text, 6, 11, &next));
	cr_expect_not(pattern_tail_follows(tail, text, 12, 13, &next));
	cr_expect(pattern_tail_follows(S(""), text, 12, 12, &next));
}
