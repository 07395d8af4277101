/* A function guards when it reads who the caller is and refuses on some way out, or calls one of this repository that
 * does. Of packages only those count whose code is known. */
#include "route_judge.h"

#include <stdint.h>

#include "route_declared.h"
#include "route_flow.h"
#include "route_join.h"
#include "route_undone.h"
#include "route_word.h"
#include "row_get.h"

str route_shown_name(struct route_finder *f, str name)
{
	return str_starts(name, S("@")) ? arena_printf(f->arena, "the function at line %.*s",
	                                               (int)(str_find(name, S(":"), 0) - 1), name.p + 1)
	                                : name;
}

static struct route_verdict verdict(enum route_auth auth, str by, str why)
{
	return (struct route_verdict){.auth = auth, .by = by, .why = why};
}

void route_add_verdict(struct route_verdict *v, struct route_verdict other)
{
	if (other.auth > v->auth)
		*v = other;
}

/* A method whose name says nothing of sign-in: what it refuses may be anything. */
static bool is_service(const struct route_target *t)
{
	return t->part && str_find(t->part->name, S("."), 0) != SIZE_MAX &&
	       !route_guard_name(route_last(t->part->name));
}

bool route_tells(const struct route_finder *f, const struct route_part_at *p)
{
	return str_ends(f->reach.files.at[p->file], S(".py")) && row_text(p->row, S("stops")).n &&
	       (row_text(p->row, S("identity")).n || row_text(p->row, S("signs")).n);
}

/* What it calls: functions of this repository guard by what they do; a name that nobody finds may. */
static struct route_verdict judge_calls(struct route_finder *f, struct route_part_at *p, unsigned depth)
{
	struct route_verdict best = {ROUTE_OPEN, S(""), S("")};
	for (const struct node *c = route_calls(p); c && depth + 1 < ROUTE_CALLS_DEEP; c = c->next) {
		struct route_target t = route_resolve(f, p->file, c->text);
		bool raises = t.kind == ROUTE_TARGET_PACKAGE && str_eq(t.module, S("aiohttp_security")) &&
		              route_package(t.module, t.member) == ROUTE_GUARD;
		str last = route_last(t.name);
		bool class = str_ends(f->reach.files.at[t.file], S(".py")) && t.kind == ROUTE_TARGET_NONE && t.read &&
		             last.n && last.p[0] >= 'A' && last.p[0] <= 'Z';
		bool made =
		        t.kind != ROUTE_TARGET_FUNCTION && t.kind != ROUTE_TARGET_PACKAGE &&
		        route_find(f, t.file, S("class"), t.name); /* of Python: an object, which nobody calls yet */
		if ((t.kind == ROUTE_TARGET_PACKAGE && !t.inside && !raises) || t.kind == ROUTE_TARGET_CLASS || made ||
		    class || (t.part && t.part->judging))
			continue;
		struct route_verdict v = t.kind == ROUTE_TARGET_PACKAGE && t.inside
		                                 ? route_judge_function(f, t.inside, depth + 1)
		                                 : route_judge_at(f, p->file, c->text, depth + 1);
		if (v.auth != ROUTE_GUARDED && t.kind == ROUTE_TARGET_FUNCTION && route_tells(f, t.part) &&
		    (row_text(p->row, S("refuses")).n || row_text(p->row, S("stops")).n))
			v = verdict(ROUTE_GUARDED, t.name,
			            arena_printf(f->arena, "%.*s refuses", STR_ARG(route_shown_name(f, p->name))));
		if (v.auth == ROUTE_UNKNOWN && (t.kind == ROUTE_TARGET_NAME || !route_guard_name(route_last(c->text))))
			continue; /* user.getToken(): of something at hand */
		if (v.auth == ROUTE_GUARDED && is_service(&t))
			v = verdict(ROUTE_UNKNOWN, v.by,
			            arena_printf(f->arena, "whether %.*s refuses was not seen", STR_ARG(v.by)));
		route_add_verdict(&best, v);
	}
	return best;
}

