/* What stands in front of a route, from its router up to the one that is served, by each way that leads there: whoever
 * comes by the one with the least in front of it has come, too. */
#include "route_branch.h"
#include "route_flow.h"
#include "route_front.h"
#include "route_litestar.h"
#include "route_match.h"
#include "route_mount.h"
#include "route_path.h"
#include "row_get.h"

enum { MOUNTS_DEEP = 8, FRONTS_SEEN = 4096, WAYS = 64 };

struct climb {
	struct route_mounts *m;
	unsigned fronts, ways; /* that may still be looked at */
};

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

/* Is the path one that the guards of a front let pass? */
static enum truth is_exempt(const struct route_front *front, str path)
{
	const struct node *paths = node_get(front->row, S("paths"));
	bool sure = route_path_covers(row_text(front->row, S("route")), path) != TRUTH_UNKNOWN;
	enum truth best = sure ? TRUTH_FALSE : TRUTH_UNKNOWN;
	for (const struct node *n = paths ? paths->child : NULL; n && best != TRUTH_TRUE; n = n->next) {
		bool known = str_starts(n->text, S("/")) && str_find(n->text, S("*"), 0) == SIZE_MAX;
		if (!known)
			best = TRUTH_UNKNOWN;
		else if (str_eq(n->text, path))
			best = TRUTH_TRUE;
	}
	return best;
}

/* Middleware of Django, of which some file makes something that is not known. */
static const struct route_part_at *changed_by(const struct route_mounts *j, const struct route_front *front)
{
	if (!str_eq(j->routers[front->router].name, S("settings")))
		return NULL;
	for (size_t i = 0; i < j->f->n_wide; i++) {
		const struct route_part_at *p = &j->f->parts[j->f->wide[i]];
		if (str_eq(p->kind, S("setting")) && str_eq(p->name, S("MIDDLEWARE")))
			return p;
	}
	return NULL;
}

/* The path as a front gets it: of Express, what is mounted gets the rest. */
static str path_for(const struct route_mounts *j, const struct route_front *front, const struct route_place *at)
{
	const struct route_router *r = &j->routers[front->router];
	str mounted = row_text(front->row, S("route"));
	bool all = r->root && !r->prefix.n && (!mounted.n || str_listed(mounted, "/ /* *"));
	return all && str_starts(at->path, S("/")) ? at->path : at->full;
}

/* A hook of Flask that tells by endpoint, path or method what is asked for: of this route, that is known. */
static bool judge_asked(const struct route_mounts *j, struct route_verdict *v, struct route_part_at *p,
                        const struct route_place *at, str whole)
{
	if (!p || !str_ends(j->f->reach.files.at[p->file], S(".py")) || !at->route)
		return false;
	const struct route_asked asked = {
	        .method = row_text(at->route, S("method")), .path = whole, .endpoint = row_text(at->route, S("ref"))};
	struct route_flow flow = route_flow_asked(j->f, p, false, asked);
	bool refuses = flow.end == ROUTE_FLOW_REFUSES || flow.end == ROUTE_FLOW_SEEMS;
	if (refuses)
		*v = (struct route_verdict){ROUTE_GUARDED, v->by,
		                            arena_printf(j->arena, "%.*s refuses", STR_ARG(v->by))};
	else if (flow.end == ROUTE_FLOW_PASSES)
		*v = (struct route_verdict){ROUTE_OPEN, S(""), S("")};
	return refuses || flow.end == ROUTE_FLOW_PASSES;
}

/* A guard that tells paths apart may leave this one out. */
static struct route_verdict judge_apart(struct route_mounts *j, const struct route_front *front, str ref,
                                        const struct route_place *at)
{
	struct route_verdict one = route_judge(j->f, front->file, ref);
	bool asks = one.auth == ROUTE_GUARDED || one.apart;
	struct route_target t =
	        asks ? route_resolve(j->f, front->file, ref) : (struct route_target){.kind = ROUTE_TARGET_NONE};
	bool apart =
	        one.apart || one.exempts || (t.kind == ROUTE_TARGET_FUNCTION && row_text(t.part->row, S("apart")).n);
	str path = path_for(j, front, at);
	if (apart && judge_asked(j, &one, t.part, at, path))
		return one;
	str method = at->route ? row_text(at->route, S("method")) : S("");
	if (!apart || (path.n && route_judge_path(j->f, &t, method, path, &one)))
		return one;
	if (one.auth == ROUTE_GUARDED && one.exempts)
		return one;
	return (struct route_verdict){ROUTE_UNKNOWN, one.by,
	                              arena_printf(j->arena, "%.*s tells paths apart", STR_ARG(one.by))};
}

