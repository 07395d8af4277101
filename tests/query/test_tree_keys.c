/* Every rule for configuration over every document there is in examples: the index changes no answer. */
#include "query/tree_keys.h"
#include "../format/format_for.h"

#include <criterion/criterion.h>

#include "query/tree.h"
#include "query/tree_index.h"
#include "rules/example.h"
#include "rules/ruleset.h"

struct keys_said {
	struct tree_hit at[4096];
	size_t n;
};

static void keys_note(void *ctx, const struct tree_hit *hit)
{
	struct keys_said *said = ctx;
	if (said->n < sizeof said->at / sizeof *said->at)
		said->at[said->n++] = *hit;
}

static bool keys_same(const struct tree_hit *a, const struct tree_hit *b)
{
	return a->outcome == b->outcome && a->node == b->node && a->each == b->each &&
	       a->subject_node == b->subject_node && str_eq(a->node_path, b->node_path) &&
	       str_eq(a->subject, b->subject);
}

struct keys_run {
	const struct ruleset *set;
	struct tree_keys *keys;
	struct patterns *patterns;
	struct arena arena;
	size_t documents, hits;
};

/* Rules are asked whatever files they are for: so each meets trees that were not made for it. */
static void keys_judge(struct keys_run *run, const struct node *tree, str path)
{
	static struct keys_said plain, fast;
	struct query slow = {.patterns = run->patterns, .arena = &run->arena, .root = tree}, quick = slow;
	quick.index = tree_index_new(tree, run->keys, &run->arena);
	for (const struct rule *r = run->set->rules; r < run->set->rules + run->set->n_rules; r++) {
		if (r->kind != RULE_CONFIG)
			continue;
		plain.n = fast.n = 0;
		tree_judge(r, &slow, &plain, keys_note);
		tree_judge(r, &quick, &fast, keys_note);
		cr_assert_eq(plain.n, fast.n, "%.*s in %.*s", STR_ARG(r->id), STR_ARG(path));
		for (size_t i = 0; i < plain.n; i++)
			cr_assert(keys_same(&plain.at[i], &fast.at[i]), "%.*s in %.*s", STR_ARG(r->id), STR_ARG(path));
		run->hits += plain.n;
	}
}

static void keys_example(struct keys_run *run, const struct rule *r, const struct example *e)
{
	str path = e->path.n ? e->path : r->files.n ? r->files.at[0] : S("example.txt"), text;
	const struct format *f = format_for(path);
	const struct node *tree = NULL;
	cr_assert(example_expand(e->text, 1, &run->arena, &text, NULL), "%.*s", STR_ARG(r->id));
	if (f && (f->read(text, &run->arena, &format_default_budget, &tree, NULL), tree)) {
		keys_judge(run, tree, path);
		run->documents++;
	}
	arena_reset(&run->arena);
}

Test(tree_keys, rules_say_with_an_index_what_they_say_without, .timeout = 120)
{
	struct arena a = {0};
	struct keys_run run = {.set = ruleset_builtin(), .patterns = patterns_new()};
	run.keys = tree_keys_new(run.set, &a);
	for (const struct rule *r = run.set->rules; r < run.set->rules + run.set->n_rules; r++) {
		for (size_t i = 0; i < r->match.n; i++)
			keys_example(&run, r, &r->match.at[i]);
		for (size_t i = 0; i < r->clean.n; i++)
			keys_example(&run, r, &r->clean.at[i]);
	}
	cr_expect_gt(run.documents, 500);
	cr_expect_gt(run.hits, 500);
	cr_expect_gt(tree_keys_count(run.keys), 40);
	arena_free(&run.arena);
	arena_free(&a);
	patterns_free(run.patterns);
}
