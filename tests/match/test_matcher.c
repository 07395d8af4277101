/* From literals to matches: the two engines agree, and nothing on a line or at an edge is lost. */
#include "base/buf.h"
#include "rules/example.h"
#include "finder.h"

static void compare_finders(struct finder *fast, struct finder *plain, const struct rule *r, str text)
{
	size_t n = finder_run(fast, text);
	cr_assert_eq(n, finder_run(plain, text), "%.*s: %zu and %zu in %.*s", STR_ARG(r->id), n, plain->found.n,
	             STR_ARG(text));
	for (size_t i = 0; i < n; i++) {
		const struct match *x = &fast->found.at[i], *y = &plain->found.at[i];
		cr_assert(x->rule == y->rule && x->start == y->start && x->end == y->end &&
		                  x->whole_start == y->whole_start && x->whole_end == y->whole_end,
		          "%.*s in %.*s", STR_ARG(x->rule->id), STR_ARG(text));
		cr_assert(x->whole_start <= x->start && x->start < x->end && x->end <= x->whole_end &&
		          x->whole_end <= text.n);
	}
}

Test(matcher, both_engines_find_the_same_in_every_example)
{
	const struct ruleset *set = ruleset_builtin();
	struct finder fast = finder_new(set, false), plain = finder_new(set, true);
	struct arena a = {0};
	struct buf all BUF_AUTO = {0};
	for (size_t i = 0; i < set->n_rules; i++) {
		const struct rule *r = &set->rules[i];
		buf_clear(&all);
		for (size_t k = 0; r->kind == RULE_TEXT && k < r->match.n + r->clean.n; k++) {
			const struct example *e = k < r->match.n ? &r->match.at[k] : &r->clean.at[k - r->match.n];
			struct err err = {{0}};
			str text;
			arena_reset(&a);
			cr_assert(example_expand(e->text, i + k, &a, &text, &err), "%s", err.text);
			compare_finders(&fast, &plain, r, text);
			buf_add(&all, text);
			buf_byte(&all, '\n');
		}
		compare_finders(&fast, &plain, r, buf_str(&all));
	}
	finder_free(&fast);
	finder_free(&plain);
	arena_free(&a);
}

Test(matcher, at_the_start_at_the_end_and_two_on_a_line)
{
	struct rule rule;
	struct ruleset set = one_rule(&rule, "demo_[a-z]{8}");
	struct finder f = finder_new(&set, false);
	cr_expect_eq(finder_run(&f, S("demo_abcdefgh")), 1);
	cr_expect(f.found.at[0].start == 0 && f.found.at[0].end == 13);
	cr_expect_eq(finder_run(&f, S("demo_abcdefgh demo_ijklmnop")), 2);
	cr_expect(f.found.at[1].start == 14 && f.found.at[1].end == 27);
	cr_expect_eq(finder_run(&f, S("demo_abcdefgh,demo_ijklmnop\ndemo_qrstuvwx")), 3);
	cr_expect_eq(finder_run(&f, S("demo_abcdefghi")), 0, "longer than a token");
	cr_expect_eq(finder_run(&f, S("demo_abc demo_ijklmnop")), 1, "a false start does not hide the next");
	cr_expect_eq(finder_run(&f, S("demo_abcdefghx demo_ijklmnop")), 1);
	cr_expect_eq(finder_run(&f, (str){0}), 0);
	finder_free(&f);
}

Test(matcher, found_at_every_offset)
{
	enum { SIZE = 40000 };
	struct rule rule;
	struct ruleset set = one_rule(&rule, "demo_[a-z]{8}");
	struct finder f = finder_new(&set, false);
	char *bytes = malloc(SIZE);
	memset(bytes, '.', SIZE);
	static const size_t offsets[] = {0,   1,   15,   16,   17,    63,    64,    511,
	                                 512, 513, 4095, 4096, 16383, 16384, 16400, SIZE - 13};
	for (size_t i = 0; i < sizeof offsets / sizeof *offsets; i++) {
		memcpy(bytes + offsets[i], "demo_abcdefgh", 13);
		cr_expect_eq(finder_run(&f, str_at(bytes, SIZE)), 1, "at %zu", offsets[i]);
		cr_expect(f.found.n && f.found.at[0].start == offsets[i]);
		memset(bytes + offsets[i], '.', 13);
	}
	free(bytes);
	finder_free(&f);
}

