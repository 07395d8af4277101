/* Entry by entry: what the base side has already is no news, everything else is. */
#include "policy/change.h"

#include <stdlib.h>

#include "policy/tier.h"

/* An entry that the base side does not have; what names it in a sentence. */
static void show(struct change *c, str file, unsigned line, str what)
{
	const char *end = c->allowed    ? "counts at once, as the policy allows"
	                  : c->has_base ? "counts from the next change on; commit it first, in a change of its own"
	                                : "does not count: there is nothing before this change that could hold it";
	str text = arena_printf(c->r->arena, "%.*s %s", STR_ARG(what), end);
	notice_add(&c->notices, c->r, NOTICE_DECIDED_HERE, file, line, line ? 1 : 0, what, text);
	c->notices.at[c->notices.n - 1].main.at_most = SEVERITY_INFO;
}

/* ---- exceptions ---- */

static bool same_target(const struct exception *a, const struct exception *b)
{
	if (a->by_print != b->by_print)
		return false;
	return a->by_print ? memcmp(a->print, b->print, PRINT_SIZE) == 0
	                   : str_ieq(a->rule, b->rule) && str_eq(a->path, b->path);
}

/* A later end is a wider exception. */
static bool stood_before(const struct exception *e, const struct exception *base, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (same_target(e, &base[i]) && str_cmp(e->expires, base[i].expires) <= 0)
			return true;
	return false;
}

static str exception_words(struct change *c, const struct exception *e)
{
	struct arena *a = c->r->arena;
	if (e->by_print)
		return arena_printf(a, "the exception for %.*s", STR_ARG(print_text(a, e->print)));
	return e->path.n ? arena_printf(a, "the exception for %.*s in %.*s", STR_ARG(e->rule), STR_ARG(e->path))
	                 : arena_printf(a, "the exception for %.*s", STR_ARG(e->rule));
}

static void exceptions(struct change *c, const struct exception *new, size_t n, const struct exception **held,
                       size_t *n_held)
{
	struct exception *all = arena_array(c->r->arena, struct exception, *n_held + n);
	size_t kept = *n_held;
	if (kept)
		memcpy(all, *held, kept * sizeof *all);
	for (size_t i = 0; i < n; i++) {
		if (stood_before(&new[i], *held, *n_held))
			continue;
		show(c, new[i].file, new[i].line, exception_words(c, &new[i]));
		if (c->allowed)
			all[kept++] = new[i];
	}
	*held = all;
	*n_held = kept;
}

/* ---- resolutions ---- */

static void resolutions(struct change *c, const struct config *new, struct config *held)
{
	struct arena *a = c->r->arena;
	struct resolution *all = arena_array(a, struct resolution, held->n_resolutions + new->n_resolutions);
	size_t kept = held->n_resolutions;
	if (kept)
		memcpy(all, held->resolutions, kept * sizeof *all);
	for (size_t i = 0; i < new->n_resolutions; i++) {
		const struct resolution *s = &new->resolutions[i];
		bool stood = false;
		for (size_t k = 0; k < held->n_resolutions && !stood; k++)
			stood = memcmp(s->print, all[k].print, PRINT_SIZE) == 0 && str_eq(s->rotated, all[k].rotated);
		if (stood)
			continue;
		show(c, s->file, s->line,
		     arena_printf(a, "the entry that %.*s is %s", STR_ARG(print_text(a, s->print)),
		                  s->rotated.n ? "rotated" : "no secret"));
		if (c->allowed)
			all[kept++] = *s;
	}
	held->resolutions = all;
	held->n_resolutions = kept;
}

/* ---- settings ---- */

static void settings(struct change *c, const struct config *new, struct config *held)
{
	enum severity old_fail = held->has_fail_on ? held->fail_on : SEVERITY_HIGH;
	enum severity fail = new->has_fail_on ? new->fail_on : SEVERITY_HIGH;
	enum confidence old_least = held->has_min_confidence ? held->min_confidence : CONFIDENCE_MEDIUM;
	enum confidence least = new->has_min_confidence ? new->min_confidence : CONFIDENCE_MEDIUM;
	const struct {
		bool looser;
		str name;
	} rows[] = {{fail > old_fail, S("a higher fail_on")},
	            {least > old_least, S("a higher min_confidence")},
	            {held->strict && !new->strict, S("no longer strict")}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].looser)
			show(c, S(".microaudit.yaml"), 0, rows[i].name);
	held->has_fail_on = held->has_min_confidence = true;
	held->fail_on = fail < old_fail || c->allowed ? fail : old_fail;
	held->min_confidence = least < old_least || c->allowed ? least : old_least;
	held->strict = new->strict || (held->strict && !c->allowed);
}

void change_config(struct change *c, const struct config *new, struct config *held)
{
	exceptions(c, new->exceptions, new->n_exceptions, &held->exceptions, &held->n_exceptions);
	resolutions(c, new, held);
	settings(c, new, held);
}

void change_manifest(struct change *c, const struct manifest *new, struct manifest *held, enum tier *tier)
{
	struct manifest out = *new;
	enum tier own = tier_in_force(new), least = c->allowed || *tier != TIER_NONE ? *tier : TIER_MEDIUM;
	out.exceptions = held->exceptions;
	out.n_exceptions = held->n_exceptions;
	exceptions(c, new->exceptions, new->n_exceptions, &out.exceptions, &out.n_exceptions);
	/* Without a tier medium is judged: a lower one, that the change declares, would loosen. */
	if (c->allowed || own > least)
		*tier = own;
	*held = out;
}

/* ---- baseline ---- */

static int by_print(const void *a, const void *b) { return memcmp(a, b, PRINT_SIZE); }

void change_baseline(struct change *c, const struct baseline *new, str path, struct baseline *held)
{
	size_t added = 0;
	for (size_t i = 0; i < new->n; i++)
		added += !held->n || !bsearch(new->prints[i], held->prints, held->n, PRINT_SIZE, by_print);
	if (!added)
		return;
	show(c, path, 0,
	     arena_printf(c->r->arena, "what this change adds to the baseline (%zu entr%s)", added,
	                  added == 1 ? "y" : "ies"));
	if (c->allowed)
		*held = *new;
}