static void judge_front(struct route_mounts *j, struct route_verdict *v, const struct route_front *front,
                        const struct route_place *at)
{
	enum truth exempt = is_exempt(front, at->path);
	j->f->asked = front->row;
	for (const struct node *g = front->guards; g && g != front->end && v->auth != ROUTE_GUARDED; g = g->next) {
		struct route_verdict one = judge_apart(j, front, g->text, at);
		if (one.auth == ROUTE_GUARDED && exempt != TRUTH_FALSE)
			one = exempt == TRUTH_TRUE
			              ? (struct route_verdict){ROUTE_OPEN, S(""), S("")}
			              : (struct route_verdict){ROUTE_UNKNOWN, one.by,
			                                       S("which paths its guard lets pass is not known")};
		bool theirs = one.auth == ROUTE_GUARDED && str_eq(j->routers[front->router].framework, S("Litestar"));
		if (theirs)
			one = route_litestar_but_for(j->f, one, route_resolve(j->f, front->file, g->text).file,
			                             at->path);
		const struct route_part_at *by = one.auth == ROUTE_GUARDED ? changed_by(j, front) : NULL;
		if (by)
			one = (struct route_verdict){
			        ROUTE_UNKNOWN, one.by,
			        arena_printf(j->arena, "what %.*s:%u makes of MIDDLEWARE is not known",
			                     STR_ARG(row_text(by->row, S("path"))), by->row->line)};
		route_add_verdict(v, route_if_registered(j->f, one, front->row, at->row));
	}
}

static void judge_fronts(struct climb *c, struct route_verdict *v, size_t router, const struct route_place *at,
                         unsigned depth);

/* secure(app): what that function puts in front of its parameter stands in front of this router. */
static void judge_handed(struct climb *c, struct route_verdict *v, const struct route_front *front,
                         const struct route_place *at, unsigned depth)
{
	struct route_verdict inner = {ROUTE_OPEN, S(""), S("")};
	struct route_place all = *at;
	if (front->child == SIZE_MAX) {
		judge_front(c->m, &inner, front, at);
		if (inner.auth == ROUTE_GUARDED)
			inner = (struct route_verdict){ROUTE_UNKNOWN, inner.by,
			                               S("whether a function puts it in front was not seen")};
	} else if (depth < MOUNTS_DEEP) {
		all.file = SIZE_MAX; /* all of it is done by then */
		judge_fronts(c, &inner, front->child, &all, depth + 1);
	} else {
		inner = (struct route_verdict){ROUTE_UNKNOWN, S(""), S("it is handed on further than is followed")};
	}
	route_add_verdict(v, route_if_registered(c->m->f, inner, front->row, at->row));
}

static void judge_fronts(struct climb *c, struct route_verdict *v, size_t router, const struct route_place *at,
                         unsigned depth)
{
	const struct route_router *r = &c->m->routers[router];
	for (size_t i = 0; i < r->n_fronts && v->auth != ROUTE_GUARDED; i++) {
		const struct route_front *front = &c->m->fronts[r->first_front + i];
		bool early = row_is(front->row, S("early"), S("true"));
		str how = row_text(front->row, S("method"));
		bool before = early || front->file != at->file || front->row->line < at->line;
		enum truth covers = before ? route_path_covers(route_path_mounted(c->m, front), at->path) : TRUTH_FALSE;
		if (covers == TRUTH_FALSE || (at->mounted && str_eq(how, S("depends"))))
			continue;
		if (!c->fronts) {
			route_add_verdict(v, (struct route_verdict){ROUTE_UNKNOWN, S(""),
			                                            S("more stands in front than is followed")});
			return;
		}
		c->fronts--;
		if (str_eq(how, S("handed")))
			judge_handed(c, v, front, at, depth);
		else if (!early || !front->end) /* dependencies of what is included are its own */
			judge_front(c->m, v, front, at);
	}
}

/* ---- ways up ---- */

static str join_paths(struct route_mounts *j, str a, str b)
{
	a = without_star(a);
	if (b.n && b.p[0] != '/')
		return arena_printf(j->arena, "%.*s/%.*s", STR_ARG(a), STR_ARG(b));
	return a.n ? arena_printf(j->arena, "%.*s%.*s", STR_ARG(a), STR_ARG(b)) : b;
}

struct way {
	struct route_verdict v;
	str path, framework;
	bool served; /* it ends at a router that is */
	bool maybe;  /* it is there on some condition */
};

