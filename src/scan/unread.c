/* Naming what an unread file would have decided. */
#include "scan/unread.h"

static bool needs_path(const struct path *path, str section)
{
	if (!path->n || path->steps[0].kind != STEP_KEY)
		return path->n > 0; /* `*` and `**` may select anything */
	if (str_eq(path->steps[0].key, section))
		return true;
	/* Whether a dependency is imported, the imports say. */
	const struct step *last = &path->steps[path->n - 1];
	return str_eq(section, S("imports")) && last->kind == STEP_KEY && str_eq(last->key, S("imported"));
}

/* from_root: the condition's paths start there anyway. */
static bool needs_cond(const struct cond *c, str section, bool from_root)
{
	if (!c)
		return false;
	for (size_t i = 0; i < c->n_kids; i++)
		if (needs_cond(&c->kids[i], section, from_root))
			return true;
	bool joins = c->op == COND_ALL || c->op == COND_ANY || c->op == COND_NOT;
	const struct step *last = c->path.n ? &c->path.steps[c->path.n - 1] : NULL;
	if (joins)
		return false;
	return from_root || c->path.from == PATH_FROM_ROOT ? needs_path(&c->path, section)
	                                      : str_eq(section, S("imports")) && last && last->kind == STEP_KEY &&
	                                                str_eq(last->key, S("imported"));
}

bool unread_section_matters(const struct rule *r, str section)
{
	bool root = r->each.n == 0;
	return (!root && needs_path(&r->each, section)) || needs_cond(r->where, section, root) ||
	       needs_cond(r->require, section, root) || needs_cond(r->forbid, section, root);
}

/* Has an earlier rule spoken for this control already? */
static bool is_told(const struct path_about *about, const struct ruleset *set, size_t n, void *ctx,
                    bool (*wanted)(void *ctx, const struct rule *rule))
{
	const struct control *control = set->rules[about->rules[n]].control;
	for (size_t i = 0; i < n; i++) {
		const struct rule *r = &set->rules[about->rules[i]];
		if (r->control == control && !r->fact.n && wanted(ctx, r))
			return true;
	}
	return false;
}

void unread_tell(const struct unread *u, const struct path_about *about, const struct ruleset *set,
                 const struct scan_sink *sink, struct facts *facts, void *ctx,
                 bool (*wanted)(void *ctx, const struct rule *rule))
{
	struct arena a = {0};
	struct statement s = {.verdict = VERDICT_UNPROVEN, .path = u->path, .chosen = u->chosen};
	s.what = arena_printf(&a, "a file that decides it %.*s", STR_ARG(u->why));
	if (facts && about->format)
		facts_unread(facts, u->path, about->format->name, u->chosen);
	for (size_t i = 0; i < about->n_rules; i++) {
		const struct rule *r = &set->rules[about->rules[i]];
		if (!wanted(ctx, r))
			continue;
		if (r->fact.n && facts)
			facts_unread_section(facts, u->path, r->fact, u->chosen);
		s.control = r->control;
		if (!r->fact.n && r->control && !is_told(about, set, i, ctx, wanted))
			sink->state(sink->ctx, &s);
	}
	arena_free(&a);
}

static bool is_on(void *ctx, const struct rule *r)
{
	const bool *on = ctx;
	return !on || on[r->number];
}

void unread_whole(const struct unread *u, struct matcher *m, const bool *on, const struct scan_sink *sink,
                  struct facts *facts)
{
	struct arena a = {0};
	struct path_about about = path_index_look(matcher_paths(m), u->path, &a);
	if (!about.foreign)
		unread_tell(u, &about, matcher_rules(m), sink, facts, (void *)on, is_on);
	arena_free(&a);
}
