/* Routers are numbered, mounted on each other, and what stands in front of them is kept in the order of the files. */
#include "route_mount.h"

#include <stdint.h>
#include <stdlib.h>

#include "route_branch.h"
#include "route_match.h"
#include "route_word.h"
#include "row_get.h"

enum { MOUNTS_DEEP = 6 };

/* ---- fronts and mounts ---- */

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
			size_t child = route_mount_named(j, front->file, g->text);
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
static void judge_front(struct route_mounts *j, struct route_verdict *v, const struct route_front *front,
                        const struct route_place *at)
{
	for (const struct node *g = front->guards; g && g != front->end && v->auth != ROUTE_GUARDED; g = g->next) {
		struct route_verdict one = route_judge(j->f, front->file, g->text);
		struct route_target t = one.auth == ROUTE_GUARDED ? route_resolve(j->f, front->file, g->text)
		                                                  : (struct route_target){.kind = ROUTE_TARGET_NONE};
		if (t.kind == ROUTE_TARGET_FUNCTION && row_text(t.part->row, S("apart")).n)
			one = (struct route_verdict){ROUTE_UNKNOWN, one.by,
			                             arena_printf(j->arena, "%.*s tells paths apart", STR_ARG(one.by))};
		route_add_verdict(v, route_if_registered(j->f, one, front->row, at->row));
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
			judge_front(j, v, front, at);
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
		at = (struct route_place){front->file, front->row->line, front->row,
		                          join_paths(j, row_text(front->row, S("route")), at.path)};
		router = front->router;
	}
	return v;
}

void route_mounts_find(struct route_mounts *j)
{
	route_mounts_routers(j);
	find_fronts(j);
	find_mounts(j);
}
