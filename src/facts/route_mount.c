/* Routers are numbered, mounted on each other, and what stands in front of them is kept in the order of the files. */
#include "route_mount.h"

#include <stdint.h>
#include <stdlib.h>

#include "route_match.h"
#include "route_word.h"
#include "row_get.h"

enum { MOUNTS_DEEP = 6, FRONTS = 64 };

/* ---- routers ---- */

static int router_order(const void *x, const void *y)
{
	const struct route_router *a = x, *b = y;
	if (a->file != b->file)
		return a->file < b->file ? -1 : 1;
	int order = str_cmp(a->name, b->name);
	return order ? order : (int)b->root - (int)a->root;
}

static size_t find_router(const struct route_mounts *j, size_t file, str name)
{
	size_t low = 0, high = j->n_routers;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct route_router *r = &j->routers[middle];
		int order = r->file != file ? (r->file < file ? -1 : 1) : str_cmp(r->name, name);
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < j->n_routers && j->routers[low].file == file && str_eq(j->routers[low].name, name) ? low
	                                                                                                : SIZE_MAX;
}

/* The only router that a file makes and does not serve itself. */
static size_t only_router(const struct route_mounts *j, size_t file)
{
	size_t low = 0, high = j->n_routers, found = SIZE_MAX;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (j->routers[middle].file < file)
			low = middle + 1;
		else
			high = middle;
	}
	for (size_t i = low; i < j->n_routers && i < low + FRONTS && j->routers[i].file == file; i++) {
		if (j->routers[i].root)
			continue;
		if (found != SIZE_MAX)
			return SIZE_MAX;
		found = i;
	}
	return found;
}

static str without_ends(str ref)
{
	static const str ends[] = {STR_INIT("()"), STR_INIT(".routes"), STR_INIT(".middleware"), STR_INIT(".callback"),
	                           STR_INIT(".urls")};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_ends(ref, ends[i]) && ref.n > ends[i].n)
			ref.n -= ends[i].n;
	return ref;
}

/* The one router that a function of this name is handed, wherever it stands; SIZE_MAX: none, or several. */
static size_t handed_router(struct route_mounts *j, str ref)
{
	str name = str_sub(ref, 7, ref.n), ends = S(".kt");
	size_t found = SIZE_MAX;
	if (str_starts(ref, S("csharp")))
		ends = S(".cs");
	for (size_t i = 0; i < j->f->n_wide; i++) {
		const struct route_part_at *p = &j->f->parts[j->f->wide[i]];
		if (!str_eq(p->kind, S("router")) || !str_eq(p->name, name) ||
		    !str_ends(j->f->reach.files.at[p->file], ends))
			continue;
		if (found != SIZE_MAX)
			return SIZE_MAX;
		found = find_router(j, p->file, name);
	}
	return found;
}

/* The router that a reference means; SIZE_MAX: none. */
static size_t router_of(struct route_mounts *j, size_t file, str ref)
{
	if (str_starts(ref, S("kotlin#")) || str_starts(ref, S("csharp#")))
		return handed_router(j, ref);
	bool go = str_ends(j->f->reach.files.at[file], S(".go")); /* where a method may be called routes */
	str bare = !go ? without_ends(ref) : str_ends(ref, S("()")) ? str_sub(ref, 0, ref.n - 2) : ref;
	size_t own = find_router(j, file, ref);
	own = own == SIZE_MAX ? find_router(j, file, bare) : own;
	if (own != SIZE_MAX)
		return own;
	struct route_target t = route_resolve(j->f, file, bare);
	if (t.kind == ROUTE_TARGET_PACKAGE)
		return SIZE_MAX;
	size_t named = find_router(j, t.file, t.name);
	if (named != SIZE_MAX)
		return named;
	if (t.part || t.inside) { /* a function that is handed one */
		str name = arena_printf(j->arena, "%.*s()", STR_ARG((t.part ? t.part : t.inside)->name));
		size_t handed = find_router(j, t.file, name);
		if (handed != SIZE_MAX || str_ends(j->f->reach.files.at[t.file], S(".go")))
			return handed;
		return t.near && str_ends(ref, S("()")) ? only_router(j, t.file) : SIZE_MAX;
	}
	if (t.near && str_eq(t.name, S("*")) && find_router(j, t.file, S("urlpatterns")) != SIZE_MAX)
		return find_router(j, t.file, S("urlpatterns")); /* include(a module) */
	return t.near ? only_router(j, t.file) : SIZE_MAX;
}

