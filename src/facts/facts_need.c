/* What the paths of a rule lead to says what has to be read for it. */
#include "facts/facts_need.h"

#include "facts/section.h"

static enum section_cost cost_of(str section)
{
	const struct section *s = section_find(section);
	return s ? s->cost : SECTION_CHEAP;
}

/* A field that is joined from another section costs what that one costs. */
static bool is_cheap(void *ctx, const struct section_place *p)
{
	(void)ctx;
	if (!p->section || p->section->cost == SECTION_TREES || cost_of(p->section->of) == SECTION_TREES)
		return false;
	if (p->field)
		return cost_of(p->field->of) == SECTION_CHEAP;
	for (size_t i = 0; p->free && i < p->section->n_fields; i++)
		if (cost_of(p->section->fields[i].of) == SECTION_TREES)
			return false;
	return true;
}

bool facts_need_trees(const struct ruleset *set, const bool *on)
{
	struct arena scratch = {0};
	bool need = false;
	for (size_t i = 0; i < set->n_rules && !need; i++) {
		struct err err;
		const struct rule *r = &set->rules[i], concern = {.where = r->control ? r->control->applies : NULL};
		bool control = r->kind == RULE_CONTROL;
		if ((r->kind == RULE_REPO || control) && (!on || on[i]))
			need = !section_uses(r, &scratch, NULL, is_cheap, &err) ||
			       (control && !section_uses(&concern, &scratch, NULL, is_cheap, &err));
	}
	arena_free(&scratch);
	return need;
}
