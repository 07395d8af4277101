/* finder: a matcher with its search, and what it found in a text, in order. */
#ifndef TESTS_MATCH_FINDER_H
#define TESTS_MATCH_FINDER_H

#include <criterion/criterion.h>
#include <stdlib.h>

#include "match/search.h"
#include "rules/ruleset.h"

struct found {
	struct match *at;
	size_t n, cap;
};
static inline void found_one(void *ctx, const struct match *m)
{
	struct found *f = ctx;
	mem_room(f->at, f->n, f->cap);
	f->at[f->n++] = *m;
}
static inline int found_order(const void *a, const void *b)
{
	const struct match *x = a, *y = b;
	if (x->rule->number != y->rule->number)
		return x->rule->number < y->rule->number ? -1 : 1;
	return (x->start > y->start) - (x->start < y->start);
}

struct finder {
	struct matcher *m;
	struct search *s;
	struct found found;
	bool whole;
};
static inline struct finder finder_new(const struct ruleset *set, bool plain)
{
	struct err err = {{0}};
	struct finder f = {0};
	f.m = matcher_new(set, set == ruleset_builtin() ? ruleset_builtin_database() : S(""), plain, &err);
	cr_assert_not_null(f.m, "%s", err.text);
	f.s = search_new(f.m, &err);
	cr_assert_not_null(f.s, "%s", err.text);
	return f;
}
static inline size_t finder_run(struct finder *f, str bytes)
{
	f->found.n = 0;
	f->whole = search_text(f->s, bytes, NULL, &f->found, found_one);
	if (f->found.n)
		qsort(f->found.at, f->found.n, sizeof *f->found.at, found_order);
	return f->found.n;
}
static inline void finder_free(struct finder *f)
{
	search_free(f->s);
	matcher_free(f->m);
	free(f->found.at);
}

/* A set of one text rule, for what a built-in one would hide. */
static inline struct ruleset one_rule(struct rule *rule, const char *pattern)
{
	static const str anchors[] = {STR_INIT("demo_")};
	*rule = (struct rule){.id = S("demo"), .anchors = {anchors, 1}, .pattern = str_of(pattern)};
	return (struct ruleset){.rules = rule, .n_rules = 1};
}

#endif
