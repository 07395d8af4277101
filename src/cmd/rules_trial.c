/* The examples of controls: by facts as they stand there, a control comes to the verdict that they stand under. */
#include "cmd/rules_trial.h"

#include "facts/section.h"
#include "format/format.h"
#include "policy/control_try.h"

/* What an example holds beside facts: each is taken out of the tree before the facts are checked. */
struct setting {
	const struct node *manifest;
	enum tier tier;
};

static struct node without_settings(const struct node *tree, struct arena *a, struct setting *out)
{
	struct node facts = *tree;
	const struct node **tail = &facts.child;
	for (const struct node *n = tree->child; n; n = n->next) {
		if (str_eq(n->key, S("manifest"))) {
			out->manifest = n;
			continue;
		}
		if (str_eq(n->key, S("tier")) && tier_parse(n->text, &out->tier))
			continue;
		struct node *copy = arena_new(a, struct node);
		*copy = *n;
		copy->next = NULL;
		*tail = copy;
		tail = &copy->next;
	}
	*tail = NULL;
	return facts;
}

bool rules_try(const struct ruleset *set, const struct control *c, const struct trial *p, struct arena *a,
                 struct err *err)
{
	const struct outcome_row *want = &outcome_table[p->outcome];
	struct setting with = {.tier = TIER_MEDIUM};
	const struct node *tree = NULL;
	if (yaml_read(p->facts, a, &format_default_budget, &tree, err) != FORMAT_OK)
		return false;
	if (!tree || tree->kind != NODE_OBJECT)
		return err_set(err, "the example holds no facts");
	struct node facts = without_settings(tree, a, &with);
	if (!section_allows(&facts, err))
		return false;
	struct judgement j = control_try(set, c, &facts, with.manifest, with.tier, a);
	if (j.verdict == want->verdict && j.basis == want->basis && j.cause == want->cause)
		return true;
	str verdict = verdict_name(j.verdict), cause = j.cause ? cause_name(j.cause) : basis_name(j.basis);
	return err_set(err, "it is %.*s (%.*s: %.*s), not %.*s", STR_ARG(verdict), STR_ARG(cause), STR_ARG(j.why),
	               STR_ARG(want->name));
}
