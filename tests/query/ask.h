/* ask: a condition and a tree written out as YAML and JSON, for the tests of this room. `computed()` in a tree, also as
 * a member's name, is a value that only running would tell. */
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
	if (str_starts(n->text, S("computed()")))
		n->kind = NODE_UNKNOWN;
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

#endif
