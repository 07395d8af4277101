/* Looking up rules and controls; both lists are short enough to walk. */
#include "model/rule.h"

const struct rule *ruleset_find(const struct ruleset *set, str id)
{
	for (size_t i = 0; i < set->n_rules; i++)
		if (str_eq(set->rules[i].id, id))
			return &set->rules[i];
	for (size_t i = 0; i < set->n_rules; i++)
		for (size_t j = 0; j < set->rules[i].was.n; j++)
			if (str_eq(set->rules[i].was.at[j], id))
				return &set->rules[i];
	return NULL;
}

const struct control *ruleset_control(const struct ruleset *set, str id)
{
	for (size_t i = 0; i < set->n_controls; i++)
		if (str_ieq(set->controls[i].id, id))
			return &set->controls[i];
	return NULL;
}

/* From behind: those of the built-in set stand there, unless rules were added. */
const struct rule *ruleset_own(const struct ruleset *set, const struct control *c)
{
	for (size_t i = set->n_rules; i-- > 0;)
		if (set->rules[i].kind == RULE_CONTROL && set->rules[i].control == c)
			return &set->rules[i];
	return NULL;
}

bool rule_named(const struct rule *r, struct strs list)
{
	for (size_t i = 0; i < r->was.n; i++)
		if (strs_ihas(list, r->was.at[i]))
			return true;
	return strs_ihas(list, r->id) || (r->control && strs_ihas(list, r->control->id));
}
