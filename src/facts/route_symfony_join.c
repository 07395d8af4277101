/* Which rule of access_control holds for a route, and the prefix of its file. */
#include "route_regex.h"
#include "route_rules.h"
#include "route_symfony.h"
#include "route_word.h"
#include "row_get.h"

/* ---- rules ---- */

static const struct route_part_at *next_of(const struct route_rules *a, size_t *i, const char *kind)
{
	for (; *i < a->f->n_wide; ++*i) {
		const struct route_part_at *p = &a->f->parts[a->f->wide[*i]];
		if (str_eq(p->kind, str_of(kind)) && route_rules_own(a, p))
			return &a->f->parts[a->f->wide[(*i)++]];
	}
	return NULL;
}

/* Does what the rules ask count there at all? */
static enum truth is_on(const struct route_rules *a, str path)
{
	enum truth best = TRUTH_TRUE; /* where no firewall is told */
	const struct route_part_at *p;
	bool maybe = false, some = false;
	for (size_t i = 0; (p = next_of(a, &i, "scope"));) {
		enum truth here = route_regex(row_text(p->row, S("route")), path);
		bool told = !str_eq(p->name, S("unknown"));
		some = true;
		if (here == TRUTH_FALSE)
			continue;
		best = str_eq(p->name, S("on")) ? TRUTH_TRUE : TRUTH_FALSE;
		if (here == TRUTH_TRUE && told)
			return maybe ? TRUTH_UNKNOWN : best;
		maybe = true;
	}
	return !some ? TRUTH_TRUE : maybe ? TRUTH_UNKNOWN : TRUTH_FALSE;
}

static enum truth answers(str rule, str method)
{
	if (str_eq(rule, S("any")) || str_ieq(rule, method))
		return TRUTH_TRUE;
	return str_eq(method, S("any")) || str_eq(rule, S("?")) ? TRUTH_UNKNOWN : TRUTH_FALSE;
}

void route_symfony_judge(struct route_joiner *j, const struct route_part_at *p, str path, struct route_verdict *v)
{
	struct route_rules a = route_rules_of(j->m.f, p->file, S("Symfony"));
	struct route_verdict open = {ROUTE_OPEN, S(""), S("")}, first = open;
	enum truth on = is_on(&a, path);
	const struct route_part_at *rule;
	bool doubt = false, guarded = true, found = false;
	for (size_t i = 0; !found && (rule = next_of(&a, &i, "rule"));) {
		enum truth here = route_regex(row_text(rule->row, S("route")), path);
		enum truth how = answers(row_text(rule->row, S("method")), row_text(p->row, S("method")));
		if (here == TRUTH_FALSE || how == TRUTH_FALSE)
			continue;
		found = here == TRUTH_TRUE && how == TRUTH_TRUE;
		doubt = doubt || !found || str_eq(rule->name, S("unknown"));
		guarded = guarded && str_eq(rule->name, S("guarded"));
		str by = arena_printf(a.f->arena, "%.*s:%u", STR_ARG(str_basename(a.f->reach.files.at[rule->file])),
		                      rule->row->line);
		first = (struct route_verdict){ROUTE_GUARDED, by,
		                               arena_printf(a.f->arena, "the rule at %.*s refuses", STR_ARG(by))};
	}
	bool sure = found && guarded && on == TRUTH_TRUE;
	if (sure)
		route_add_verdict(v, first);
	else if (first.by.n && on != TRUTH_FALSE && (doubt || guarded || on == TRUTH_UNKNOWN))
		route_add_verdict(v,
		                  (struct route_verdict){
		                          ROUTE_UNKNOWN, first.by,
		                          arena_printf(a.f->arena, "whether the rule at %.*s counts here is not known",
		                                       STR_ARG(first.by))});
}

/* ---- prefixes ---- */

void route_symfony_place(struct route_joiner *j, const struct route_part_at *p, str *path)
{
	const struct route_part_at *best = NULL;
	str file = j->m.f->reach.files.at[p->file];
	if (!str_ends(file, S(".php")))
		return;
	for (size_t i = 0; i < j->n_loads; i++) {
		const struct route_part_at *by = &j->m.f->parts[j->loads[i]];
		bool all = str_eq(by->name, S("*")), here = all || str_find(file, by->name, 0) != SIZE_MAX;
		if (row_is(by->row, S("framework"), S("Symfony")) && here &&
		    (!best || (!all && by->name.n > best->name.n)))
			best = by;
	}
	str front = best ? row_text(best->row, S("route")) : S("");
	while (str_ends(front, S("/")))
		front.n--;
	if (front.n)
		*path = arena_printf(j->m.arena, "%s%.*s%.*s", str_starts(front, S("/")) ? "" : "/", STR_ARG(front),
		                     STR_ARG(str_eq(*path, S("/")) ? S("") : *path));
}