size_t route_mount_named(struct route_mounts *j, size_t file, str ref) { return router_of(j, file, ref); }

static void find_routers(struct route_mounts *j)
{
	size_t n = 0, kept = 0;
	for (size_t i = 0; i < j->f->n; i++)
		n += !str_eq(j->f->parts[i].kind, S("function"));
	j->routers = arena_array(j->arena, struct route_router, n);
	n = 0;
	for (size_t i = 0; i < j->f->n; i++) {
		const struct route_part_at *p = &j->f->parts[i];
		str of = row_text(p->row, S("of"));
		struct route_router *r = &j->routers[n];
		*r = (struct route_router){.file = p->file, .name = of, .mount = SIZE_MAX};
		if (str_eq(p->kind, S("router"))) {
			r->name = p->name;
			r->prefix = row_text(p->row, S("route"));
			r->framework = row_text(p->row, S("framework"));
			r->root = row_is(p->row, S("method"), S("root"));
		} else if (!of.n || route_hash(of) != SIZE_MAX || str_listed(p->kind, "rule scope setting")) {
			continue;
		}
		n++;
	}
	if (n)
		qsort(j->routers, n, sizeof *j->routers, router_order);
	for (size_t i = 0; i < n; i++) { /* the one that a row makes comes before those that are only named */
		struct route_router *r = &j->routers[i], *last = kept ? &j->routers[kept - 1] : NULL;
		if (!last || last->file != r->file || !str_eq(last->name, r->name))
			j->routers[kept++] = *r;
		else if (!last->framework.n && r->framework.n)
			*last = *r;
		else if (!last->prefix.n && r->prefix.n)
			last->prefix = r->prefix;
	}
	j->n_routers = kept;
}

/* ---- fronts and mounts ---- */

size_t route_mount_of(struct route_mounts *j, const struct route_part_at *p)
{
	str of = row_text(p->row, S("of"));
	return of.n ? router_of(j, p->file, of) : SIZE_MAX;
}

const struct node *route_guards(const struct node *row)
{
	const struct node *list = node_get(row, S("guards"));
	return list ? list->child : NULL;
}

static bool is_front(const struct route_part_at *p) { return str_listed(p->kind, "use mount"); }

static int front_order(const void *x, const void *y)
{
	const struct route_front *a = x, *b = y;
	if (a->router != b->router)
		return a->router < b->router ? -1 : 1;
	return a->row->line < b->row->line ? -1 : a->row->line > b->row->line;
}

static void find_fronts(struct route_mounts *j)
{
	size_t uses = 0;
	for (size_t i = 0; i < j->f->n; i++)
		uses += is_front(&j->f->parts[i]);
	j->fronts = arena_array(j->arena, struct route_front, uses);
	for (size_t i = 0; i < j->f->n; i++) {
		const struct route_part_at *p = &j->f->parts[i];
		if (!is_front(p))
			continue;
		size_t router = route_mount_of(j, p);
		if (router != SIZE_MAX)
			j->fronts[j->n_fronts++] = (struct route_front){
			        .router = router, .file = p->file, .row = p->row, .guards = route_guards(p->row)};
	}
	if (j->n_fronts)
		qsort(j->fronts, j->n_fronts, sizeof *j->fronts, front_order);
	for (size_t i = 0; i < j->n_fronts; i++) {
		struct route_router *r = &j->routers[j->fronts[i].router];
		r->first_front = r->n_fronts++ ? r->first_front : i;
	}
}

static void find_mounts(struct route_mounts *j)
{
	for (size_t i = 0; i < j->n_fronts; i++) {
		struct route_front *front = &j->fronts[i];
		for (const struct node *g = front->guards; g; g = g->next) {
			size_t child = router_of(j, front->file, g->text);
			if (child == SIZE_MAX || child == front->router)
				continue;
			front->end = front->end ? front->end : g;
			struct route_router *r = &j->routers[child];
			if (r->mounted)
				continue;
			r->mounted = true;
			r->mount = i;
		}
		if (!front->end && row_is(front->row, S("kind"), S("mount")))
			front->end = front->guards; /* it is no router: nothing stands in front of others */
	}
}

