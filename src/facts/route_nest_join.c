/* Routes of Nest put together: which app a controller belongs to, what that puts in front of all its routes, what
 * decorators put in front of one, and which of them let everybody pass a guard that asks for them. */
#include "route_nest.h"

#include <stdint.h>

#include "facts/folder.h"
#include "route_branch.h"
#include "route_match.h"
#include "route_word.h"
#include "row_get.h"

enum { BASES_DEEP = 4 };

struct nest {
	struct route_mounts *m;
	struct route_finder *f;
	const struct route_part_at *route;
	str path;
};

static const struct node *list_of(const struct node *row, str key)
{
	const struct node *list = node_get(row, key);
	return list ? list->child : NULL;
}

static bool is_of_nest(const struct route_part_at *p, str kind)
{
	return str_eq(p->kind, kind) && row_is(p->row, S("framework"), S("NestJS"));
}

/* ---- which app ---- */

enum { NO_MAIN = -1, MANY_MAINS = -2 };

static bool is_main(const struct route_part_at *p)
{
	return is_of_nest(p, S("base")) && !p->name.n && !node_get(p->row, S("route"));
}

/* The number of the part that starts the app which a file belongs to. */
static int main_of(const struct nest *n, size_t file)
{
	str path = n->f->reach.files.at[file], best = S("");
	int found = NO_MAIN, mains = 0, last = NO_MAIN;
	for (size_t i = 0; i < n->f->n_whole; i++) {
		const struct route_part_at *p = &n->f->parts[n->f->whole[i]];
		if (!is_main(p))
			continue;
		str folder = folder_of(n->f->reach.files.at[p->file]);
		mains++;
		last = (int)i;
		if (folder_holds(folder, path) && (found == NO_MAIN || folder.n > best.n)) {
			best = folder;
			found = (int)i;
		}
	}
	if (found != NO_MAIN)
		return found;
	return mains == 1 ? last : mains ? MANY_MAINS : NO_MAIN;
}

/* The prefix and the version that an app puts in front of a path. */
static str whole_path(const struct nest *n, int app, str version, str path)
{
	str prefix = S(""), versions = S("");
	for (size_t i = 0; i < n->f->n_whole; i++) {
		const struct route_part_at *p = &n->f->parts[n->f->whole[i]];
		if (!is_of_nest(p, S("base")) || is_main(p) || main_of(n, p->file) != app)
			continue;
		prefix = row_text(p->row, S("route")).n ? row_text(p->row, S("route")) : prefix;
		versions = p->name.n ? p->name : versions;
	}
	if (str_eq(versions, S("uri")) && version.n)
		path = arena_printf(n->f->arena, "/v%.*s%.*s", STR_ARG(version), STR_ARG(path));
	while (str_starts(prefix, S("/")))
		prefix = str_sub(prefix, 1, prefix.n);
	return prefix.n ? arena_printf(n->f->arena, "/%.*s%.*s", STR_ARG(prefix), STR_ARG(path)) : path;
}

/* ---- metadata ---- */

/* What two keys are compared by. */
static str key_of(const struct nest *n, size_t file, str key)
{
	if (str_starts(key, S("'")) || str_starts(key, S("?")))
		return key;
	struct route_target t = route_resolve(n->f, file, key);
	const struct route_part_at *p = route_find(n->f, t.file, S("constant"), t.name);
	if (p)
		return arena_printf(n->f->arena, "'%.*s", STR_ARG(row_text(p->row, S("route"))));
	return t.kind == ROUTE_TARGET_PACKAGE
	               ? arena_printf(n->f->arena, "%.*s#%.*s", STR_ARG(t.module), STR_ARG(t.member))
	               : arena_printf(n->f->arena, "%zu:%.*s", t.file, STR_ARG(t.name));
}

static bool is_for_all(str name) { return route_has_word(name, "public skip anonymous noauth unprotect optional"); }