/* The one that is worth less. What nobody serves counts where there is nothing else; of two of which one is there on
 * some condition it is not known which is used. */
static struct way weaker(const struct way *a, const struct way *b)
{
	if (a->served != b->served)
		return a->served ? *a : *b;
	struct way least = a->v.auth < b->v.auth ? *a : *b;
	if (a->v.auth != b->v.auth && least.maybe)
		least.v = (struct route_verdict){ROUTE_UNKNOWN, S(""),
		                                 S("where its router is mounted hangs on a condition")};
	return least;
}

static struct way climb(struct climb *c, size_t router, struct route_place at, struct way sofar, unsigned depth);

/* By one of the fronts that mount it. */
static struct way climb_by(struct climb *c, const struct route_front *front, struct route_place at, str bare,
                           struct way sofar, unsigned depth)
{
	struct route_place next = at;
	next.file = front->file, next.line = front->row->line, next.row = front->row;
	bool instead = row_is(front->row, S("method"), S("instead")); /* of the prefix that it was made with */
	next.path = join_paths(c->m, route_path_mounted(c->m, front), instead ? bare : at.path);
	next.mounted = at.mounted || row_is(front->row, S("method"), S("mount"));
	c->m->f->asked = front->row;
	route_judge_list(c->m, &sofar.v, front->file, front->guards, front->end);
	const struct route_verdict sure = {ROUTE_GUARDED, S(""), S("")};
	sofar.maybe = sofar.maybe || route_if_registered(c->m->f, sure, front->row, at.row).auth != ROUTE_GUARDED;
	return climb(c, front->router, next, sofar, depth + 1);
}

static struct way climb(struct climb *c, size_t router, struct route_place at, struct way sofar, unsigned depth)
{
	const struct route_router *r = &c->m->routers[router];
	struct way best = {.served = false};
	const str bare = at.path;
	judge_fronts(c, &sofar.v, router, &at, 0);
	at.path = sofar.path = join_paths(c->m, r->prefix, at.path);
	sofar.framework = sofar.framework.n ? sofar.framework : r->framework;
	sofar.served = r->root;
	bool last = depth + 1 == MOUNTS_DEEP;
	if (!r->root && (!r->n_mounts || last))
		route_add_verdict(&sofar.v, (struct route_verdict){ROUTE_UNKNOWN, S(""),
		                                                   S("where its router is mounted was not found")});
	for (size_t i = 0; i < r->n_mounts && !last; i++) {
		const struct route_front *front = &c->m->fronts[c->m->mountings[r->first_mount + i].front];
		if (!c->ways) {
			if (best.v.auth == ROUTE_GUARDED)
				best.v = (struct route_verdict){ROUTE_UNKNOWN, S(""),
				                                S("it is mounted at more places than are followed")};
			break;
		}
		c->ways--;
		struct way one = climb_by(c, front, at, bare, sofar, depth);
		best = i ? weaker(&one, &best) : one;
	}
	bool own = r->root && !best.served; /* what it is handed to serves nobody */
	return r->n_mounts && !last && !own ? best : sofar;
}

/* The whole path, where only one way leads up. */
static str whole_path(struct route_mounts *m, size_t router, str path)
{
	for (int i = 0; i < MOUNTS_DEEP; i++) {
		const struct route_router *r = &m->routers[router];
		const str bare = path;
		path = join_paths(m, r->prefix, path);
		if (r->root || r->n_mounts != 1) /* Express hands on the rest of a path alone */
			return r->root && !r->n_mounts && !str_listed(r->framework, "Express") && r->framework.n
			               ? path
			               : S("");
		const struct route_front *front = &m->fronts[m->mountings[r->first_mount].front];
		path = row_is(front->row, S("method"), S("instead")) ? bare : path;
		path = join_paths(m, route_path_mounted(m, front), path);
		router = front->router;
	}
	return S("");
}

struct route_verdict route_climb(struct route_mounts *m, size_t router, struct route_place at, str *path,
                                 str *framework, bool *served)
{
	struct climb c = {m, FRONTS_SEEN, WAYS};
	at.full = whole_path(m, router, at.path);
	at.route = at.row;
	struct way way = climb(&c, router, at, (struct way){.framework = *framework}, 0);
	*path = way.path;
	*framework = way.framework;
	*served = way.served;
	return way.v;
}

str route_end_of(struct arena *a, str path)
{
	return arena_printf(a, "…%s%.*s", str_starts(path, S("/")) ? "" : "/", STR_ARG(path));
}
