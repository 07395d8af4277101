/* Chains of filters of Spring Security: which of them is asked for a path, and which of its rules takes it in. */
#include <limits.h>
#include <stdint.h>

#include "route_branch.h"
#include "route_declared.h"
#include "route_rules.h"
#include "row_get.h"

static enum truth rule_matches(struct route_finder *f, const struct route_part_at *rule, str method, str path)
{
	str of = row_text(rule->row, S("method"));
	if (of.n && !str_eq(of, method) && !str_eq(method, S("any")))
		return TRUTH_FALSE;
	enum truth t = route_ant(route_filled(f, row_text(rule->row, S("route"))), path);
	return of.n && str_eq(method, S("any")) && t == TRUTH_TRUE ? TRUTH_UNKNOWN : t;
}

/* "@85" of "@85#0003" */
static str chain_of(const struct route_part_at *p)
{
	str of = row_text(p->row, S("of"));
	return str_sub(of, 0, str_find(of, S("#"), 0));
}

static bool same_chain(const struct route_part_at *a, const struct route_part_at *b)
{
	return a->file == b->file && str_eq(chain_of(a), chain_of(b));
}

/* The rules of one chain, of which the first that matches wins. One that may match leaves it open which. */
static void judge_chain(struct route_finder *f, size_t first, str method, str path, struct route_verdict *v)
{
	const struct route_part_at *chain = &f->parts[f->wide[first]];
	bool doubt = false, mixed = false;
	enum route_auth doubted = ROUTE_OPEN;
	for (size_t i = 0; i < f->n_wide; i++) {
		const struct route_part_at *p = &f->parts[f->wide[i]];
		enum truth t = str_eq(p->kind, S("rule")) && same_chain(p, chain) ? rule_matches(f, p, method, path)
		                                                                  : TRUTH_FALSE;
		if (t == TRUTH_FALSE)
			continue;
		*v = route_rule_says(f, p->name, p);
		mixed = mixed || (doubt && doubted != v->auth);
		doubt = true;
		doubted = v->auth;
		if (t == TRUTH_UNKNOWN)
			continue;
		if (mixed)
			*v = route_verdict_of(ROUTE_UNKNOWN, S(""), S("which rule takes it in is not known"));
		return;
	}
	*v = route_verdict_of(ROUTE_UNKNOWN, S(""),
	                      doubt ? S("whether a rule takes it in is not known")
	                            : S("no rule of its chain of filters speaks of it"));
}

static enum truth in_scope(struct route_finder *f, const struct route_part_at *chain, str path, bool *scoped)
{
	enum truth best = TRUTH_FALSE;
	*scoped = false;
	for (size_t i = 0; i < f->n_wide; i++) {
		const struct route_part_at *p = &f->parts[f->wide[i]];
		if (!str_eq(p->kind, S("scope")) ||
		    !str_eq(row_text(p->row, S("of")), chain->row ? row_text(chain->row, S("ref")) : S("")) ||
		    p->file != chain->file)
			continue;
		*scoped = true;
		enum truth t = route_ant(route_filled(f, row_text(p->row, S("route"))), path);
		best = t > best ? t : best;
	}
	return *scoped ? best : TRUTH_TRUE;
}

/* The first rule of the chain that a setting names. */
static size_t rules_of(const struct route_finder *f, const struct route_part_at *chain)
{
	for (size_t i = 0; i < f->n_wide; i++) {
		const struct route_part_at *p = &f->parts[f->wide[i]];
		if (str_eq(p->kind, S("rule")) && p->file == chain->file &&
		    str_eq(chain_of(p), row_text(chain->row, S("ref"))))
			return i;
	}
	return SIZE_MAX;
}

static void both(struct route_verdict *all, struct route_verdict one, unsigned n)
{
	if (n == 0)
		*all = one;
	else if (all->auth != one.auth)
		*all = route_verdict_of(ROUTE_UNKNOWN, S(""), S("several chains of filters speak of it"));
}

/* Which chain is asked first: @Order(2), the last where it says nothing. False: it is computed. */
static bool order_of(const struct route_part_at *chain, long *order)
{
	str text = row_text(chain->row, S("method"));
	bool minus = str_starts(text, S("-"));
	long number = 0;
	for (size_t i = minus; i < text.n && i < 10; i++) {
		if (text.p[i] < '0' || text.p[i] > '9')
			return false;
		number = 10 * number + (text.p[i] - '0');
	}
	*order = !text.n ? LONG_MAX : minus ? -number : number;
	return true;
}

bool route_judge_ignored(struct route_rules *a, str method, str path, struct route_verdict *v)
{
	for (size_t i = 0; i < a->f->n_wide; i++) {
		const struct route_part_at *p = &a->f->parts[a->f->wide[i]];
		if (!str_eq(p->kind, S("rule")) || !str_eq(chain_of(p), S("ignoring")) || !route_rules_own(a, p))
			continue;
		enum truth t = rule_matches(a->f, p, method, path);
		if (t == TRUTH_FALSE)
			continue;
		*v = t == TRUTH_TRUE ? route_rule_says(a->f, S("open"), p)
		                     : route_verdict_of(ROUTE_UNKNOWN, S(""),
		                                        S("whether Spring Security ignores it is not known"));
		return true;
	}
	return false;
}

/* All chains of the app that are asked for the path. */
unsigned route_judge_chains(struct route_rules *a, str method, str path, struct route_verdict *v)
{
	unsigned n = 0, narrow = 0;
	long first_wide = LONG_MAX, first_narrow = LONG_MAX, order = LONG_MAX;
	bool known = true;
	struct route_verdict wide = *v, scoped_v = *v;
	for (size_t i = 0; i < a->f->n_wide; i++) {
		const struct route_part_at *p = &a->f->parts[a->f->wide[i]];
		bool scoped;
		if (!str_eq(p->kind, S("setting")) || !str_eq(p->name, S("chain")) || !route_rules_own(a, p))
			continue;
		enum truth in = in_scope(a->f, p, path, &scoped);
		if (in == TRUTH_FALSE)
			continue;
		struct route_verdict one =
		        route_verdict_of(ROUTE_UNKNOWN, S(""), S("its chain of filters has no rules that were read"));
		size_t first = rules_of(a->f, p);
		if (first != SIZE_MAX)
			judge_chain(a->f, first, method, path, &one);
		if (in == TRUTH_UNKNOWN)
			one = route_verdict_of(ROUTE_UNKNOWN, S(""),
			                       S("whether its chain of filters is asked is not known"));
		one = route_if_registered(a->f, one, p->row, NULL);
		known = order_of(p, &order) && known;
		long *least = scoped ? &first_narrow : &first_wide;
		*least = order < *least ? order : *least;
		if (scoped)
			both(&scoped_v, one, narrow++);
		else
			both(&wide, one, n++);
	}
	*v = narrow && (!n || first_narrow <= first_wide) ? scoped_v : wide;
	if (narrow && n && !known && wide.auth != scoped_v.auth)
		*v = route_verdict_of(ROUTE_UNKNOWN, S(""), S("which chain of filters comes first is not known"));
	return narrow + n;
}
