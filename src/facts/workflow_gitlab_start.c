/* Jobs of GitLab: what they extend, and what starts them. */
#include "workflow_gitlab.h"

#include "workflow_change.h"

enum { EXTENDS = 10, LOOKED = 64 };

/* ---- what it extends ---- */

struct look {
	const struct gitlab *g;
	str key;
	unsigned n;
	bool missing;
};

/* Its own first, then what it extends, the last of several before the first. */
static const struct node *look(struct look *l, const struct node *job, unsigned depth)
{
	const struct node *own = node_get(job, l->key), *extends = node_get(job, S("extends"));
	if (own || !extends)
		return own;
	if (depth == EXTENDS || ++l->n > LOOKED) {
		l->missing = true;
		return NULL;
	}
	const struct node *found = NULL;
	for (const struct node *n = extends->child ? extends->child : extends; n; n = extends->child ? n->next : NULL) {
		const struct node *from = node_get(l->g->w->tree, n->text);
		const struct node *here = from ? look(l, from, depth + 1) : NULL;
		l->missing = l->missing || !from;
		found = here ? here : found;
	}
	return found;
}

const struct node *gitlab_find(const struct gitlab *g, const struct node *job, str key)
{
	struct look l = {.g = g, .key = key};
	const struct node *own = look(&l, job, 0), *tree = g->w->tree;
	if (!own && str_listed(key, "before_script after_script image"))
		own = node_get(node_get(tree, S("default")), key);
	if (!own && str_listed(key, "before_script after_script"))
		own = node_get(tree, key);
	return own;
}

bool gitlab_is_whole(const struct gitlab *g, const struct node *job)
{
	struct look l = {.g = g, .key = S("\n")}; /* what nobody has, so that all is looked at */
	look(&l, job, 0);
	return !l.missing;
}

const struct node *gitlab_variable(const struct gitlab *g, const struct node *job, str name)
{
	const struct node *own = node_get(gitlab_find(g, job, S("variables")), name);
	return own ? own : node_get(node_get(g->w->tree, S("variables")), name);
}

/* ---- what starts it ---- */

/* only: [branches, merge_requests, main]; except: [tags] */
static enum truth by_refs(const struct node *list)
{
	const struct node *refs = list->kind == NODE_OBJECT ? node_get(list, S("refs")) : list;
	bool narrowed = list->kind == NODE_OBJECT && (node_get(list, S("changes")) || node_get(list, S("variables")));
	enum truth t = refs ? TRUTH_FALSE : TRUTH_TRUE;
	for (const struct node *n = refs && refs->child ? refs->child : refs; n; n = refs->child ? n->next : NULL)
		if (str_listed(n->text, "branches merge_requests pushes"))
			t = TRUTH_TRUE;
	if (refs && t == TRUTH_FALSE)
		t = workflow_change_all_branches(refs);
	return narrowed ? command_least(t, TRUTH_UNKNOWN) : t;
}

/* Is there one that nobody has to ask for? */
static enum truth any_ref(const struct node *list)
{
	const struct node *refs = list->kind == NODE_OBJECT ? node_get(list, S("refs")) : list;
	if (!refs)
		return TRUTH_UNKNOWN;
	for (const struct node *n = refs->child ? refs->child : refs; n; n = refs->child ? n->next : NULL)
		if (!str_listed(n->text, "web api triggers pipelines external chat"))
			return TRUTH_TRUE;
	return TRUTH_FALSE;
}

static struct command_starts by_only(const struct node *only, const struct node *except)
{
	struct command_starts s = command_starts_all(TRUTH_TRUE);
	if (only)
		s = (struct command_starts){by_refs(only), any_ref(only), TRUTH_TRUE};
	if (except) {
		enum truth out = by_refs(except), left = out == TRUTH_FALSE ? TRUTH_TRUE : TRUTH_UNKNOWN;
		s = command_starts_both(s, (struct command_starts){truth_not(out), left, left});
	}
	return s;
}

static struct command_starts by_when(const struct node *when)
{
	str text = when ? when->text : S("on_success");
	if (str_eq(text, S("never")))
		return command_starts_all(TRUTH_FALSE);
	if (str_listed(text, "manual on_failure"))
		return (struct command_starts){TRUTH_FALSE, TRUTH_FALSE, TRUTH_TRUE};
	return (struct command_starts){str_eq(text, S("delayed")) ? TRUTH_FALSE : TRUTH_TRUE, TRUTH_TRUE, TRUTH_TRUE};
}

static struct command_starts alone(const struct gitlab *g, const struct node *job)
{
	const struct node *rules = gitlab_find(g, job, S("rules"));
	struct command_starts s =
	        rules ? gitlab_rules(rules)
	              : command_starts_both(by_only(gitlab_find(g, job, S("only")), gitlab_find(g, job, S("except"))),
	                                    by_when(gitlab_find(g, job, S("when"))));
	if (!gitlab_is_whole(g, job))
		s = command_starts_if(s, TRUTH_UNKNOWN);
	return command_starts_both(s, g->on);
}

/* A job of another pipeline may be what this one waits for. */
struct command_starts gitlab_starts(const struct gitlab *g, const struct node *job)
{
	const struct node *needs = gitlab_find(g, job, S("needs"));
	struct command_starts s = alone(g, job);
	for (const struct node *n = needs ? needs->child : NULL; n; n = n->next) {
		const struct node *name = n->kind == NODE_OBJECT ? node_get(n, S("job")) : n;
		const struct node *other = name ? node_get(g->w->tree, name->text) : NULL;
		bool optional = workflow_switch(node_get(n, S("optional")), TRUTH_FALSE) == TRUTH_TRUE;
		if (!optional)
			s = command_starts_both(s, other ? alone(g, other) : command_starts_all(TRUTH_UNKNOWN));
	}
	return s;
}
