/* Middleware that a call puts in front of an app of Python. */
#include "route_maker.h"
#include "route_python.h"
#include "route_router.h"
#include "route_word.h"
#include "row_get.h"

/* A class answers by one of these, a function by itself. */
void route_refs_middleware(struct route_file *r, struct route_refs *refs, str ref)
{
	str last = route_last(ref);
	size_t hash = str_find(last, S("#"), 0);
	last = hash == SIZE_MAX ? last : str_sub(last, hash + 1, last.n);
	bool class = last.n && last.p[0] >= 'A' && last.p[0] <= 'Z';
	if (!class)
		route_refs_add(refs, ref);
	for (int i = 0; class && i < 2; i++)
		route_refs_add(refs, arena_printf(&r->scratch, "%.*s.%s", STR_ARG(ref), i ? "__call__" : "dispatch"));
}

/* add_middleware(C) */
static void added(struct route_file *r, const struct node *call, str callee)
{
	str of = route_python_router(r, route_receiver(callee), call), ref = route_ref(r, route_argument(call, 0));
	struct route_refs refs = {.n = 0};
	if (!of.n || !ref.n)
		return;
	route_refs_middleware(r, &refs, ref);
	route_add(r, &(struct route_part){.kind = S("use"), .of = of, .guards = &refs, .early = true, .at = call});
}

/* app.middlewares.append(f), .extend([f, g]), .insert(0, f) */
static void appended(struct route_file *r, const struct node *call, str callee)
{
	str receiver = route_receiver(route_receiver(callee)), of = route_python_router(r, receiver, call);
	const struct node *what = route_argument(call, str_eq(route_last(callee), S("insert")));
	struct route_refs refs = {.n = 0};
	if (!of.n || !what)
		return;
	if (what->kind == NODE_UNKNOWN && str_eq(route_last(callee), S("extend")))
		route_refs_add(&refs, S("?"));
	else
		route_refs_all(r, &refs, what);
	route_add(r, &(struct route_part){.kind = S("use"), .of = of, .guards = &refs, .early = true, .at = call});
}

/* app.before_request(f), as a call */
static void called(struct route_file *r, const struct node *call, str callee)
{
	str of = route_python_router(r, route_receiver(callee), call);
	struct route_refs refs = {.n = 0};
	route_refs_all(r, &refs, route_argument(call, 0));
	if (of.n && refs.n)
		route_add(r,
		          &(struct route_part){.kind = S("use"), .of = of, .guards = &refs, .early = true, .at = call});
}

bool route_python_front(struct route_file *r, const struct node *call, str callee)
{
	bool adds = str_eq(route_last(callee), S("add_middleware"));
	if (adds)
		added(r, call, callee);
	else if (str_listed(route_last(callee), "before_request before_app_request"))
		called(r, call, callee);
	else if (str_ends(route_receiver(callee), S(".middlewares")))
		appended(r, call, callee);
	else
		return false;
	return true;
}
