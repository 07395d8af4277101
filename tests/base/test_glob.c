/* Path patterns: what each sign matches, and that no pattern is slow. */
#include "base/glob.h"

#include <criterion/criterion.h>
#include <time.h>

Test(glob, table)
{
	static const struct {
		const char *pattern, *path;
		bool want;
	} cases[] = {
	        {"a.c", "a.c", true},
	        {"a.c", "b/a.c", false},
	        {"*.c", "a.c", true},
	        {"*.c", "b/a.c", false},
	        {"?.c", "a.c", true},
	        {"?.c", "/.c", false},
	        {"**/a", "a", true},
	        {"**/a", "x/y/a", true},
	        {"**/a", "x/ya", false},
	        {"a/**", "a/b/c", true},
	        {"a/**", "a", false},
	        {"a/**/b", "a/b", true},
	        {"a/**/b", "a/x/y/b", true},
	        {"a/**/b", "ab", false},
	        {"**/x/*.c", "p/x/q/x/a.c", true},
	        {"[a-c]x", "bx", true},
	        {"[!a-c]x", "bx", false},
	        {"[!a-c]x", "dx", true},
	        {"[]]x", "]x", true},
	        {"[a", "[a", true},
	        {"[a-c]", "/", false},
	        {"\\*", "*", true},
	        {"\\*", "a", false},
	        {"a*b*c", "aXbYbZc", true},
	        {"a*b*c", "aXbYbZ", false},
	        {"", "", true},
	        {"", "a", false},
	        {"*", "", true},
	        {"A", "a", false},
	        {"{a,b}", "a", false},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		cr_expect_eq(glob_match(str_of(cases[i].pattern), str_of(cases[i].path), 0), cases[i].want,
		             "%s with %s", cases[i].pattern, cases[i].path);
}

Test(glob, flags)
{
	cr_expect(glob_match(S("A[X-Z].C"), S("ay.c"), GLOB_NOCASE));
	cr_expect(glob_match(S("{a,b}.{c,h}"), S("b.h"), GLOB_BRACES));
	cr_expect_not(glob_match(S("{a,b}.{c,h}"), S("c.h"), GLOB_BRACES));
	cr_expect(glob_match(S("x{,s}"), S("x"), GLOB_BRACES));
}

Test(glob, rules_match_the_last_component)
{
	cr_expect(glob_rule(S("*.ENV"), S("a/b/x.env")));
	cr_expect(glob_rule(S("{package,bower}.json"), S("web/package.json")));
	cr_expect_not(glob_rule(S("src/*.c"), S("x/src/a.c")));
	cr_expect(glob_rule(S("**/src/*.c"), S("src/a.c")));
}

Test(glob, no_pattern_is_slow)
{
	char path[2001], pattern[401];
	memset(path, 'a', 2000);
	for (size_t i = 0; i < 400; i += 2)
		memcpy(pattern + i, "*a", 2);
	pattern[399] = 'b';
	clock_t began = clock();
	cr_expect_not(glob_match(str_at(pattern, 400), str_at(path, 2000), 0));
	cr_expect_lt(clock() - began, CLOCKS_PER_SEC);
}

/* n groups of two: that many patterns, and those on the way to them, count. */
Test(glob, more_patterns_than_are_tried_are_told)
{
	cr_expect(glob_bounded(S("src/*.c")));
	cr_expect(glob_bounded(S("{a,b}{c,d}{e,f}{g,h}")));
	cr_expect_not(glob_bounded(S("{a,b}{c,d}{e,f}{g,h}{i,j}{k,l}")));
	char wide[600] = "{";
	memset(wide + 1, 'x', 550);
	wide[551] = '}';
	cr_expect_not(glob_bounded(str_at(wide, 552)));
}