/* ---- what stands in front ---- */

static str without_star(str path)
{
	while (path.n && (path.p[path.n - 1] == '*' || path.p[path.n - 1] == '/'))
		path.n--;
	return path;
}

void route_judge_list(struct route_mounts *j, struct route_verdict *v, size_t file, const struct node *from,
                      const struct node *end)
{
	for (const struct node *g = from; g && g != end; g = g->next)
		if (v->auth != ROUTE_GUARDED)
			route_add_verdict(v, route_judge(j->f, file, g->text));
}

/* A guard that tells paths apart may leave this one out. */
static void judge_front(struct route_mounts *j, struct route_verdict *v, const struct route_front *front)
{
	for (const struct node *g = front->guards; g && g != front->end && v->auth != ROUTE_GUARDED; g = g->next) {
		struct route_verdict one = route_judge(j->f, front->file, g->text);
		struct route_target t = one.auth == ROUTE_GUARDED ? route_resolve(j->f, front->file, g->text)
		                                                  : (struct route_target){.kind = ROUTE_TARGET_NONE};
		if (t.kind == ROUTE_TARGET_FUNCTION && row_text(t.part->row, S("apart")).n)
			one = (struct route_verdict){ROUTE_UNKNOWN, one.by,
			                             arena_printf(j->arena, "%.*s tells paths apart", STR_ARG(one.by))};
		route_add_verdict(v, one);
	}
}

/* mounted: at belongs to an app that is mounted, which dependencies of the one around it do not reach. */
static void judge_fronts(struct route_mounts *j, struct route_verdict *v, size_t router, const struct route_place *at,
                         bool mounted)
{
	const struct route_router *r = &j->routers[router];
	for (size_t i = 0; i < r->n_fronts; i++) {
		const struct route_front *front = &j->fronts[r->first_front + i];
		bool early = row_is(front->row, S("early"), S("true"));
		str how = row_text(front->row, S("method"));
		if (early && front->end) /* dependencies of what is included are its own */
			continue;
		if (str_eq(how, S("handed")) || (mounted && str_eq(how, S("depends"))))
			continue;
		bool before = early || front->file != at->file || front->row->line < at->line;
		if (before && route_covers(row_text(front->row, S("route")), at->path))
			judge_front(j, v, front);
	}
}

static str join_paths(struct route_mounts *j, str a, str b)
{
	a = without_star(a);
	if (b.n && b.p[0] != '/')
		return arena_printf(j->arena, "%.*s/%.*s", STR_ARG(a), STR_ARG(b));
	return a.n ? arena_printf(j->arena, "%.*s%.*s", STR_ARG(a), STR_ARG(b)) : b;
}

/* From the router up to the one that is served. Sets the whole path. */
struct route_verdict route_climb(struct route_mounts *j, size_t router, struct route_place at, str *path,
                                 str *framework)
{
	struct route_verdict v = {ROUTE_OPEN, S(""), S("")};
	bool mounted = false;
	for (int depth = 0; depth < MOUNTS_DEEP; depth++) {
		const struct route_router *r = &j->routers[router];
		judge_fronts(j, &v, router, &at, mounted);
		at.path = join_paths(j, r->prefix, at.path);
		if (!framework->n)
			*framework = r->framework;
		*path = at.path;
		if (!r->mounted) {
			if (!r->root && v.auth == ROUTE_OPEN)
				v = (struct route_verdict){ROUTE_UNKNOWN, S(""),
				                           S("where its router is mounted was not found")};
			return v;
		}
		const struct route_front *front = &j->fronts[r->mount];
		mounted = mounted || row_is(front->row, S("method"), S("mount"));
		route_judge_list(j, &v, front->file, front->guards, front->end);
		at = (struct route_place){front->file, front->row->line,
		                          join_paths(j, row_text(front->row, S("route")), at.path)};
		router = front->router;
	}
	return v;
}

void route_mounts_find(struct route_mounts *j)
{
	find_routers(j);
	find_fronts(j);
	find_mounts(j);
}
