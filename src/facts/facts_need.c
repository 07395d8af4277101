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

static bool is_on(const bool *on, size_t i) { return !on || on[i]; }

static bool is_of_whole_app(const struct rule *r)
{
	return (r->kind == RULE_CONTROL || r->kind == RULE_REPO) && r->control && r->control->whole_app;
}

/* Where other rules are on but not all, those that need the whole app are left out (policy/asked.h). */
static bool leaves_whole_app_out(const struct ruleset *set, const bool *on)
{
	bool others = false;
	for (size_t i = 0; on && i < set->n_rules; i++)
		others = others || (on[i] && !is_of_whole_app(&set->rules[i]));
	return others;
}

static bool is_dear(const struct rule *r)
{
	struct arena scratch = {0};
	struct err err;
	bool dear = !section_uses(r, &scratch, NULL, is_cheap, &err);
	arena_free(&scratch);
	return dear;
}

bool facts_need_trees(const struct ruleset *set, const bool *on)
{
	bool need = false, spared = leaves_whole_app_out(set, on);
	for (size_t i = 0; i < set->n_rules && !need; i++) {
		const struct rule *r = &set->rules[i];
		bool control = r->kind == RULE_CONTROL;
		const struct rule concern = {.where = control ? r->control->applies : NULL};
		if ((r->kind == RULE_REPO || control) && is_on(on, i) && !(spared && is_of_whole_app(r)))
			need = is_dear(r) || is_dear(&concern);
	}
	return need;
}