static struct route_verdict judge_marks(struct route_finder *f, const struct route_part_at *p, unsigned depth)
{
	struct route_verdict v = {ROUTE_OPEN, S(""), S("")};
	const struct node *list = node_get(p->row, S("guards"));
	for (const struct node *g = list ? list->child : NULL; g && depth + 1 < ROUTE_CALLS_DEEP; g = g->next)
		route_add_verdict(&v, route_judge_at(f, p->file, g->text, depth + 1));
	return v;
}

static struct route_verdict judge_anew(struct route_finder *f, struct route_part_at *p, unsigned depth)
{
	str name = route_shown_name(f, p->name), refuses = row_text(p->row, S("refuses"));
	bool reads = row_text(p->row, S("identity")).n || row_text(p->row, S("signs")).n;
	str doubt = row_text(p->row, S("flow")).n ? S("") : row_text(p->row, S("doubt"));
	if (row_is(p->row, S("errors"), S("true")))
		return verdict(ROUTE_OPEN, S(""), S(""));
	if (reads && refuses.n && !doubt.n)
		return verdict(ROUTE_GUARDED, name, arena_printf(f->arena, "%.*s refuses", STR_ARG(name)));
	p->judging = true;
	struct route_verdict v = judge_marks(f, p, depth);
	/* A function of Go that is called ends nobody's work but its own: its caller asks what it gave. */
	if (v.auth != ROUTE_GUARDED && !str_ends(f->reach.files.at[p->file], S(".go")))
		route_add_verdict(&v, judge_calls(f, p, depth));
	if (row_text(p->row, S("returns")).n && depth + 1 < ROUTE_CALLS_DEEP)
		route_add_verdict(&v, route_judge_at(f, p->file, row_text(p->row, S("returns")), depth + 1));
	p->judging = false;
	if (doubt.n)
		route_add_verdict(&v, verdict(ROUTE_UNKNOWN, name,
		                              arena_printf(f->arena, "%.*s %.*s", STR_ARG(name), STR_ARG(doubt))));
	if (v.auth == ROUTE_OPEN && row_is(p->row, S("more"), S("true")))
		return verdict(ROUTE_UNKNOWN, name,
		               arena_printf(f->arena, "%.*s is too long to be read", STR_ARG(name)));
	return v;
}

/* The same, each of them gone through as what stands in front of a route. */
static struct route_verdict judge_fronts(struct route_finder *f, struct route_part_at *p)
{
	struct route_verdict v = {ROUTE_OPEN, S(""), S("")};
	const struct node *list = node_get(p->row, S("guards"));
	if (p->marking) /* it is a decorator of itself */
		return v;
	p->marking = true;
	for (const struct node *g = list ? list->child : NULL; g && v.auth != ROUTE_GUARDED; g = g->next)
		route_add_verdict(&v, route_judge_at(f, p->file, g->text, 0));
	p->marking = false;
	return v;
}

/* Each function is judged once for each depth. */
static struct route_verdict by_traits(struct route_finder *f, struct route_part_at *p, unsigned depth)
{
	if (p->judging)
		return verdict(ROUTE_OPEN, S(""), S(""));
	if (!p->verdict[depth]) {
		struct route_verdict *v = arena_new(f->arena, struct route_verdict);
		*v = judge_anew(f, p, depth);
		p->verdict[depth] = v;
	}
	return *p->verdict[depth];
}

/* Is every function of such a file gone through, so that a guard has to be proven? */
static bool is_followed(const struct route_finder *f, const struct route_part_at *p)
{
	static const char all[] = "js jsx ts tsx mjs cjs mts cts vue svelte astro py go";
	return str_listed(str_extension(f->reach.files.at[p->file]), all);
}

/* A chain of guards, as of a procedure: no code of its own. */
static struct route_verdict by_parts(struct route_finder *f, struct route_part_at *p)
{
	struct route_verdict v = {ROUTE_OPEN, S(""), S("")};
	if (p->following)
		return v;
	p->following = true;
	for (const struct node *c = route_calls(p); c; c = c->next)
		route_add_verdict(&v, route_judge_at(f, p->file, c->text, 0));
	p->following = false;
	return v;
}

