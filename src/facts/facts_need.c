/* The first step of each path that starts at the root of the facts names the section. */
#include "facts/facts_need.h"

/* dependencies.*.name is written in a list of packages; whether it is `imported`, only the code says. */
static bool is_cheap(const struct path *path)
{
	static const str sections[] = {STR_INIT("files"), STR_INIT("keystores"), STR_INIT("ignores"),
	                               STR_INIT("env_ignored"), STR_INIT("env_open")};
	if (!path->n || path->steps[0].kind != STEP_KEY)
		return false;
	for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
		if (str_eq(path->steps[0].key, sections[i]))
			return true;
	return str_eq(path->steps[0].key, S("dependencies")) && path->n == 3 && path->steps[1].kind == STEP_ANY &&
	       str_eq(path->steps[2].key, S("name"));
}

/* from_root: the condition's paths start there anyway. */
static bool cond_needs(const struct cond *c, bool from_root)
{
	if (!c)
		return false;
	for (size_t i = 0; i < c->n_kids; i++)
		if (cond_needs(&c->kids[i], from_root))
			return true;
	bool joins = c->op == COND_ALL || c->op == COND_ANY || c->op == COND_NOT;
	return !joins && (from_root || c->path.from == PATH_FROM_ROOT) && !is_cheap(&c->path);
}

bool facts_need_trees(const struct ruleset *set, const bool *on)
{
	for (size_t i = 0; i < set->n_rules; i++) {
		const struct rule *r = &set->rules[i];
		if (r->kind != RULE_REPO || (on && !on[i]))
			continue;
		bool root = r->each.n == 0;
		if ((!root && !is_cheap(&r->each)) || cond_needs(r->where, root) || cond_needs(r->require, root) ||
		    cond_needs(r->forbid, root))
			return true;
	}
	return false;
}
