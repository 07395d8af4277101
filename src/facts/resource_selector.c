/* A selector's first label leads to who has it; the others are compared then. */
#include "resource_selector.h"

#include "resource_make.h"

enum { STEPS = 5000, FOUND = 100 };

static str text_of(const struct node *row, str key)
{
	const struct node *n = node_get(row, key);
	return n ? n->text : S("");
}

static const struct {
	str type, key, below; /* spec.KEY.BELOW */
} selectors[] = {
        {STR_INIT("Service"), STR_INIT("selector"), STR_INIT("")},
        {STR_INIT("PodDisruptionBudget"), STR_INIT("selector"), STR_INIT("matchLabels")},
        {STR_INIT("NetworkPolicy"), STR_INIT("podSelector"), STR_INIT("matchLabels")},
};

static void add_unknown(struct members *refs, str by, const struct node *at)
{
	struct members ref = members_below(refs, NODE_OBJECT, S(""), at);
	members_scalar(&ref, NODE_UNKNOWN, S("to"), S("..."), at);
	members_scalar(&ref, NODE_STRING, S("by"), by, at);
}

static bool is_plain(const struct node *label) { return node_is_leaf(label) && label->kind != NODE_UNKNOWN; }

static bool all_plain(const struct node *labels)
{
	for (const struct node *l = labels->child; l; l = l->next)
		if (!is_plain(l))
			return false;
	return labels->kind == NODE_OBJECT && labels->child;
}

static bool has_all(const struct node *has, const struct node *labels, size_t *left)
{
	for (const struct node *l = labels->child; l; l = l->next) {
		const struct node *found = NULL;
		for (const struct node *h = has ? has->child : NULL; h && *left; h = h->next) {
			--*left;
			found = str_eq(h->key, l->key) ? h : found;
		}
		if (!found || !is_plain(found) || !str_eq(found->text, l->text))
			return false;
	}
	return true;
}

/* An object without a namespace goes to whichever is given at the time. */
static bool same_space(str a, str b) { return !a.n || !b.n || str_eq(a, b); }

/* An overlay has what its base has. */
static bool is_there(const struct members *refs, str to, str by)
{
	for (const struct node *r = refs->node->child; r; r = r->next)
		if (str_eq(text_of(r, S("to")), to) && str_eq(text_of(r, S("by")), by))
			return true;
	return false;
}

static void add_selected(const struct resource_values *values, struct members *refs, str by, str space,
                         const struct node *labels)
{
	size_t left = STEPS, found = 0;
	struct arena scratch = {0};
	const struct node *l = labels->child;
	str pair = arena_printf(&scratch, "%.*s=%.*s", STR_ARG(l->key), STR_ARG(l->text));
	struct resource_values have = resource_values_of(values, S(""), S("label"), pair);
	for (size_t i = 0; i < have.n && left && found < FOUND; i++) {
		const struct node *row = have.at[i].row;
		left--;
		if (!same_space(space, text_of(row, S("from"))) || !has_all(node_get(row, S("value")), labels, &left))
			continue;
		found++;
		if (!is_there(refs, text_of(row, S("call")), by))
			resource_ref(refs, text_of(row, S("call")), by, labels);
	}
	if (!found || !left || found == FOUND)
		add_unknown(refs, by, labels);
	arena_free(&scratch);
}

void resource_selects(const struct resource_values *values, struct members *refs, const struct node *row)
{
	const struct node *spec = node_get(node_get(row, S("attributes")), S("spec"));
	str type = text_of(row, S("type"));
	for (size_t i = 0; i < sizeof selectors / sizeof *selectors; i++) {
		const struct node *selector = node_get(spec, selectors[i].key), *labels = selector;
		if (!str_eq(type, selectors[i].type) || !selector)
			continue;
		str by = arena_printf(refs->arena, "spec.%.*s", STR_ARG(selectors[i].key));
		if (selectors[i].below.n)
			labels = node_get(selector, selectors[i].below);
		bool more = selectors[i].below.n && node_get(selector, S("matchExpressions"));
		if (labels && all_plain(labels) && !more)
			add_selected(values, refs, by, text_of(row, S("namespace")), labels);
		else if (more || (labels && (labels->child || labels->kind == NODE_UNKNOWN)))
			add_unknown(refs, by, selector);
	}
}