/* Does a decorator give the route this metadata? */
static enum truth mark_sets(const struct nest *n, str mark, str wanted)
{
	bool unsure = str_starts(mark, S("?"));
	size_t file = n->route->file;
	mark = str_sub(mark, unsure, mark.n);
	if (str_starts(mark, S("=")))
		return str_eq(key_of(n, file, str_sub(mark, 1, mark.n)), wanted) ? unsure ? TRUTH_UNKNOWN : TRUTH_TRUE
		                                                                 : TRUTH_FALSE;
	struct route_target t = route_resolve(n->f, file, mark);
	if (str_eq(key_of(n, file, mark), wanted))
		return unsure ? TRUTH_UNKNOWN : TRUTH_TRUE;
	if (t.kind != ROUTE_TARGET_FUNCTION)
		return is_for_all(route_last(mark)) ? TRUTH_UNKNOWN : TRUTH_FALSE;
	for (const struct node *s = list_of(t.part->row, S("sets")); s; s = s->next)
		if (str_eq(key_of(n, t.part->file, s->text), wanted))
			return unsure ? TRUTH_UNKNOWN : TRUTH_TRUE;
	for (const struct node *c = list_of(t.part->row, S("calls")); c; c = c->next) {
		struct route_target inner = route_resolve(n->f, t.part->file, c->text);
		for (const struct node *s = inner.part ? list_of(inner.part->row, S("sets")) : NULL; s; s = s->next)
			if (str_eq(key_of(n, inner.part->file, s->text), wanted))
				return TRUTH_UNKNOWN;
	}
	return TRUTH_FALSE;
}

static enum truth route_has(const struct nest *n, str wanted)
{
	enum truth best = str_starts(wanted, S("?")) ? TRUTH_UNKNOWN : TRUTH_FALSE;
	for (const struct node *mark = list_of(n->route->row, S("marks")); mark; mark = mark->next) {
		enum truth t = mark_sets(n, mark->text, wanted);
		best = t > best ? t : best;
	}
	return best;
}

/* The function of a guard that asks for metadata: its own canActivate(), or that of a class it extends. */
static const struct route_part_at *asking(const struct nest *n, const struct route_part_at *class)
{
	for (int i = 0; class && i < BASES_DEEP; i++) {
		str name = arena_printf(n->f->arena, "%.*s.canActivate", STR_ARG(class->name));
		const struct route_part_at *p = route_find(n->f, class->file, S("function"), name);
		const struct node *base = list_of(class->row, S("bases"));
		if (p)
			return p;
		struct route_target t = {.kind = ROUTE_TARGET_NONE};
		if (base)
			t = route_resolve(n->f, class->file, base->text);
		class = t.kind == ROUTE_TARGET_CLASS ? t.part : NULL;
	}
	return NULL;
}

static struct route_verdict for_route(const struct nest *n, struct route_verdict v, const struct route_part_at *asks)
{
	const struct route_verdict open = {ROUTE_OPEN, S(""), S("")};
	const struct route_verdict unknown = {
	        ROUTE_UNKNOWN, v.by,
	        arena_printf(n->f->arena, "what %.*s does here depends on decorators", STR_ARG(v.by))};
	for (const struct node *m = list_of(asks->row, S("metadata")); m; m = m->next) {
		str key = m->text, way = S("");
		str_cut(&key, ' ', &way);
		enum truth has = route_has(n, key_of(n, asks->file, key));
		bool opens = str_eq(way, S("opens")), needs = str_eq(way, S("needs"));
		if ((opens && has == TRUTH_TRUE) || (needs && has == TRUTH_FALSE))
			return open;
		if (has == TRUTH_UNKNOWN || (!opens && !needs && !is_for_all(key) && has == TRUTH_TRUE))
			v = unknown;
	}
	return v;
}

/* ---- guards ---- */

static struct route_verdict judge_guard(const struct nest *n, size_t file, str ref)
{
	struct route_verdict v = route_judge(n->f, file, ref);
	struct route_target t = route_resolve(n->f, file, ref);
	const struct route_part_at *asks =
	        v.auth != ROUTE_OPEN && t.kind == ROUTE_TARGET_CLASS ? asking(n, t.part) : NULL;
	return asks ? for_route(n, v, asks) : v;
}

