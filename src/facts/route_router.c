/* Which router a call of JavaScript is made of. Clients of other servers are called in the same shape, so what a router
 * is made of, or called, decides. */
#include "route_router.h"

#include <stdint.h>
#include <string.h>

#include "route_branch.h"
#include "route_word.h"
#include "row_get.h"

static const struct maker {
	const char *module, *members; /* what is called, by where it comes from */
	const char *framework;
	bool root;
} makers[] = {
        {"express", "default * express", "Express", true},
        {"express", "Router *.Router default.Router", "Express", false},
        {"express-promise-router", "default * Router", "Express", false},
        {"fastify", "default * fastify Fastify *.fastify default.fastify", "Fastify", true},
        {"koa", "default *", "Koa", true},
        {"@koa/router", "default * Router", "Koa", false},
        {"koa-router", "default * Router", "Koa", false},
        {"hono", "Hono", "Hono", true},
        {"hono/tiny", "Hono", "Hono", true},
        {"hono/quick", "Hono", "Hono", true},
        {"@hono/zod-openapi", "OpenAPIHono", "Hono", true},
        {"polka", "default *", "Polka", true},
        {"elysia", "Elysia", "Elysia", true},
        {"json-server", "*.create default.create", "Express", true},
        /* where nobody knows where it comes from */
        {"", "express", "Express", true},
        {"", "Router express.Router", "Express", false},
        {"", "Fastify", "Fastify", true},
        {"", "Koa", "Koa", true},
        {"", "Hono OpenAPIHono", "Hono", true},
};

/* What makes a router, by a call as written: express(), Hono().get(…). */
static const struct maker *maker_of(struct route_file *r, str call)
{
	str ref = route_ref_text(r, call), module = S("");
	size_t hash = route_hash(ref);
	if (!str_ends(ref, S("()")))
		return NULL;
	ref.n -= 2;
	if (hash != SIZE_MAX)
		module = str_sub(ref, str_starts(ref, S("npm:")) ? 4 : 0, hash);
	str member = str_sub(ref, hash == SIZE_MAX ? 0 : hash + 1, ref.n);
	for (size_t i = 0; i < sizeof makers / sizeof *makers; i++)
		if (str_eq(module, str_of(makers[i].module)) && str_listed(member, makers[i].members))
			return &makers[i];
	return NULL;
}

/* What stands in front of the last name of a callee. */
str route_receiver(str callee)
{
	size_t n = callee.n - route_last(callee).n;
	return str_sub(callee, 0, n ? n - 1 : 0);
}

str route_member_text(const struct node *object, str key)
{
	const struct node *n = object && object->kind == NODE_OBJECT ? node_get(object, key) : NULL;
	return route_text(n);
}

const struct node *route_arg(const struct node *call, size_t i)
{
	const struct node *args = node_get(call, S("args")), *n = args ? args->child : NULL;
	while (n && i--)
		n = n->next;
	return n;
}

/* ---- receivers ---- */

bool route_called_like_a_router(str name)
{
	str last = route_last(name);
	static const char names[] = "app router fastify server api routes route instance r web hono koa";
	if (str_listed(last, names))
		return true;
	return str_ends(last, S("Router")) || str_ends(last, S("Routes")) || str_ends(last, S("App")) ||
	       str_ends(last, S("router"));
}

static bool makes_router(struct route_file *r, const struct node *given) { return maker_of(r, given->text) != NULL; }

bool route_is_made(struct route_file *r, str receiver)
{
	const struct node *given = route_name(r, receiver);
	return given && makes_router(r, given);
}

static str router_name(struct route_file *r, str name, const struct node *place)
{
	return route_made_name(r, name, place, makes_router);
}

/* The router that a name of the file is. */
static str named_router(struct route_file *r, str name, const struct node *given)
{
	bool like = route_called_like_a_router(name);
	if (given->kind == NODE_UNKNOWN && str_starts(given->text, S("require(")))
		return maker_of(r, given->text) ? name : like ? route_ref_text(r, name) : S("");
	if (given->kind == NODE_UNKNOWN) {
		str callee = str_sub(given->text, 0, str_find(given->text, S("("), 0));
		bool client = route_has_word(callee, "axios create client request fetch ky got");
		return maker_of(r, given->text) || str_ends(callee, S("Router")) || (like && !client) ? name : S("");
	}
	str module = row_text(given, S("module"));
	bool near = str_starts(module, S(".")) || str_starts(module, S("@/")) || str_starts(module, S("~/"));
	return near && like ? route_ref_text(r, name) : S("");
}

str route_router_of(struct route_file *r, const struct node *call, str receiver)
{
	size_t bracket = str_find(receiver, S("()"), 0);
	if (bracket != SIZE_MAX) { /* new Hono().get(…).post(…), router.route('/x').get(…), app.get(…).post(…) */
		str made = str_sub(receiver, 0, bracket), given = route_given(r, call);
		bool own = given.n && str_find(made, S("."), 0) == SIZE_MAX && str_ends(made, S("Router"));
		if (!own && !maker_of(r, arena_printf(&r->scratch, "%.*s()", STR_ARG(made))))
			return route_router_of(r, call, route_receiver(made));
		return given.n ? router_name(r, given, call) : made;
	}
	if (!receiver.n)
		return S("");
	size_t owner = route_owner(r, call, receiver);
	bool like = route_called_like_a_router(receiver);
	if (owner != SIZE_MAX)
		return like ? arena_printf(&r->scratch, "%.*s()", STR_ARG(route_function_ref(r, owner))) : S("");
	const struct node *given = route_name(r, receiver);
	if (given && makes_router(r, given))
		return router_name(r, receiver, call);
	if (given)
		return named_router(r, receiver, given);
	return like ? receiver : S("");
}

/* A router of the file, or what it gives (r.routes()), by the name that it is known by. */
str route_made_router(struct route_file *r, str ref, const struct node *place)
{
	size_t end = 0;
	while (end < ref.n && !strchr(".(#", ref.p[end]))
		end++;
	str name = str_sub(ref, 0, end), made = router_name(r, name, place);
	return str_eq(made, name)
	               ? ref
	               : arena_printf(&r->scratch, "%.*s%.*s", STR_ARG(made), STR_ARG(str_sub(ref, end, ref.n)));
}

void route_add_routers(struct route_file *r)
{
	for (size_t i = 0; i < r->n_names; i++) {
		const struct node *given = r->names[i];
		const struct maker *m = given->kind == NODE_UNKNOWN ? maker_of(r, given->text) : NULL;
		size_t call = route_call_from(r, given);
		if (!m)
			continue;
		bool there = call < r->n_calls && route_within(given, r->calls[call]);
		str prefix = there ? route_member_text(route_arg(r->calls[call], 0), S("prefix")) : S("");
		route_add(r, &(struct route_part){.kind = S("router"),
		                                  .name = router_name(r, given->key, given),
		                                  .framework = str_of(m->framework),
		                                  .route = prefix,
		                                  .method = m->root ? S("root") : S(""),
		                                  .at = given});
	}
}