Test(matcher, secret_is_the_named_group_and_near_must_be_near)
{
	struct rule rule;
	struct ruleset set = one_rule(&rule, "demo_key *= *\"(?<secret>[a-z]+)\"");
	rule.near.pattern = S("provider");
	rule.near.lines = 1;
	struct finder f = finder_new(&set, false);
	cr_assert_eq(finder_run(&f, S("# provider\ndemo_key = \"abc\"\n")), 1);
	cr_expect(f.found.at[0].start == 23 && f.found.at[0].end == 26 && f.found.at[0].whole_start == 11);
	cr_expect_eq(finder_run(&f, S("demo_key = \"abc\"\n# provider\n")), 1);
	cr_expect_eq(finder_run(&f, S("# provider\n\ndemo_key = \"abc\"\n")), 0);
	cr_expect_eq(finder_run(&f, S("demo_key = \"abc\"\n")), 0);
	finder_free(&f);
}

Test(matcher, scope_line_ends_at_the_line)
{
	struct rule rule;
	struct ruleset set = one_rule(&rule, "demo_[a-z\\n]{8}");
	rule.scope = SCOPE_LINE;
	struct finder f = finder_new(&set, false);
	cr_expect_eq(finder_run(&f, S("demo_abcd\nefg")), 0);
	cr_expect_eq(finder_run(&f, S("demo_abcdefgh\n")), 1);
	finder_free(&f);
}

/* The first hundred beginnings stand behind a letter; the one that counts comes after them. */
Test(matcher, every_beginning_in_front_of_an_anchor_is_tried)
{
	struct rule rule = {0};
	struct ruleset set = one_rule(&rule, "[a-z+]+demo_[0-9]{4}");
	rule.boundary = BOUNDARY_TOKEN;
	struct finder f = finder_new(&set, false);
	struct buf b BUF_AUTO = {0};
	buf_byte(&b, '9');
	for (int i = 0; i < 100; i++)
		buf_byte(&b, 'a');
	buf_add(&b, S("+xdemo_1234 "));
	cr_expect_eq(finder_run(&f, buf_str(&b)), 1);
	cr_expect(f.whole);
	finder_free(&f);
}

Test(matcher, what_stands_alone_does_not_hide_the_next_one)
{
	struct rule rule;
	struct ruleset set = one_rule(&rule, "(?:demo_){3}");
	rule.near.pattern = S("^x");
	rule.near.lines = 0;
	rule.boundary = BOUNDARY_NONE;
	struct finder f = finder_new(&set, false);
	cr_expect_eq(finder_run(&f, S("demo_demo_demo_demo_\nx demo_demo_demo_")), 1);
	finder_free(&f);
}

Test(matcher, only_selected_rules)
{
	struct rule rule;
	struct ruleset set = one_rule(&rule, "demo_[a-z]{8}");
	struct finder f = finder_new(&set, false);
	bool on[] = {false};
	cr_expect(search_text(f.s, S("demo_abcdefgh"), on, &f.found, found_one));
	cr_expect_eq(f.found.n, 0);
	finder_free(&f);
}

Test(matcher, says_whose_anchors_it_saw)
{
	struct finder f = finder_new(ruleset_builtin(), false);
	const struct rule *r = ruleset_find(ruleset_builtin(), S("token-key-literal"));
	cr_assert(r && r->kind == RULE_CONFIG && r->anchors.n);
	finder_run(&f, S("const a = 1"));
	cr_expect_not(search_saw(f.s, r));
	finder_run(&f, S("import x from 'jsonWebToken'"));
	finder_run(&f, S("something else"));
	cr_expect(search_saw(f.s, r), "until it is told to forget");
	search_forget(f.s);
	cr_expect_not(search_saw(f.s, r));
	finder_free(&f);
}
