/* facts_one: facts of a few trees that are written as JSON, and what became of them. */
#ifndef TESTS_FACTS_FACTS_ONE_H
#define TESTS_FACTS_FACTS_ONE_H

#include <criterion/criterion.h>

#include "facts/facts.h"
#include "format/format.h"

static struct arena facts_arena;
static struct facts *facts_one;

static inline void facts_setup(void) { facts_one = facts_new(); }
static inline void facts_teardown(void)
{
	facts_free(facts_one);
	arena_free(&facts_arena);
}

/* What the rules for public keys are said to have seen. */
static str facts_open[1];
static size_t facts_n_open;

/* JSON stands for every format here; ' for ". */
static inline void facts_see(struct facts *f, const char *path, const char *format, const char *json)
{
	str text = arena_str(&facts_arena, str_of(json));
	for (char *p = (char *)text.p; *p; p++)
		*p = *p == '\'' ? '"' : *p;
	const struct node *tree;
	cr_assert_eq(json_read(text, &facts_arena, &format_default_budget, &tree, NULL), FORMAT_OK, "%s", json);
	facts_tree(f, str_of(path), str_of(format), (struct strs){facts_open, facts_n_open}, tree);
}

/* "dependencies.1.name" */
static inline const struct node *facts_get(const struct node *n, const char *path)
{
	str rest = str_of(path), step;
	uint64_t i;
	while (n && str_cut(&rest, '.', &step)) {
		if (n->kind == NODE_OBJECT)
			n = node_get(n, step);
		else
			for (n = str_number(step, 1000, &i) ? n->child : NULL; n && i; i--)
				n = n->next;
	}
	return n;
}

static inline void facts_are(const struct node *facts, const char *path, const char *text)
{
	const struct node *n = facts_get(facts, path);
	cr_expect(n && str_eq(n->text, str_of(text)), "%s is %.*s and not %s", path,
	          STR_ARG(n ? n->text : S("(absent)")), text);
}

#endif
