/* Which filters of Sinatra run in front of a route. All of them run before any route, wherever they stand. */
#include <stdint.h>
#include <string.h>

#include "facts/folder.h"
#include "route_rules.h"
#include "route_sinatra.h"
#include "route_word.h"
#include "row_get.h"

enum { DEEPEST = 6 };

struct judging {
	struct route_joiner *j;
	str path;
	struct route_verdict *v;
};

/* A star at the end takes in all that follows; other signs are not followed. */
static enum truth matches(str pattern, str path)
{
	size_t i = 0;
	if (!pattern.n)
		return TRUTH_TRUE;
	for (; i < pattern.n && !strchr("*:?{}()+", pattern.p[i]); i++) {
		if (i < path.n && (path.p[i] == ':' || path.p[i] == '{'))
			return TRUTH_UNKNOWN;
		if (i == path.n || path.p[i] != pattern.p[i])
			return TRUTH_FALSE;
	}
	if (i == pattern.n)
		return i == path.n ? TRUTH_TRUE : TRUTH_FALSE;
	return str_eq(str_sub(pattern, i, pattern.n), S("*")) ? TRUTH_TRUE : TRUTH_UNKNOWN;
}

/* A helper that a block calls to keep others out; it may stand anywhere. */
static bool may_refuse(str name)
{
	static const char *const starts[] = {"require_", "ensure_", "authenticate", "authorize",
	                                     "protect",  "check_",  "verify_",      "login_required"};
	bool plain = str_find(name, S("."), 0) == SIZE_MAX && str_find(name, S("("), 0) == SIZE_MAX;
	for (size_t i = 0; plain && i < sizeof starts / sizeof *starts; i++)
		if (str_starts(name, str_of(starts[i])))
			return true;
	return plain && str_ends(name, S("!"));
}

static void judge_helpers(struct judging *g, size_t file, str ref, struct route_verdict *v)
{
	const struct route_part_at *p =
	        str_starts(ref, S("@")) ? route_find(g->j->m.f, file, S("function"), ref) : NULL;
	for (const struct node *c = p ? route_calls(p) : NULL; c; c = c->next)
		if (may_refuse(c->text))
			route_add_verdict(v,
			                  route_judge_named(g->j, file,
			                                    arena_printf(g->j->m.arena, "=%.*s", STR_ARG(c->text)), 0));
}

static void on_filter(struct judging *g, const struct route_part_at *p, bool maybe)
{
	enum truth here = matches(row_text(p->row, S("route")), g->path);
	bool unsure = maybe || here == TRUTH_UNKNOWN || row_is(p->row, S("early"), S("true"));
	for (const struct node *n = here == TRUTH_FALSE ? NULL : route_guards(p->row); n; n = n->next) {
		struct route_verdict one = route_judge_named(g->j, p->file, n->text, 0);
		judge_helpers(g, p->file, n->text, &one);
		if (unsure && one.auth == ROUTE_GUARDED)
			one = (struct route_verdict){ROUTE_UNKNOWN, one.by, S("its filter may let some paths pass")};
		route_add_verdict(g->v, one);
	}
}

/* AdminController as admin_controller */
static str file_name(struct route_joiner *j, str class)
{
	char *to = arena_alloc(j->m.arena, 2 * class.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < class.n; i++) {
		bool big = class.p[i] >= 'A' && class.p[i] <= 'Z';
		if (big && i && class.p[i - 1] >= 'a' && class.p[i - 1] <= 'z')
			to[n++] = '_';
		to[n++] = (char)(big ? class.p[i] + 32 : class.p[i]);
	}
	return (str){to, n};
}

static void judge_class(struct judging *g, size_t file, str class, unsigned depth);

static void judge_base(struct judging *g, size_t file, str base, unsigned depth)
{
	size_t colons = SIZE_MAX;
	if (str_starts(base, S("Sinatra")))
		return;
	for (size_t at = 0; (at = str_find(base, S("::"), at)) != SIZE_MAX; at += 2)
		colons = at;
	str bare = colons == SIZE_MAX ? base : str_sub(base, colons + 2, base.n);
	size_t own = file;
	if (!route_find(g->j->m.f, file, S("class"), bare))
		own = route_class_file(g->j, file, file_name(g->j, bare), S(".rb"), true);
	if (own != SIZE_MAX && depth < DEEPEST)
		judge_class(g, own, bare, depth + 1);
	else
		route_add_verdict(g->v,
		                  (struct route_verdict){
		                          ROUTE_UNKNOWN, base,
		                          arena_printf(g->j->m.arena, "what %.*s does was not read", STR_ARG(base))});
}

/* class: "" for what stands in a file alone. */
static void judge_class(struct judging *g, size_t file, str class, unsigned depth)
{
	const struct route_part_at *p = class.n ? route_find(g->j->m.f, file, S("class"), class) : NULL, *f;
	const struct node *bases = p ? node_get(p->row, S("bases")) : NULL;
	size_t at = SIZE_MAX;
	for (const struct node *b = bases ? bases->child : NULL; b; b = b->next)
		judge_base(g, file, b->text, depth);
	while ((f = route_find_next(g->j->m.f, file, S("filter"), S("*"), &at)))
		if (row_is(f->row, S("framework"), S("Sinatra")) && str_eq(row_text(f->row, S("ref")), class))
			on_filter(g, f, false);
}

/* Files of one app without a class: the one that takes the other in stands above it. */
static bool are_near(str a, str b) { return folder_holds(folder_of(a), b) || folder_holds(folder_of(b), a); }

/* A class that stands in several files, or one file that others are taken into: what each of them runs in front. */
static void judge_elsewhere(struct judging *g, const struct route_part_at *p)
{
	const struct route_finder *f = g->j->m.f;
	struct route_rules a = route_rules_of(g->j->m.f, p->file, S("Sinatra"));
	for (size_t i = 0; i < g->j->n_aliases; i++) {
		const struct route_part_at *other = &f->parts[g->j->aliases[i]];
		bool same = str_eq(other->kind, S("filter")) && row_is(other->row, S("framework"), S("Sinatra")) &&
		            other->file != p->file && route_rules_own(&a, other) &&
		            (str_eq(row_text(other->row, S("ref")), p->name) || row_is(other->row, S("ref"), S("*")));
		if (same)
			on_filter(g, other,
			          !p->name.n && !are_near(f->reach.files.at[p->file], f->reach.files.at[other->file]));
	}
}

void route_sinatra_judge(struct route_joiner *j, const struct route_part_at *p, struct route_verdict *v)
{
	struct judging g = {j, row_text(p->row, S("route")), v};
	judge_class(&g, p->file, p->name, 0);
	judge_elsewhere(&g, p);
	judge_helpers(&g, p->file, row_text(p->row, S("ref")), v);
}

void route_sinatra_place(struct route_joiner *j, const struct route_part_at *p, str *path)
{
	struct route_rules a = route_rules_of(j->m.f, p->file, S("Sinatra"));
	for (size_t i = 0; i < j->n_loads && p->name.n; i++) {
		const struct route_part_at *by = &j->m.f->parts[j->loads[i]];
		if (!str_eq(by->name, p->name) || !route_rules_own(&a, by))
			continue;
		*path = arena_printf(j->m.arena, "%.*s%.*s", STR_ARG(row_text(by->row, S("route"))), STR_ARG(*path));
		return;
	}
}
