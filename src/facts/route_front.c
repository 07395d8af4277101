/* Middleware is asked for the paths of its matcher, and may tell paths apart itself: then only a path that it names is
 * known to be guarded by it. */
#include "route_front.h"

#include <stdint.h>

#include "facts/folder.h"
#include "route_branch.h"
#include "route_flow.h"
#include "route_match.h"
#include "route_word.h"
#include "row_get.h"

static enum truth is_asked(const struct node *row, str path)
{
	const struct node *paths = node_get(row, S("paths"));
	enum truth best = TRUTH_FALSE;
	if (!paths)
		return TRUTH_TRUE;
	for (const struct node *n = paths->child; n; n = n->next) {
		enum truth t = n->kind == NODE_STRING ? route_matches(n->text, path) : TRUTH_UNKNOWN;
		best = t > best ? t : best;
	}
	return best;
}

/* Whether a function tells paths apart, and by which that it names. */
struct apart {
	const struct node *paths;
	bool unclear; /* it looks at the path in a way that was not read, or lets some paths pass */
};

static void see_apart(struct apart *a, const struct route_part_at *p)
{
	a->paths = a->paths ? a->paths : node_get(p->row, S("paths"));
	a->unclear = a->unclear || row_text(p->row, S("passes")).n;
}

/* The function, or one that it calls in this repository. */
static struct apart told_apart(struct route_finder *f, const struct route_target *t)
{
	struct route_part_at *p = t->inside ? t->inside : t->part;
	struct apart a = {.paths = NULL};
	if (!p)
		return a;
	bool looks = row_text(p->row, S("apart")).n;
	const struct node *calls = node_get(p->row, S("calls"));
	see_apart(&a, p);
	for (const struct node *c = calls ? calls->child : NULL; c; c = c->next) {
		struct route_target next = route_resolve(f, p->file, c->text);
		a.unclear = a.unclear || route_has_word(c->text, "public allow ignore exclude skip");
		if (next.kind == ROUTE_TARGET_FUNCTION) {
			see_apart(&a, next.part);
			looks = looks || row_text(next.part->row, S("apart")).n;
		}
		if (!a.paths && route_has_word(c->text, "isProtected isApi isAuthRoute isProtectedRoute matcher"))
			a.unclear = true;
	}
	a.unclear = a.unclear || (looks && !a.paths);
	return a;
}

/* The id of a route of SvelteKit is the way of its file: /(protected)/notes. */
static str route_id(const struct node *asked)
{
	str path = row_text(asked, S("path"));
	size_t at = str_find(path, S("routes/"), 0);
	if (!row_is(asked, S("framework"), S("SvelteKit")) || at == SIZE_MAX)
		return S("");
	str id = str_sub(path, at + 6, path.n - str_basename(path).n);
	return id.n > 1 ? str_sub(id, 0, id.n - 1) : id;
}

bool route_judge_path(struct route_finder *f, const struct route_target *t, str method, str path,
                      struct route_verdict *v)
{
	struct route_part_at *p = t->inside ? t->inside : t->part;
	if (!p || t->kind == ROUTE_TARGET_CLASS)
		return false;
	const struct route_asked asked = {.method = method, .path = path, .endpoint = route_id(f->asked)};
	struct route_flow flow = route_flow_asked(f, p, false, asked);
	bool whole = !t->inside || route_hands_back(t->module, t->member) ||
	             str_listed(t->member, "clerkMiddleware auth convexAuthNextjsMiddleware");
	if (flow.end == ROUTE_FLOW_PASSES && !whole)
		return false; /* what it is handed to may refuse, or be handed more */
	if (flow.end == ROUTE_FLOW_PASSES)
		*v = (struct route_verdict){ROUTE_OPEN, S(""), S("")};
	else if (flow.end == ROUTE_FLOW_REFUSES && !flow.exempts)
		*v = (struct route_verdict){ROUTE_GUARDED, v->by,
		                            arena_printf(f->arena, "%.*s refuses", STR_ARG(v->by))};
	else if (flow.end == ROUTE_FLOW_PERHAPS && v->auth == ROUTE_GUARDED)
		*v = (struct route_verdict){ROUTE_UNKNOWN, v->by,
		                            arena_printf(f->arena, "%.*s %.*s", STR_ARG(v->by), STR_ARG(flow.why))};
	else if (flow.leaves.n && (flow.end == ROUTE_FLOW_PERHAPS || flow.end == ROUTE_FLOW_APART))
		*v = (struct route_verdict){
		        ROUTE_UNKNOWN, p->name,
		        arena_printf(f->arena, "%.*s %.*s", STR_ARG(p->name), STR_ARG(flow.leaves))};
	else
		return false;
	return true;
}

