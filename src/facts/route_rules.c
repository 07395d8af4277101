/* Settings and rules of an app: whose they are, which of them wins, and what stands in front of everything. */
#include "route_rules.h"

#include <limits.h>
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
	bool build = str_listed(str_basename(path), "pom.xml build.gradle build.gradle.kts");
	return at != SIZE_MAX ? str_sub(path, 0, at) : build ? str_sub(path, 0, path.n - str_basename(path).n) : S("");
}

/* Do settings at one path count for a route at the other? */
static bool counts_for(str setting, str route)
{
	str home = home_of(setting), of = home_of(route);
	bool build = str_listed(str_basename(setting), "pom.xml build.gradle build.gradle.kts");
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

struct route_verdict route_rule_says(struct route_finder *f, str word, const struct route_part_at *rule)
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

/* ---- permissions of paths, filters ---- */

/* The longest path wins; of a tie, the stricter one of those that speak of the method. */
void route_judge_permissions(struct route_rules *a, str method, str path, struct route_verdict *v)
{
	size_t best = 0;
	bool found = false, spoken = false;
	for (size_t i = 0; i < a->f->n_wide; i++) {
		const struct route_part_at *p = &a->f->parts[a->f->wide[i]];
		str pattern = row_text(p->row, S("route")), of = row_text(p->row, S("method"));
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
		bool speaks = !of.n || str_eq(of, method);
		struct route_verdict one =
		        speaks ? route_rule_says(a->f, p->name, p)
		               : route_verdict_of(ROUTE_UNKNOWN, S(""), S("the rule for its path names other methods"));
		if (!found || pattern.n > best || (speaks && !spoken))
			*v = one;
		else if (speaks)
			route_add_verdict(v, one);
		spoken = pattern.n > best ? speaks : spoken || speaks;
		best = pattern.n;
		found = true;
	}
}

/* A class of middleware of C#, which stands in a file of its own: what it is called by. */
static const struct route_part_at *middleware(const struct route_finder *f, const struct route_part_at *setting,
                                              str name)
{
	static const char *const methods[] = {"InvokeAsync", "Invoke"};
	const struct route_part_at *p = NULL;
	if (!str_ends(f->reach.files.at[setting->file], S(".cs")))
		return NULL;
	for (size_t i = 0; i < sizeof methods / sizeof *methods && !p; i++)
		p = route_named_anywhere(f, arena_printf(f->arena, "%.*s.%s", STR_ARG(route_last(name)), methods[i]),
		                         "cs");
	return p;
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
		const struct route_part_at *class = t.part ? NULL : middleware(a->f, p, ref);
		enum route_auth auth = t.part  ? route_judge(a->f, p->file, ref).auth
		                       : class ? route_judge(a->f, class->file, class->name).auth
		                               : ROUTE_UNKNOWN;
		if (auth == ROUTE_OPEN || (spoken && auth == ROUTE_UNKNOWN))
			continue;
		*v = route_verdict_of(
		        ROUTE_UNKNOWN, ref,
		        arena_printf(a->f->arena, "whether %.*s stands in front of it is not known", STR_ARG(ref)));
	}
}
