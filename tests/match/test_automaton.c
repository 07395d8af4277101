/* The oracle itself, against the simplest search there is. */
#include "match/automaton.h"

#include <criterion/criterion.h>

#include "base/buf.h"

static void automaton_note(void *ctx, uint32_t anchor, size_t end) { buf_printf(ctx, "%u@%zu ", anchor, end); }

static void automaton_expect(const char *const *texts, size_t n, str bytes, const char *want)
{
	struct anchor at[8];
	for (size_t i = 0; i < n; i++)
		at[i] = (struct anchor){.text = str_of(texts[i])};
	struct anchors anchors = {at, n};
	struct automaton *m = automaton_new(&anchors);
	struct buf b BUF_AUTO = {0};
	automaton_scan(m, bytes, &b, automaton_note);
	cr_expect(str_eq(buf_str(&b), str_of(want)), "%.*s instead of %s", STR_ARG(buf_str(&b)), want);
	automaton_free(m);
}

Test(automaton, one_inside_another)
{
	static const char *const texts[] = {"she", "he", "hers"};
	automaton_expect(texts, 3, S("ushers"), "0@4 1@4 2@6 ");
}

Test(automaton, overlaps_and_repeats)
{
	static const char *const texts[] = {"aa", "aaa"};
	automaton_expect(texts, 2, S("aaaa"), "0@2 1@3 0@3 1@4 0@4 ");
}

Test(automaton, case_and_other_bytes)
{
	static const char *const texts[] = {"k[y"};
	automaton_expect(texts, 1, S("K[Yk{yK[y"), "0@3 0@9 ");
	automaton_expect(texts, 1, str_at("\0\xff\0", 3), "");
	automaton_expect(texts, 1, (str){0}, "");
}

Test(automaton, against_the_simplest_search)
{
	static const char *const texts[] = {"ab", "bab", "aab", "bbbb", "abba"};
	char bytes[600];
	uint32_t state = 7;
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = "ab"[(state = state * 1103515245u + 12345u) >> 16 & 1];
	struct anchor at[5];
	size_t want = 0;
	for (size_t i = 0; i < 5; i++) {
		at[i] = (struct anchor){.text = str_of(texts[i])};
		for (size_t k = 0; k + at[i].text.n <= sizeof bytes; k++)
			want += memcmp(bytes + k, at[i].text.p, at[i].text.n) == 0;
	}
	struct anchors anchors = {at, 5};
	struct automaton *m = automaton_new(&anchors);
	struct buf b BUF_AUTO = {0};
	automaton_scan(m, str_at(bytes, sizeof bytes), &b, automaton_note);
	size_t got = 0;
	for (size_t i = 0; i < b.n; i++)
		got += b.p[i] == '@';
	cr_expect_eq(got, want);
	automaton_free(m);
}
