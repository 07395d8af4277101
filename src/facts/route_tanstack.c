/* TanStack Start: functions that the browser calls (createServerFn), and handlers of a file's route. beforeLoad and
 * layouts run in the browser as well and guard nothing. */
#include <stdint.h>

#include "route_router.h"
#include "route_way.h"
#include "route_word.h"
#include "row_get.h"

static bool same_place(const struct node *a, const struct node *b) { return a->line == b->line && a->col == b->col; }

static bool has_call(str callee, const char *name) { return str_find(callee, str_of(name), 0) != SIZE_MAX; }

/* What stands in front of the chain that begins here, and its method. */
static void read_chain(struct route_file *r, const struct node *chain, struct route_refs *guards, str *method)
{
	for (size_t i = route_call_from(r, chain); i < r->n_calls && same_place(r->calls[i], chain); i++) {
		str callee = row_text(r->calls[i], S("callee")), last = route_last(callee);
		if (str_eq(callee, S("createServerFn")) && route_member_text(route_arg(r->calls[i], 0), S("method")).n)
			*method = route_member_text(route_arg(r->calls[i], 0), S("method"));
		else if (str_eq(last, S("middleware")))
			route_refs_all(r, guards, route_arg(r->calls[i], 0));
	}
}

/* createServerFn({method: 'POST'}).middleware([a]).handler(f); or authed.handler(f), of a chain with a name. */
static void server_function(struct route_file *r, const struct node *call, str callee)
{
	const struct node *handler = route_arg(call, 0), *base = NULL;
	str method = S("GET"), name = route_given(r, call), head = str_sub(callee, 0, str_find(callee, S("."), 0));
	struct route_refs guards = {.n = 0};
	if (!has_call(callee, "createServerFn()"))
		base = route_name(r, head);
	if (!handler || (base ? !str_starts(base->text, S("createServerFn(")) : !has_call(callee, "createServerFn()")))
		return;
	if (base && base->kind == NODE_UNKNOWN)
		read_chain(r, base, &guards, &method);
	read_chain(r, call, &guards, &method);
	route_way_add(r,
	              &(struct route_way){.framework = "TanStack Start",
	                                  .method = method,
	                                  .route = arena_printf(&r->scratch, "/_serverFn/%.*s", STR_ARG(name)),
	                                  .root = S("."),
	                                  .guards = &guards},
	              handler);
}

static void add_handlers(struct route_file *r, const struct node *handlers, str path, const struct route_refs *guards)
{
	static const char *const verbs[] = {"GET", "POST", "PUT", "PATCH", "DELETE", "ANY"};
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
		const struct node *n = node_get(handlers, str_of(verbs[i]));
		if (n && n->kind == NODE_OBJECT)
			n = node_get(n, S("handler"));
		if (n && n->kind == NODE_UNKNOWN)
			route_way_add(r,
			              &(struct route_way){.framework = "TanStack Start",
			                                  .method = i == 5 ? S("any") : str_of(verbs[i]),
			                                  .route = path,
			                                  .root = S("."),
			                                  .guards = guards},
			              n);
	}
}

/* createFileRoute('/x')({server: {middleware, handlers: {GET}}}); createAPIFileRoute('/x')({GET}) before */
static void file_route(struct route_file *r, const struct node *call)
{
	const struct node *options = route_arg(call, 0), *server, *handlers;
	struct route_refs guards = {.n = 0};
	str path = S("{...}");
	for (size_t i = route_call_from(r, call); i < r->n_calls && same_place(r->calls[i], call); i++)
		if (route_text(route_arg(r->calls[i], 0)).n)
			path = route_text(route_arg(r->calls[i], 0));
	if (!options || options->kind != NODE_OBJECT)
		return;
	server = node_get(options, S("server"));
	handlers = server && server->kind == NODE_OBJECT ? node_get(server, S("handlers")) : options;
	if (server && server->kind == NODE_OBJECT)
		route_refs_all(r, &guards, node_get(server, S("middleware")));
	if (handlers && handlers->kind == NODE_OBJECT)
		add_handlers(r, handlers, path, &guards);
}

/* createStart(() => ({requestMiddleware: [a]})): in front of all. */
static void start(struct route_file *r)
{
	static const char *const keys[] = {"requestMiddleware", "functionMiddleware"};
	const struct node *objects = node_get(r->tree, S("objects"));
	for (const struct node *o = objects ? objects->child : NULL; o; o = o->next)
		for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
			const struct node *list = node_get(o, str_of(keys[i]));
			if (list && list->kind == NODE_ARRAY)
				route_way_front(r, &(struct route_way){.framework = "TanStack Start", .root = S(".")},
				                list);
		}
}

void route_tanstack(struct route_file *r)
{
	bool starts = false;
	for (size_t i = 0; i < r->n_calls; i++) {
		const struct node *call = r->calls[i];
		str callee = row_text(call, S("callee")), last = route_last(callee);
		if (str_eq(last, S("handler")))
			server_function(r, call, callee);
		else if (str_listed(callee, "createFileRoute() createAPIFileRoute() createServerFileRoute()") ||
		         (has_call(callee, "createServerFileRoute()") && str_eq(last, S("methods"))))
			file_route(r, call);
		starts = starts || str_eq(callee, S("createStart"));
	}
	if (starts)
		start(r);
}
