/* A limit that is hit is told, and what it does not concern is found. */
#include "base/buf.h"
#include "rules/example.h"
#include "finder.h"

Test(search_limit, a_limit_is_told_and_the_rest_is_found)
{
	struct rule rule;
	struct ruleset set = one_rule(&rule, "demo_(?:(?:a+)+b|[c-f]{8})");
	struct finder f = finder_new(&set, false);
	struct buf b BUF_AUTO = {0};
	buf_add(&b, S("demo_"));
	memset(buf_room(&b, 60), 'a', 60);
	buf_add(&b, S("!\n"));
	memset(buf_room(&b, 600), '.', 600);
	buf_add(&b, S("\ndemo_cdefcdef\n"));
	cr_expect_eq(finder_run(&f, buf_str(&b)), 1);
	cr_expect_not(f.whole);
	cr_expect_eq(finder_run(&f, S("demo_cdefcdef")), 1);
	cr_expect(f.whole, "the next document starts anew");
	finder_free(&f);
}

/* A million steps for each anchor would be an hour for a large file. */
Test(search_limit, a_pattern_that_fails_again_and_again_is_given_up)
{
	struct rule rule;
	struct ruleset set = one_rule(&rule, "demo_(?:(?:a+)+b|[c-f]{8})");
	struct finder f = finder_new(&set, false);
	struct buf b BUF_AUTO = {0};
	for (int i = 0; i < 200; i++) {
		buf_add(&b, S("demo_"));
		memset(buf_room(&b, 60), 'a', 60);
		buf_add(&b, S("!b\n"));
	}
	buf_add(&b, S("demo_cdefcdef\n"));
	cr_expect_eq(finder_run(&f, buf_str(&b)), 0);
	cr_expect_not(f.whole);
	cr_expect_eq(finder_run(&f, S("demo_cdefcdef")), 1);
	finder_free(&f);
}

/* A match that goes on behind the window is none, and that is told. */
Test(search_limit, a_match_longer_than_its_window_is_told)
{
	struct rule rule = {0};
	struct ruleset set = one_rule(&rule, "demo_[0-9]+;");
	struct finder f = finder_new(&set, false);
	struct buf b BUF_AUTO = {0};
	buf_add(&b, S("demo_"));
	for (int i = 0; i < 16 << 10; i++)
		buf_byte(&b, '1');
	buf_add(&b, S("; "));
	cr_expect_eq(finder_run(&f, buf_str(&b)), 0);
	cr_expect_not(f.whole);
	finder_free(&f);
}

Test(search_limit, a_text_that_takes_too_long_is_given_up)
{
	struct finder f = finder_new(ruleset_builtin(), false);
	struct buf b BUF_AUTO = {0};
	struct arena a = {0};
	struct err err = {{0}};
	str text;
	cr_assert(example_expand(S("t = ghp_{alnum:36}\n"), 7, &a, &text, &err));
	for (int i = 0; i < 4000; i++)
		buf_add(&b, text);
	search_allow(f.s, 60);
	size_t all = finder_run(&f, buf_str(&b));
	cr_expect_not(search_gave_up(f.s));
	search_allow(f.s, 0);
	size_t some = finder_run(&f, buf_str(&b));
	cr_expect(search_gave_up(f.s));
	cr_expect(some > 0 && some < all, "%zu of %zu", some, all);
	search_allow(f.s, 60);
	cr_expect_eq(finder_run(&f, buf_str(&b)), all);
	cr_expect_not(search_gave_up(f.s));
	arena_free(&a);
	finder_free(&f);
}
