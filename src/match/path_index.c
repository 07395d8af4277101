/* One set of patterns, numbered: the rules by their own numbers, behind them the formats, "foreign", the classes, the
 * sides. */
#include "match/path_index.h"

#include <stdlib.h>

#include "base/glob_set.h"
#include "match/path_side.h"

struct path_index {
	const struct ruleset *set;
	struct glob_set *globs;
	const uint32_t *everywhere; /* rules that name no files */
	size_t n_everywhere;
};

static void add_globs(struct glob_set *globs, struct strs patterns, size_t number)
{
	for (size_t i = 0; i < patterns.n; i++)
		glob_set_add(globs, patterns.at[i], (uint32_t)number);
}

struct path_index *path_index_new(const struct ruleset *set, struct arena *a)
{
	struct path_index *x = arena_new(a, struct path_index);
	uint32_t *everywhere = arena_array(a, uint32_t, set->n_rules);
	*x = (struct path_index){.set = set, .globs = glob_set_new(a), .everywhere = everywhere};
	for (size_t i = 0; i < set->n_rules; i++) {
		if (set->rules[i].kind != RULE_CONFIG)
			continue;
		if (!set->rules[i].files.n)
			everywhere[x->n_everywhere++] = (uint32_t)i;
		add_globs(x->globs, set->rules[i].files, i);
	}
	for (size_t i = 0; i < format_count; i++)
		add_globs(x->globs, format_table[i].globs, set->n_rules + i);
	size_t next = set->n_rules + format_count;
	add_globs(x->globs, path_foreign_globs(), next++);
	for (unsigned c = 0; c < PATH_CLASSES; c++)
		add_globs(x->globs, path_class_globs(c), next++);
	for (size_t i = 0; i < path_side_count; i++)
		add_globs(x->globs, (struct strs){&path_side_rows[i].glob, 1}, next++);
	return x;
}

struct look {
	const struct path_index *x;
	struct path_about about;
	unsigned classes; /* a bit for each */
	size_t side;      /* the first row of path_side_rows */
	uint32_t *rules;
	size_t n, cap;
};

/* Of numbers behind those of the rules. */
static void on_other(struct look *l, size_t number)
{
	if (number < format_count) {
		const struct format *f = &format_table[number];
		if (!l->about.format || f < l->about.format)
			l->about.format = f;
	} else if (number == format_count) {
		l->about.foreign = true;
	} else if (number <= format_count + PATH_CLASSES) {
		l->classes |= 1u << (number - format_count - 1);
	} else {
		size_t side = number - format_count - 1 - PATH_CLASSES;
		l->side = side < l->side ? side : l->side;
	}
}

static void on_found(void *ctx, uint32_t number)
{
	struct look *l = ctx;
	size_t n_rules = l->x->set->n_rules;
	if (number < n_rules) {
		mem_room(l->rules, l->n, l->cap);
		l->rules[l->n++] = number;
		return;
	}
	on_other(l, number - n_rules);
}

static int by_number(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

struct path_about path_index_look(const struct path_index *x, str path, struct arena *a)
{
	struct look l = {.x = x, .side = path_side_count};
	glob_set_find(x->globs, path, &l, on_found);
	for (size_t i = 0; i < x->n_everywhere; i++)
		on_found(&l, x->everywhere[i]);
	uint32_t *rules = l.n ? arena_array(a, uint32_t, l.n) : NULL;
	size_t n = 0;
	if (l.n)
		qsort(l.rules, l.n, sizeof *l.rules, by_number);
	for (size_t i = 0; i < l.n; i++)
		if (i == 0 || l.rules[i] != l.rules[i - 1])
			rules[n++] = l.rules[i];
	free(l.rules);
	l.about.classes = path_classes_of(path, l.classes, l.side);
	l.about.rules = rules;
	l.about.n_rules = n;
	return l.about;
}
