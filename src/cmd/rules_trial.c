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

/* An example that does not say what the app is, is about some app, of which nothing else is known. */
static void add_profile(struct node *facts, struct arena *a)
{
	struct node *list = arena_new(a, struct node), *row = arena_new(a, struct node),
	            *path = arena_new(a, struct node), *kind = arena_new(a, struct node),
	            *rest = arena_new(a, struct node);
	*rest = (struct node){.kind = NODE_UNKNOWN, .key = S("..."), .text = S("what the example does not say")};
	*kind = (struct node){.kind = NODE_STRING, .key = S("kind"), .text = S("app"), .next = rest};
	*path = (struct node){.kind = NODE_STRING, .key = S("path"), .text = S("."), .next = kind};
	*row = (struct node){.kind = NODE_OBJECT, .child = path};
	*list = (struct node){.kind = NODE_ARRAY, .key = S("profile"), .child = row, .next = facts->child};
	facts->child = list;
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
	if (!node_get(&facts, S("profile")))
		add_profile(&facts, a);
	struct judgement j = control_try(set, c, &facts, with.manifest, with.tier, a);
	if (j.verdict == want->verdict && j.basis == want->basis && j.cause == want->cause)
		return true;
	str verdict = verdict_name(j.verdict), cause = j.cause ? cause_name(j.cause) : basis_name(j.basis);
	return err_set(err, "it is %.*s (%.*s: %.*s), not %.*s", STR_ARG(verdict), STR_ARG(cause), STR_ARG(j.why),
	               STR_ARG(want->name));
}
