/* A control is asked about when its section and source were, and when rules that decide it were on. What only history
 * holds is decided by all rules of its section. */
#include "policy/asked.h"

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
		n += decides(&r->rules->rules[i], c) && rule_named(&r->rules->rules[i], o->spared);
	return n;
}

enum asked asked_about(const struct report *r, const struct gate_options *o, const struct control *c)
{
	unsigned long all = 0, on = 0, spared = asked_spared(r, o, c);
	if ((o->sections.n && (c->whole_app || !strs_ihas(o->sections, c->section))) || !has_source(r, c) ||
	    strs_ihas(o->skipped, c->id) || strs_ihas(o->spared, c->id))
		return ASKED_NOT;
	for (size_t i = 0; i < r->rules->n_rules; i++) {
		const struct rule *rule = &r->rules->rules[i];
		if (!decides(rule, c) || rule_named(rule, o->spared))
			continue;
		all++;
		on += !o->on || o->on[rule->number];
	}
	if (all + spared == 0) /* the gate itself decides it, or nothing does */
		return o->rules.n && !strs_ihas(o->rules, c->id) ? ASKED_NOT : ASKED;
	return on == 0 ? ASKED_NOT : on < all ? ASKED_PARTLY : ASKED;
}

str asked_unread_manifest(const struct gate_options *o)
{
	for (size_t i = 0; i < o->unread.n; i++)
		if (strs_ihas(manifest_paths, o->unread.at[i]))
			return o->unread.at[i];
	return o->manifest && o->manifest->unread ? o->manifest->path : S("");
}
