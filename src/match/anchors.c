/* The distinct anchors of a rule set. The order depends on the rules alone: the database made at build time and the
 * table made at start number them alike. */
#include "match/anchors.h"

#include <stdlib.h>

struct use {
	str text;
	uint32_t rule;
};

static int by_text(const void *a, const void *b)
{
	const struct use *x = a, *y = b;
	int c = str_cmp(x->text, y->text);
	return c ? c : (x->rule > y->rule) - (x->rule < y->rule);
}

static str lower(struct arena *a, str s)
{
	char *p = arena_alloc(a, s.n);
	for (size_t i = 0; i < s.n; i++)
		p[i] = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] | 0x20) : s.p[i];
	return str_at(p, s.n);
}

struct anchors anchors_of(const struct ruleset *set, struct arena *a)
{
	size_t n = 0, distinct = 0;
	for (size_t i = 0; i < set->n_rules; i++)
		n += set->rules[i].anchors.n;
	struct use *uses = arena_array(a, struct use, n);
	struct anchor *out = arena_array(a, struct anchor, n);
	uint32_t *numbers = arena_array(a, uint32_t, n);
	size_t k = 0;
	for (size_t i = 0; i < set->n_rules; i++)
		for (size_t j = 0; j < set->rules[i].anchors.n; j++)
			uses[k++] = (struct use){lower(a, set->rules[i].anchors.at[j]), (uint32_t)i};
	if (n)
		qsort(uses, n, sizeof *uses, by_text);
	for (size_t i = 0; i < n; i++) {
		numbers[i] = uses[i].rule;
		if (i == 0 || !str_eq(uses[i].text, uses[i - 1].text))
			out[distinct++] = (struct anchor){uses[i].text, &numbers[i], 0};
		out[distinct - 1].n_rules++;
	}
	return (struct anchors){out, distinct};
}