/* Of Next.js: a file that stands beside app or pages; anywhere else nobody asks for it. */
static bool is_in_its_place(const struct route_finder *f, const struct route_part_at *p)
{
	str folder = folder_of(f->reach.files.at[p->file]);
	bool root = !folder.n || str_eq(folder, S("."));
	const struct strs *files = &f->reach.files;
	static const char *const beside[] = {"app/", "pages/"};
	for (size_t i = 0; i < 2; i++) {
		str below = root ? str_of(beside[i]) : arena_printf(f->arena, "%.*s/%s", STR_ARG(folder), beside[i]);
		size_t low = 0, high = files->n;
		while (low < high) {
			size_t middle = low + (high - low) / 2;
			if (str_cmp(files->at[middle], below) < 0)
				low = middle + 1;
			else
				high = middle;
		}
		if (low < files->n && str_starts(files->at[low], below))
			return true;
	}
	return false;
}

/* A server action is called at the path of any page that has it: what lets some pages pass guards none. */
static bool is_action(str path) { return str_starts(path, S("/:action/")); }

/* It asks everywhere, but for paths that it lists. An action may be called at such a page, too. */
static struct route_verdict judge_excepting(struct route_finder *f, const struct route_target *t,
                                            const struct node *list, str path)
{
	enum truth out = TRUTH_FALSE;
	str name = route_last(t->member.n ? t->member : t->name);
	for (const struct node *n = list->child; n; n = n->next) {
		enum truth one = n->kind != NODE_STRING ? TRUTH_UNKNOWN
		                 : is_action(path)      ? (str_starts(n->text, S("/api")) ? TRUTH_FALSE : TRUTH_TRUE)
		                                        : route_matches(n->text, path);
		out = one > out ? one : out;
	}
	if (out == TRUTH_TRUE)
		return (struct route_verdict){ROUTE_OPEN, S(""), S("")};
	if (out == TRUTH_UNKNOWN)
		return (struct route_verdict){ROUTE_UNKNOWN, name, S("its middleware tells paths apart")};
	return (struct route_verdict){ROUTE_GUARDED, name, arena_printf(f->arena, "%.*s refuses", STR_ARG(name))};
}

/* Auth.js refuses nobody in front of pages, unless it is told whom it lets in. */
static bool only_knows(struct route_finder *f, const struct route_target *t, size_t file)
{
	bool handed = t->inside && t->inside->file == file; /* auth((req) => …), and no callback of its settings */
	if (t->kind != ROUTE_TARGET_PACKAGE || handed || !str_eq(t->module, S("next-auth")))
		return false;
	if (!f->authorizes) {
		f->authorizes = 1;
		for (size_t i = 0; i < f->n; i++)
			if (str_eq(f->parts[i].kind, S("function")) && str_ends(f->parts[i].name, S("authorized")))
				f->authorizes = 2;
	}
	return f->authorizes == 1;
}

static struct route_verdict judge_front(struct route_finder *f, const struct route_part_at *p, str method, str path)
{
	str ref = row_text(p->row, S("ref"));
	struct route_target t = route_resolve(f, p->file, ref);
	struct route_verdict v = route_judge(f, p->file, ref), open = {ROUTE_OPEN, S(""), S("")};
	bool told = v.auth == ROUTE_UNKNOWN && v.apart;
	if (told) /* by which it does is looked for here */
		v = (struct route_verdict){ROUTE_GUARDED, v.by, arena_printf(f->arena, "%.*s refuses", STR_ARG(v.by))};
	struct route_verdict unknown = {ROUTE_UNKNOWN, v.by, S("its middleware tells paths apart")};
	enum truth asked = is_asked(p->row, path);
	struct apart apart = told_apart(f, &t);
	const struct node *except = node_get(p->row, S("except"));
	if (asked != TRUTH_FALSE && except)
		return asked == TRUTH_TRUE ? judge_excepting(f, &t, except, path) : unknown;
	if (only_knows(f, &t, p->file))
		return open;
	if (asked == TRUTH_FALSE || (is_action(path) && (told || apart.unclear || apart.paths)))
		return open;
	if (asked == TRUTH_TRUE && !is_action(path) && route_judge_path(f, &t, method, path, &v))
		return v;
	if (v.auth == ROUTE_OPEN)
		return open;
	if (asked == TRUTH_UNKNOWN || apart.unclear || (told && !apart.paths))
		return unknown;
	if (!apart.paths)
		return v;
	for (const struct node *n = apart.paths->child; n; n = n->next)
		if (route_covers(n->text, path))
			return v;
	return unknown;
}

struct route_verdict route_in_front(struct route_finder *f, str framework, str root, str method, str path)
{
	struct route_verdict v = {ROUTE_OPEN, S(""), S("")};
	if (f->more_fronts)
		v = (struct route_verdict){ROUTE_UNKNOWN, S(""), S("there is more middleware than is followed")};
	for (size_t i = 0; i < f->n_fronts; i++) {
		const struct route_part_at *p = &f->parts[f->fronts[i]];
		str of = row_text(p->row, S("method"));
		bool asked = (!of.n || str_eq(of, S("any")) || str_eq(of, method)) &&
		             (!str_eq(framework, S("Next.js")) || is_in_its_place(f, p));
		if (asked && row_is(p->row, S("framework"), framework) && str_eq(p->name, root) &&
		    route_covers(row_text(p->row, S("route")), path))
			route_add_verdict(&v, route_if_registered(f, judge_front(f, p, method, path), p->row, NULL));
	}
	return v;
}
