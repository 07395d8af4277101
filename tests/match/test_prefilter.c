/* Vectorscan against the automaton: the same hits, whatever the bytes. */
#include "match/prefilter.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/buf.h"
#include "rules/ruleset.h"

struct seen {
	uint64_t *at;
	size_t n, cap;
	size_t last; /* end of the last hit */
	bool sorted;
};
static void seen_hit(void *ctx, uint32_t anchor, size_t end)
{
	struct seen *s = ctx;
	mem_room(s->at, s->n, s->cap);
	s->at[s->n++] = (uint64_t)end << 32 | anchor;
	s->sorted = s->sorted && end >= s->last;
	s->last = end;
}
static int by_number(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}
static struct seen seen_by(const struct prefilter *p, struct prefilter_scratch *scratch, str bytes)
{
	struct seen s = {.sorted = true};
	prefilter_scan(p, scratch, bytes, &s, seen_hit);
	cr_expect(s.sorted, "ends ascend");
	if (s.n)
		qsort(s.at, s.n, sizeof *s.at, by_number);
	return s;
}

static uint64_t prefilter_random(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

/* Noise with anchors, whole and cut short, in either case, one right behind the other. */
static void add_noise(struct buf *b, const struct anchors *anchors, uint64_t *state)
{
	for (int i = 0; i < 300; i++) {
		str text = anchors->at[prefilter_random(state) % anchors->n].text;
		size_t n = prefilter_random(state) % 4 ? text.n : prefilter_random(state) % text.n;
		for (size_t k = 0; k < n; k++) {
			char c = text.p[k];
			bool raise = prefilter_random(state) % 2 && c >= 'a' && c <= 'z';
			buf_byte(b, raise ? (char)(c - 0x20) : c);
		}
		for (uint64_t k = prefilter_random(state) % 8; k > 3; k--)
			buf_byte(b, (char)prefilter_random(state));
	}
}

static void compare_engines(str database)
{
	struct arena a = {0};
	struct err err = {{0}};
	struct anchors anchors = anchors_of(ruleset_builtin(), &a);
	struct prefilter *fast = prefilter_new(&anchors, database, false, &err);
	struct prefilter *plain = prefilter_new(&anchors, S(""), true, &err);
	cr_assert(fast && plain, "%s", err.text);
	struct prefilter_scratch *fast_scratch = prefilter_scratch_new(fast, &err);
	struct prefilter_scratch *plain_scratch = prefilter_scratch_new(plain, &err);
	uint64_t state = 0x9e3779b97f4a7c15u;
	for (int round = 0; round < 50; round++) {
		struct buf b BUF_AUTO = {0};
		add_noise(&b, &anchors, &state);
		struct seen x = seen_by(fast, fast_scratch, buf_str(&b));
		struct seen y = seen_by(plain, plain_scratch, buf_str(&b));
		cr_assert_eq(x.n, y.n, "round %d: %zu and %zu hits", round, x.n, y.n);
		cr_assert_gt(x.n, 100);
		cr_assert_eq(memcmp(x.at, y.at, x.n * sizeof *x.at), 0, "round %d", round);
		free(x.at);
		free(y.at);
	}
	prefilter_scratch_free(fast_scratch);
	prefilter_scratch_free(plain_scratch);
	prefilter_free(fast);
	prefilter_free(plain);
	arena_free(&a);
}

Test(prefilter, built_in_database_sees_what_the_automaton_sees) { compare_engines(ruleset_builtin_database()); }
Test(prefilter, garbage_for_a_database_is_compiled_anew) { compare_engines(S("this is no database")); }

Test(prefilter, no_anchors_no_hits)
{
	struct anchors none = {0};
	struct err err = {{0}};
	struct prefilter *p = prefilter_new(&none, S(""), false, &err);
	cr_assert_not_null(p);
	struct prefilter_scratch *scratch = prefilter_scratch_new(p, &err);
	cr_expect_eq(seen_by(p, scratch, S("anything")).n, 0);
	cr_expect_eq(seen_by(p, scratch, (str){0}).n, 0);
	prefilter_scratch_free(scratch);
	prefilter_free(p);
}

Test(prefilter, anchors_are_distinct_lower_case_and_sorted)
{
	static const str one[] = {STR_INIT("KEY_"), STR_INIT("abc")}, two[] = {STR_INIT("key_")};
	static const struct rule rules[] = {{.anchors = {one, 2}}, {.anchors = {two, 1}}};
	struct ruleset set = {.rules = rules, .n_rules = 2};
	struct arena a = {0};
	struct anchors anchors = anchors_of(&set, &a);
	cr_assert_eq(anchors.n, 2);
	cr_expect(str_eq(anchors.at[0].text, S("abc")) && anchors.at[0].n_rules == 1);
	cr_expect(str_eq(anchors.at[1].text, S("key_")) && anchors.at[1].n_rules == 2);
	cr_expect(anchors.at[1].rules[0] == 0 && anchors.at[1].rules[1] == 1);
	arena_free(&a);
}
