/* Patterns that hurt are told from those that do not, by trying. */
#include "rules/pattern_check.h"

#include <criterion/criterion.h>
#include <string.h>

static const str examples_at[] = {STR_INIT("key = \"demo_abcdefgh\"")};
static const struct strs examples = {examples_at, 1}, none = {NULL, 0};

Test(pattern_check, steps_that_grow_with_the_square_or_worse_are_refused)
{
	static const char *const dear[] = {
	        "demo_(?:[a-z]+)+!",      "demo_(?:[a-z]|[a-h])*!", "demo_.*.*.*!",           "demo_(?:\\w+\\s?)*\\$",
	        "(?:[a-z_]+)*demo_[0-9]", "demo_[a-z]*[a-z0-9]*!",  "key.*=.*demo_.*[^a-z]!", "(?:a|a)*demo_!",
	};
	for (size_t i = 0; i < sizeof dear / sizeof *dear; i++) {
		struct err err = {{0}};
		cr_expect(pattern_compiles(str_of(dear[i]), true, &err), "%s: %s", dear[i], err.text);
		cr_expect_not(pattern_affordable(str_of(dear[i]), &examples, &err), "%s", dear[i]);
		cr_expect(strstr(err.text, "too dear"), "%s: %s", dear[i], err.text);
	}
}

Test(pattern_check, what_is_bounded_or_linear_is_not)
{
	static const char *const fair[] = {
	        "demo_[a-z]{8}",
	        "demo_[^\"]*\"",
	        "demo_[\\s\\S]{0,400}?end[a-z]{0,40}!",
	        "(?i:demo[\\w.-]{0,16}(?:key|token)[\\w.-]{0,8})[\"']{0,3}\\s{0,8}[:=]\\s{0,8}[0-9a-f]{32}",
	        "-----BEGIN [A-Z ]{0,40}-----[A-Za-z0-9+/=\\s]{300,6000}?-----END",
	        "demo_[a-z]++[0-9]",
	};
	for (size_t i = 0; i < sizeof fair / sizeof *fair; i++) {
		struct err err = {{0}};
		cr_expect(pattern_affordable(str_of(fair[i]), &examples, &err), "%s: %s", fair[i], err.text);
		cr_expect(pattern_affordable(str_of(fair[i]), &none, &err), "%s: %s", fair[i], err.text);
	}
}

Test(pattern_check, an_example_leads_where_no_run_of_characters_does)
{
	static const str hidden_at[] = {STR_INIT("x-17-abcabcabc;")};
	static const struct strs hidden = {hidden_at, 1};
	struct err err = {{0}};
	cr_expect(pattern_affordable(S("x-17-(?:a+b?c?)+;"), &none, &err), "%s", err.text);
	cr_expect_not(pattern_affordable(S("x-17-(?:a+b?c?)+;"), &hidden, &err));
}

Test(pattern_check, what_matches_nothing_at_all_matches_everywhere)
{
	static const char *const empty[] = {"", "a*", "(?=demo)", "demo|", "(?:x)?"};
	struct err err = {{0}};
	for (size_t i = 0; i < sizeof empty / sizeof *empty; i++) {
		cr_expect_not(pattern_compiles(str_of(empty[i]), true, &err), "%s", empty[i]);
		cr_expect(strstr(err.text, "empty text"), "%s: %s", empty[i], err.text);
		cr_expect(pattern_compiles(str_of(empty[i]), false, &err), "%s", empty[i]);
	}
	cr_expect_not(pattern_compiles(S("a("), false, &err));
	cr_expect(strstr(err.text, "does not compile"));
}

Test(pattern_check, the_first_match)
{
	size_t start, end;
	cr_assert(pattern_first(S("[0-9]+"), S("a 12 b 345"), 0, &start, &end));
	cr_expect(start == 2 && end == 4);
	cr_assert(pattern_first(S("[0-9]+"), S("a 12 b 345"), 4, &start, &end));
	cr_expect(start == 7 && end == 10);
	cr_expect_not(pattern_first(S("[0-9]+"), S("a 12"), 4, &start, &end));
	cr_expect_not(pattern_first(S("[0-9]+"), S(""), 0, &start, &end));
}
