/* Rules of an app: what they match, which of them wins, and what stands in front of everything. */
#include "route_rules.h"

#include <stdint.h>

#include "facts/folder.h"
#include "route_branch.h"
#include "route_declared.h"
#include "route_word.h"
#include "row_get.h"

/* The app that a file stands in, by its folder: a number, told once for each file. */
static size_t app_of(struct route_finder *f, size_t file)
{
	const struct app_set *apps = f->reach.apps;
	size_t best = SIZE_MAX;
	if (!f->app_of_file)
		f->app_of_file = arena_array(f->arena, uint32_t, f->reach.files.n);
	if (f->app_of_file[file])
		return f->app_of_file[file];
	for (size_t i = 0; apps && i < apps->n; i++) {
		bool root = str_eq(apps->at[i].folder, S("."));
		if (!root && folder_holds(apps->at[i].folder, f->reach.files.at[file]) &&
		    (best == SIZE_MAX || apps->at[i].folder.n > apps->at[best].folder.n))
			best = i;
	}
	return f->app_of_file[file] = (uint32_t)(best == SIZE_MAX ? 1 : best + 2);
}

/* The module that a file belongs to, of a build that has several: what stands in front of src/main/. */
static str home_of(str path)
{
	size_t at = str_find(path, S("src/main/"), 0);
	bool build = str_listed(str_basename(path), "pom.xml build.gradle.kts");
	return at != SIZE_MAX ? str_sub(path, 0, at) : build ? str_sub(path, 0, path.n - str_basename(path).n) : S("");
}

/* Do settings at one path count for a route at the other? */
static bool counts_for(str setting, str route)
{
	str home = home_of(setting), of = home_of(route);
	bool build = str_listed(str_basename(setting), "pom.xml build.gradle.kts");
	return build ? str_starts(of, home) : str_eq(home, of);
}

bool route_rules_own(const struct route_rules *a, const struct route_part_at *p)
{
	return row_is(p->row, S("framework"), a->framework) && app_of(a->f, p->file) == a->app &&
	       counts_for(a->f->reach.files.at[p->file], a->path);
}

/* A setting of the app of this name. */
const struct route_part_at *route_setting_of(struct route_rules *a, str name)
{
	const struct route_part_at *found = NULL;
	for (size_t i = 0; i < a->f->n_wide && !found; i++) {
		const struct route_part_at *p = &a->f->parts[a->f->wide[i]];
		if (!str_eq(p->kind, S("setting")) || !str_eq(p->name, name) ||
		    !row_is(p->row, S("framework"), a->framework))
			continue;
		if (route_rules_own(a, p))
			found = p;
		else
			a->elsewhere = true;
	}
	return found;
}

struct route_rules route_rules_of(struct route_finder *f, size_t file, str framework)
{
	return (struct route_rules){
	        .f = f, .framework = framework, .app = app_of(f, file), .path = f->reach.files.at[file]};
}

/* ---- rules ---- */

static struct route_verdict said(struct route_finder *f, str word, const struct route_part_at *rule)
{
	str line = row_text(rule->row, S("ref"));
	line = line.n ? line : arena_printf(f->arena, "%u", rule->row->line);
	str at = arena_printf(f->arena, "%.*s:%.*s", STR_ARG(str_basename(f->reach.files.at[rule->file])),
	                      STR_ARG(line));
	if (str_eq(word, S("guarded")))
		return route_if_registered(
		        f,
		        (struct route_verdict){ROUTE_GUARDED, at,
		                               arena_printf(f->arena, "the rule at %.*s refuses", STR_ARG(at))},
		        rule->row, NULL);
	if (str_eq(word, S("open")))
		return route_verdict_of(ROUTE_OPEN, S(""),
		                        arena_printf(f->arena, "the rule at %.*s lets all in", STR_ARG(at)));
	return route_verdict_of(ROUTE_UNKNOWN, at,
	                        arena_printf(f->arena, "what the rule at %.*s says is not known", STR_ARG(at)));
}

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
		*v = said(f, p->name, p);
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

/* ---- Spring ---- */

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

/* All chains of the app that are asked for the path. */
unsigned route_judge_chains(struct route_rules *a, str method, str path, struct route_verdict *v)
{
	unsigned n = 0, narrow = 0;
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
		if (scoped)
			both(&scoped_v, one, narrow++);
		else
			both(&wide, one, n++);
	}
	*v = narrow ? scoped_v : wide;
	return narrow + n;
}

/* ---- permissions of paths, filters ---- */

/* The longest path wins; of a tie, the stricter one. */
void route_judge_permissions(struct route_rules *a, str path, struct route_verdict *v)
{
	size_t best = 0;
	bool found = false;
	for (size_t i = 0; i < a->f->n_wide; i++) {
		const struct route_part_at *p = &a->f->parts[a->f->wide[i]];
		str pattern = row_text(p->row, S("route"));
		if (!str_eq(p->kind, S("rule")) || !row_is(p->row, S("framework"), a->framework))
			continue;
		if (!route_rules_own(a, p)) {
			a->elsewhere = a->elsewhere || str_eq(p->name, S("guarded"));
			continue;
		}
		if (str_ends(pattern, S("/*")))
			pattern = arena_printf(a->f->arena, "%.*s*", STR_ARG(pattern));
		if (route_ant(pattern, path) != TRUTH_TRUE || pattern.n < best)
			continue;
		struct route_verdict one = said(a->f, p->name, p);
		if (!found || pattern.n > best)
			*v = one;
		else
			route_add_verdict(v, one);
		best = pattern.n;
		found = true;
	}
}

/* Something in front of everything may refuse. Where a chain of filters has spoken, what stands in it counts only when
 * it is seen to refuse. */
void route_judge_filters(struct route_rules *a, struct route_verdict *v, bool spoken)
{
	for (size_t i = 0; i < a->f->n_wide && v->auth == ROUTE_OPEN; i++) {
		const struct route_part_at *p = &a->f->parts[a->f->wide[i]];
		if (!str_eq(p->kind, S("setting")) || !str_eq(p->name, S("filter")) || !route_rules_own(a, p))
			continue;
		str ref = row_text(p->row, S("ref"));
		struct route_target t = route_resolve(a->f, p->file, ref);
		enum route_auth auth = t.part ? route_judge(a->f, p->file, ref).auth : ROUTE_UNKNOWN;
		if (auth == ROUTE_OPEN || (spoken && auth == ROUTE_UNKNOWN))
			continue;
		*v = route_verdict_of(
		        ROUTE_UNKNOWN, ref,
		        arena_printf(a->f->arena, "whether %.*s stands in front of it is not known", STR_ARG(ref)));
	}
}
