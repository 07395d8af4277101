/* Patterns: shared by threads, bounded, quiet about what does not compile. */
#include "query/patterns.h"

#include <criterion/criterion.h>
#include <pthread.h>
#include <stdio.h>

static bool patterns_find(struct patterns *p, str pattern, str subject)
{
	return patterns_search(p, pattern, subject) == TRUTH_TRUE;
}

Test(patterns, finds_anywhere_and_knows_bytes)
{
	struct patterns *p = patterns_new();
	cr_expect(patterns_find(p, S("b+c"), S("abbbc")));
	cr_expect_not(patterns_find(p, S("^b"), S("ab")));
	cr_expect(patterns_find(p, S("\\xff"), S("a\xff")), "a byte that is not UTF-8 is a byte");
	cr_expect(patterns_find(p, S(""), (str){NULL, 0}));
	patterns_free(p);
}

Test(patterns, a_bad_pattern_matches_nothing)
{
	struct patterns *p = patterns_new();
	cr_expect_eq(patterns_search(p, S("(a"), S("(a")), TRUTH_FALSE);
	cr_expect_eq(patterns_search(p, S("(a"), S("(a")), TRUTH_FALSE, "also when asked again");
	patterns_free(p);
}

Test(patterns, a_limit_is_unknown_and_not_false)
{
	static char many[64];
	memset(many, 'a', sizeof many);
	struct patterns *p = patterns_new();
	cr_expect_eq(patterns_search(p, S("^(a+)+$"), S("aaaa")), TRUTH_TRUE);
	many[sizeof many - 1] = '!';
	cr_expect_eq(patterns_search(p, S("^(a|a)+$"), str_at(many, sizeof many)), TRUTH_UNKNOWN);
	cr_expect_not(patterns_find(p, S("^(a|a)+$"), str_at(many, sizeof many)));
	patterns_free(p);
}

Test(patterns, one_that_a_document_holds_is_known_or_not)
{
	static char many[2000];
	memset(many, 'a', sizeof many);
	many[63] = '!';
	struct patterns *p = patterns_new();
	cr_expect_eq(patterns_search_once(p, S("^page|critical$"), S("critical")), TRUTH_TRUE);
	cr_expect_eq(patterns_search_once(p, S("^page|critical$"), S("info")), TRUTH_FALSE);
	cr_expect_eq(patterns_search_once(p, S("(a"), S("(a")), TRUTH_UNKNOWN, "nobody looked at it before");
	cr_expect_eq(patterns_search_once(p, str_at(many, sizeof many), S("a")), TRUTH_UNKNOWN, "too long");
	cr_expect_eq(patterns_search_once(p, S("^(a|a)+$"), str_at(many, 64)), TRUTH_UNKNOWN, "too dear");
	cr_expect_eq(patterns_search_once(p, S("(((a{1,999}){1,999}){1,999}){1,999}"), S("b")), TRUTH_UNKNOWN);
	patterns_free(p);
}

enum { PATTERNS_THREADS = 4, PATTERNS_ROUNDS = 300 };

static void *use_patterns(void *p)
{
	size_t wrong = 0;
	for (int i = 0; i < PATTERNS_ROUNDS; i++) {
		char pattern[16];
		int n = snprintf(pattern, sizeof pattern, "^x%d$", i);
		str text = str_at(pattern, (size_t)n);
		wrong += !patterns_find(p, text, str_sub(text, 1, (size_t)n - 1));
	}
	return (void *)wrong;
}

Test(patterns, threads_share_one_cache)
{
	struct patterns *p = patterns_new();
	pthread_t threads[PATTERNS_THREADS];
	for (int i = 0; i < PATTERNS_THREADS; i++)
		pthread_create(&threads[i], NULL, use_patterns, p);
	for (int i = 0; i < PATTERNS_THREADS; i++) {
		void *wrong;
		pthread_join(threads[i], &wrong);
		cr_expect_null(wrong);
	}
	patterns_free(p);
}