/* Of Go and Python: no words make a guard of it, but it may have somebody else ask, and refuse by what that says. */
static bool asks_by_others(const struct route_finder *f, const struct route_part_at *p)
{
	return str_listed(str_extension(f->reach.files.at[p->file]), "go py") && row_text(p->row, S("refuses")).n;
}

/* What words make a guard of is one when nobody unknown gets through. */
static struct route_verdict by_way(struct route_finder *f, struct route_part_at *p, struct route_verdict v,
                                   bool handler)
{
	str name = route_shown_name(f, p->name);
	/* what answers in Go is often what was not read: nothing is made a guard of there */
	bool go = handler && v.auth != ROUTE_GUARDED && str_ends(f->reach.files.at[p->file], S(".go"));
	if (go || !is_followed(f, p) || row_is(p->row, S("errors"), S("true")))
		return v;
	struct route_verdict marks = judge_fronts(f, p);
	if (marks.auth == ROUTE_GUARDED)
		return marks;
	if (!row_text(p->row, S("flow")).n && !row_text(p->row, S("refuses")).n)
		return v.auth == ROUTE_GUARDED ? by_parts(f, p) : v;
	struct route_flow flow = handler ? route_flow_handler(f, p) : route_flow_front(f, p);
	if (flow.end == ROUTE_FLOW_REFUSES)
		v = verdict(ROUTE_GUARDED, name, arena_printf(f->arena, "%.*s refuses", STR_ARG(name)));
	if (handler && flow.enters && flow.end != ROUTE_FLOW_PERHAPS)
		return (struct route_verdict){.auth = ROUTE_OPEN, .by = S(""), .why = S(""), .enters = true};
	v.exempts = flow.exempts;
	bool others = !handler && v.auth == ROUTE_OPEN && asks_by_others(f, p);
	if (others && flow.end == ROUTE_FLOW_SEEMS)
		return verdict(ROUTE_GUARDED, name, arena_printf(f->arena, "%.*s refuses", STR_ARG(name)));
	if (others && flow.end == ROUTE_FLOW_PASSES && flow.asks) /* of what was not read */
		return verdict(ROUTE_UNKNOWN, name,
		               arena_printf(f->arena, "whether %.*s refuses was not seen", STR_ARG(name)));
	/* a header that is compared with a setting asks, whatever it is called */
	bool compares = v.auth == ROUTE_OPEN && flow.compared;
	if (flow.end == ROUTE_FLOW_PERHAPS && (compares || (others && (flow.asks || flow.doubted))))
		return verdict(ROUTE_UNKNOWN, name,
		               arena_printf(f->arena, "%.*s %.*s", STR_ARG(name), STR_ARG(flow.why)));
	if (v.auth != ROUTE_GUARDED || flow.end == ROUTE_FLOW_SEEMS || flow.end == ROUTE_FLOW_REFUSES)
		return v;
	if (flow.end == ROUTE_FLOW_PASSES)
		return verdict(ROUTE_OPEN, S(""), S(""));
	str why = flow.end == ROUTE_FLOW_SILENT ? S("was not seen to refuse") : flow.why;
	struct route_verdict unknown =
	        verdict(ROUTE_UNKNOWN, name, arena_printf(f->arena, "%.*s %.*s", STR_ARG(name), STR_ARG(why)));
	unknown.apart = flow.end == ROUTE_FLOW_APART;
	return unknown;
}

struct route_verdict route_judge_function(struct route_finder *f, struct route_part_at *p, unsigned depth)
{
	struct route_verdict v = depth ? by_traits(f, p, depth) : by_way(f, p, by_traits(f, p, 0), false);
	return v.auth == ROUTE_GUARDED ? route_undone_function(f, p, v) : v;
}

/* A test that says whom it lets in by true and false. */
static struct route_verdict judge_test(struct route_finder *f, size_t file, str ref)
{
	struct route_target t = route_resolve(f, file, ref);
	str lets = t.kind == ROUTE_TARGET_FUNCTION ? row_text(t.part->row, S("lets")) : S("");
	if (str_eq(lets, S("known")))
		return verdict(ROUTE_GUARDED, t.name, arena_printf(f->arena, "%.*s refuses", STR_ARG(t.name)));
	if (lets.n)
		return verdict(ROUTE_OPEN, S(""), S(""));
	return verdict(ROUTE_UNKNOWN, t.name,
	               arena_printf(f->arena, "whom %.*s lets in is not known", STR_ARG(t.name)));
}