/* A decorator that puts guards in front of the route: applyDecorators(UseGuards(A), …). */
static struct route_verdict judge_mark(const struct nest *n, str mark)
{
	struct route_verdict v = {ROUTE_OPEN, S(""), S("")};
	bool unsure = str_starts(mark, S("?"));
	str ref = str_sub(mark, unsure, mark.n);
	if (str_starts(ref, S("=")))
		return v;
	struct route_target t = route_resolve(n->f, n->route->file, ref);
	for (const struct node *g = t.kind == ROUTE_TARGET_FUNCTION ? list_of(t.part->row, S("guards")) : NULL; g;
	     g = g->next)
		route_add_verdict(&v, judge_guard(n, t.part->file, g->text));
	bool lost = (t.kind == ROUTE_TARGET_NONE && !t.read) || t.kind == ROUTE_TARGET_PACKAGE;
	if (lost && route_guard_name(t.name) && !is_for_all(t.name))
		v = (struct route_verdict){ROUTE_UNKNOWN, t.name,
		                           arena_printf(n->f->arena, "what %.*s does was not read", STR_ARG(t.name))};
	if (unsure && v.auth == ROUTE_GUARDED)
		v = (struct route_verdict){ROUTE_UNKNOWN, v.by, S("its decorator may let everybody pass")};
	return v;
}

/* Is the module of a front among those of its app? Asked once for each front. */
static enum truth reached(const struct nest *n, size_t front, int app)
{
	uint8_t *told = &n->f->whole_reached[front];
	if (!*told)
		*told = (uint8_t)(1 + route_nest_reached(n->f, &n->f->parts[n->f->whole[app]],
		                                         &n->f->parts[n->f->whole[front]]));
	return (enum truth)(*told - 1);
}

static void judge_fronts(const struct nest *n, struct route_verdict *v, int app)
{
	bool gateway = row_is(n->route->row, S("name"), S("-"));
	if (n->f->more_whole)
		*v = (struct route_verdict){ROUTE_UNKNOWN, S(""), S("there is more in front of it than was read")};
	for (size_t i = 0; i < n->f->n_whole && v->auth != ROUTE_GUARDED; i++) {
		const struct route_part_at *p = &n->f->parts[n->f->whole[i]];
		if (!is_of_nest(p, S("front")))
			continue;
		int own = main_of(n, p->file);
		const struct node *paths = list_of(p->row, S("paths"));
		enum truth asked = own != app ? (own == MANY_MAINS || app == MANY_MAINS ? TRUTH_UNKNOWN : TRUTH_FALSE)
		                              : route_nest_asked(paths, n->route->row, n->path);
		if (asked != TRUTH_FALSE && app >= 0 && own == app) {
			enum truth there = reached(n, i, app);
			asked = there < asked ? there : asked;
		}
		struct route_verdict one = {ROUTE_UNKNOWN, S(""), S("a guard of the whole app is not known")};
		if (asked == TRUTH_FALSE || (paths && gateway))
			continue;
		if (row_text(p->row, S("ref")).n)
			one = judge_guard(n, p->file, row_text(p->row, S("ref")));
		one = route_if_registered(n->f, one, p->row, NULL);
		if (asked == TRUTH_UNKNOWN && one.auth == ROUTE_GUARDED)
			one = (struct route_verdict){ROUTE_UNKNOWN, one.by,
			                             S("whether its guard is asked was not read")};
		route_add_verdict(v, one);
	}
}

struct route_verdict route_nest_judge(struct route_mounts *m, const struct route_part_at *route, str *path)
{
	struct nest n = {.m = m, .f = m->f, .route = route, .path = *path};
	struct route_verdict v = {ROUTE_OPEN, S(""), S("")};
	str version = row_text(route->row, S("name"));
	int app = main_of(&n, route->file);
	judge_fronts(&n, &v, app);
	for (const struct node *g = route_guards(route->row); g && v.auth != ROUTE_GUARDED; g = g->next)
		route_add_verdict(&v, judge_guard(&n, route->file, g->text));
	for (const struct node *g = list_of(route->row, S("marks")); g && v.auth != ROUTE_GUARDED; g = g->next)
		route_add_verdict(&v, judge_mark(&n, g->text));
	if (!str_eq(version, S("-")))
		*path = whole_path(&n, app, version, *path);
	return v;
}
