/* A control is asked about when its section and source were, and when rules that decide it were on. What only history
 * holds is decided by all rules of its section. */
#include "policy/asked.h"

static bool has(struct strs list, str name)
{
	for (size_t i = 0; i < list.n; i++)
		if (str_ieq(list.at[i], name))
			return true;
	return false;
}

static bool names(struct strs list, const struct rule *rule)
{
	for (size_t i = 0; i < rule->was.n; i++)
		if (has(list, rule->was.at[i]))
			return true;
	return has(list, rule->id) || (rule->control && has(list, rule->control->id));
}

static bool decides(const struct rule *rule, const struct control *c)
{
	if (!rule->control || rule->fact.n)
		return false;
	return rule->control == c || (c->of_history && str_eq(rule->control->section, c->section));
}

static bool has_source(const struct report *r, const struct control *c)
{
	return c->of_history ? r->history && r->is_repository : r->worktree;
}

unsigned long asked_spared(const struct report *r, const struct gate_options *o, const struct control *c)
{
	unsigned long n = 0;
	for (size_t i = 0; i < r->rules->n_rules; i++)
		n += decides(&r->rules->rules[i], c) && names(o->spared, &r->rules->rules[i]);
	return n;
}

enum asked asked_about(const struct report *r, const struct gate_options *o, const struct control *c)
{
	unsigned long all = 0, on = 0, spared = asked_spared(r, o, c);
	if ((o->sections.n && !has(o->sections, c->section)) || !has_source(r, c) || has(o->skipped, c->id) ||
	    has(o->spared, c->id))
		return ASKED_NOT;
	for (size_t i = 0; i < r->rules->n_rules; i++) {
		const struct rule *rule = &r->rules->rules[i];
		if (!decides(rule, c) || names(o->spared, rule))
			continue;
		all++;
		on += !o->on || o->on[rule->number];
	}
	if (all + spared == 0) /* the gate itself decides it, or nothing does */
		return o->rules.n && !has(o->rules, c->id) ? ASKED_NOT : ASKED;
	return on == 0 ? ASKED_NOT : on < all ? ASKED_PARTLY : ASKED;
}

str asked_unread_manifest(const struct gate_options *o)
{
	for (size_t i = 0; i < o->unread.n; i++)
		if (has(manifest_paths, o->unread.at[i]))
			return o->unread.at[i];
	return o->manifest && o->manifest->unread ? o->manifest->path : S("");
}