/* Does what was not found speak of sign-in, by its name, or that of the file whose only thing it is? A model of roles
 * does not, nor what makes a token. */
static bool names_guard(const struct route_finder *f, const struct route_target *t)
{
	str path = f->reach.files.at[t->file], name = route_last(t->name), file = str_basename(path);
	bool whole = t->near && t->kind == ROUTE_TARGET_NONE && str_listed(name, "default *");
	if (route_begins_so(name, "create generate issue make send save") &&
	    !route_has_word(name, "guard middleware auth"))
		return false;
	if (whole && route_has_word(path, "models/ model/ entities/ schemas/ .model. .schema. .entity."))
		return false;
	return route_guard_name(whole ? str_sub(file, 0, str_find(file, S("."), 0)) : name);
}

/* Of Go, each function that may stand in front of a route is told: what was not found is a variable, given somewhere.
 */
static bool is_variable(const struct route_finder *f, const struct route_target *t, str ref, unsigned depth)
{
	return !depth && str_ends(f->reach.files.at[t->file], S(".go")) && !str_ends(ref, S("()"));
}

struct route_verdict route_judge_at(struct route_finder *f, size_t file, str ref, unsigned depth)
{
	struct route_verdict v = {ROUTE_OPEN, S(""), S("")};
	if (str_eq(ref, S("?")))
		return verdict(ROUTE_UNKNOWN, S(""), S("what stands in front of it is computed"));
	if (str_ends(ref, S("?")))
		return judge_test(f, file, str_sub(ref, 0, ref.n - 1));
	if (route_judge_apart(f, file, ref, &v))
		return v;
	bool type = str_ends(ref, S("[]")); /* it may stand for a dependency, and else for nothing */
	struct route_target t = route_resolve(f, file, type ? str_sub(ref, 0, ref.n - 2) : ref);
	bool python = str_ends(f->reach.files.at[t.file], S(".py"));
	if (t.inside)
		route_add_verdict(&v, route_judge_function(f, t.inside, depth));
	str name = route_last(str_ends(ref, S("()")) ? str_sub(ref, 0, ref.n - 2) : ref);
	name = str_sub(name, route_hash(name) + 1, name.n);
	if (t.inside && v.auth == ROUTE_GUARDED && !str_starts(name, S("@")) && name.n)
		v.by = name, v.why = arena_printf(f->arena, "%.*s refuses", STR_ARG(name));
	if (route_has_word(t.name, "csrf xsrf rate_limit ratelimit throttle")) /* they ask nobody who he is */
		return v;
	if (t.kind == ROUTE_TARGET_FUNCTION)
		route_add_verdict(&v, route_judge_function(f, t.part, depth));
	else if (!type && python && route_find(f, t.file, S("class"), t.name))
		route_add_verdict(&v, route_judge_called(f, &t, depth));
	else if (t.kind == ROUTE_TARGET_CLASS && !python)
		route_add_verdict(&v, route_judge_class(f, t.part, depth));
	else if (type)
		return v;
	else if (t.kind == ROUTE_TARGET_PACKAGE)
		route_add_verdict(&v, route_judge_package(f, &t));
	else if ((t.kind == ROUTE_TARGET_NONE && (!t.read || is_variable(f, &t, ref, depth))) || names_guard(f, &t))
		route_add_verdict(&v, verdict(ROUTE_UNKNOWN, t.name,
		                              arena_printf(f->arena, "%.*s was not found", STR_ARG(t.name))));
	return v;
}

struct route_verdict route_judge(struct route_finder *f, size_t file, str ref)
{
	return f->ask ? f->ask->judge(f->ask->ctx, f, file, ref) : route_judge_at(f, file, ref, 0);
}

struct route_verdict route_judge_handling(struct route_finder *f, struct route_part_at *p)
{
	return by_way(f, p, by_traits(f, p, 0), true);
}
