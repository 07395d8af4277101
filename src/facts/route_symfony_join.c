/* Which rule of access_control holds for a route, and the prefix of its file. */
#include <stdint.h>

#include "route_rules.h"
#include "route_symfony.h"
#include "route_word.h"
#include "row_get.h"

/* ---- regular expressions ---- */

/* One choice, from the beginning of the path. A hole may be anything. */
static enum truth starts_so(str pattern, str path)
{
	size_t i = 0, at = 0;
	while (i < pattern.n) {
		char c = pattern.p[i];
		if (c == '$' && i + 1 == pattern.n)
			return at == path.n ? TRUTH_TRUE : TRUTH_FALSE;
		if (c == '.' && str_eq(str_sub(pattern, i, pattern.n), S(".*")))
			return TRUTH_TRUE;
		if (c == '\\' && i + 1 < pattern.n &&
		    (pattern.p[i + 1] == '/' || pattern.p[i + 1] == '.' || pattern.p[i + 1] == '-'))
			c = pattern.p[++i];
		else if (!(c == '/' || c == '-' || c == '_' || (c >= '0' && c <= '9') ||
		           ((c | 32) >= 'a' && (c | 32) <= 'z')))
			return TRUTH_UNKNOWN;
		if (i + 1 < pattern.n && (pattern.p[i + 1] == '?' || pattern.p[i + 1] == '*' ||
		                          pattern.p[i + 1] == '+' || pattern.p[i + 1] == '{'))
			return TRUTH_UNKNOWN;
		if (at < path.n && path.p[at] == '{')
			return TRUTH_UNKNOWN;
		if (at == path.n || path.p[at] != c)
			return TRUTH_FALSE;
		at++;
		i++;
	}
	return TRUTH_TRUE;
}

static enum truth either(enum truth a, enum truth b)
{
	return a == TRUTH_TRUE || b == TRUTH_TRUE         ? TRUTH_TRUE
	       : a == TRUTH_UNKNOWN || b == TRUTH_UNKNOWN ? TRUTH_UNKNOWN
	                                                  : TRUTH_FALSE;
}

/* head (a|b|c) tail, with one such choice. */
static enum truth chosen(str pattern, str path)
{
	enum { LONGEST = 256 };
	size_t open = str_find(pattern, S("("), 0), close = str_find(pattern, S(")"), 0);
	char whole[LONGEST];
	enum truth best = TRUTH_FALSE;
	str one;
	if (open == SIZE_MAX)
		return str_find(pattern, S("|"), 0) == SIZE_MAX ? starts_so(pattern, path) : TRUTH_UNKNOWN;
	if (close == SIZE_MAX || close < open || pattern.n >= LONGEST ||
	    str_find(pattern, S("("), open + 1) != SIZE_MAX)
		return TRUTH_UNKNOWN;
	str choices = str_sub(pattern, open + 1, close);
	if (str_starts(choices, S("?:")))
		choices = str_sub(choices, 2, choices.n);
	while (str_cut(&choices, '|', &one)) {
		struct fill {
			str part;
		} const parts[] = {{str_sub(pattern, 0, open)}, {one}, {str_sub(pattern, close + 1, pattern.n)}};
		size_t n = 0;
		for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
			for (size_t b = 0; b < parts[i].part.n; b++)
				whole[n++] = parts[i].part.p[b];
		best = either(best, starts_so((str){whole, n}, path));
	}
	return best;
}

enum truth route_regex(str pattern, str path)
{
	enum truth best = TRUTH_FALSE;
	if (!pattern.n)
		return TRUTH_TRUE;
	if (str_starts(pattern, S("^")))
		return chosen(str_sub(pattern, 1, pattern.n), path);
	bool hole = false;
	for (size_t i = 0; i <= path.n && best != TRUTH_TRUE; i++) {
		hole = i < path.n && (path.p[i] == '{' || (hole && path.p[i] != '}'));
		best = either(best, hole ? TRUTH_UNKNOWN : chosen(pattern, str_sub(path, i, path.n)));
	}
	return best;
}

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
