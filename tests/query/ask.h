/* ask: a condition and a tree written out as YAML and JSON, for the tests of this room. `computed()` in a tree, also as
 * a member's name, is a value that only running would tell;
 * `more()` is what else may stand there. */
#ifndef TESTS_QUERY_ASK_H
#define TESTS_QUERY_ASK_H

#include <criterion/criterion.h>

#include "format/format.h"
#include "query/cond.h"
#include "query/query.h"

#define F TRUTH_FALSE
#define U TRUTH_UNKNOWN
#define T TRUTH_TRUE

static inline void ask_mark(struct node *n)
{
	for (struct node *kid = (struct node *)n->child; kid; kid = (struct node *)kid->next)
		ask_mark(kid);
	bool rest = str_eq(n->text, S("more()"));
	if (rest || str_starts(n->text, S("computed()")))
		n->kind = NODE_UNKNOWN;
	if (rest)
		n->key = S("...");
}

static inline struct node *ask_tree(struct arena *a, const char *json)
{
	const struct node *tree = NULL;
	struct err err = {{0}};
	cr_assert_eq(yaml_read(str_of(json), a, &format_default_budget, &tree, &err), FORMAT_OK, "%s: %s", json,
	             err.text);
	ask_mark((struct node *)tree);
	return (struct node *)tree;
}

static inline const struct cond *ask_cond(struct arena *a, const char *yaml)
{
	struct cond *c = arena_new(a, struct cond);
	struct err err = {{0}};
	cr_assert(cond_read(ask_tree(a, yaml), a, c, &err), "%s: %s", yaml, err.text);
	return c;
}

/* Each condition about the root of its tree. */
struct ask {
	const char *cond, *tree;
	enum truth truth;
};

static inline void ask_all(const struct ask *asks, size_t n, const char *manifest, enum tier tier)
{
	struct patterns *p = patterns_new();
	struct arena a = {0};
	for (size_t i = 0; i < n; i++) {
		const struct node *tree = ask_tree(&a, asks[i].tree);
		struct query q = {.patterns = p, .arena = &a, .root = tree, .tier = tier};
		q.manifest = manifest ? ask_tree(&a, manifest) : NULL;
		cr_expect_eq(query_test(&q, ask_cond(&a, asks[i].cond), tree), asks[i].truth, "%s of %s", asks[i].cond,
		             asks[i].tree);
	}
	patterns_free(p);
	arena_free(&a);
}
#define ASK(manifest, tier, ...)                                                                                       \
	do {                                                                                                           \
		static const struct ask asks[] = {__VA_ARGS__};                                                        \
		ask_all(asks, sizeof asks / sizeof *asks, manifest, tier);                                             \
	} while (0)

#endif
