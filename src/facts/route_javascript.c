/* Routes of Express, Fastify, Koa, Hono and what is written like them: a call of a verb of something that a router is,
 * with a path and a function. Clients of other servers are called in the same shape. */
#include <stdint.h>

#include "route_fastify.h"
#include "route_openapi.h"
#include "route_path.h"
#include "route_branch.h"
#include "route_router.h"
#include "route_word.h"
#include "row_get.h"

enum { HANDED = 4 }; /* arguments of a call that are looked at for a router */

/* ---- routes ---- */

static const struct {
	const char *name, *method;
} verbs[] = {{"get", "GET"},       {"post", "POST"},  {"put", "PUT"}, {"patch", "PATCH"},
             {"delete", "DELETE"}, {"del", "DELETE"}, {"all", "any"}, {"head", "HEAD"}};

static str method_of(str name)
{
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (str_eq(str_of(verbs[i].name), name))
			return str_of(verbs[i].method);
	return S("");
}

/* A function that handles or stands in front: in place, by name, or the result of a call. */
static bool may_handle(const struct node *n) { return n && (n->kind == NODE_UNKNOWN || n->kind == NODE_ARRAY); }

/* The handler is the last of them; what it is wrapped in counts as standing in front. */
static str take_handler(struct route_file *r, struct route_refs *guards, const struct node *last)
{
	size_t inside = last->kind == NODE_UNKNOWN ? route_function(r, last) : SIZE_MAX;
	if (last->kind == NODE_ARRAY) {
		route_refs_all(r, guards, last);
		return guards->n ? guards->at[--guards->n] : S("");
	}
	str ref = route_ref(r, last);
	size_t hash = str_ends(ref, S("()")) ? route_hash(ref) : SIZE_MAX;
	if (hash != SIZE_MAX && route_package_shows(str_sub(ref, 0, hash), str_sub(ref, hash + 1, ref.n - 2)))
		return S("-"); /* swaggerUi.setup(document) */
	if (inside != SIZE_MAX && inside != route_function_at(r, last)) {
		route_refs_add(guards, ref);
		return route_function_ref(r, inside);
	}
	size_t open = str_find(last->text, S("("), 0);
	if (str_ends(ref, S("()")) && open != SIZE_MAX) { /* asyncHandler(list) */
		str rest = str_sub(last->text, open + 1, last->text.n), inner;
		inner = route_ref_text(r, str_trim(rest));
		if (inner.n) {
			route_refs_add(guards, ref);
			return inner;
		}
	}
	return ref;
}

static bool imports_elysia(const struct route_file *r)
{
	const struct node *given = route_name(r, S("Elysia"));
	return given && given->kind == NODE_OBJECT && row_is(given, S("module"), S("elysia"));
}

/* get('/x', list, errorHandler): who answers stands in front of what is asked when that failed. */
static bool is_for_errors(const struct node *n)
{
	return n->kind == NODE_UNKNOWN && !n->next &&
	       str_listed(route_last(n->text), "errorHandler handleError handleErrors errorMiddleware onError");
}

static void add_route(struct route_file *r, str of, str method, const struct node *path, const struct node *first,
                      const struct node *at)
{
	struct route_refs guards = {.n = 0};
	str handler = S("");
	for (const struct node *n = first; n && !(n != first && is_for_errors(n)); n = n->next)
		if (n->next && !is_for_errors(n->next))
			route_refs_all(r, &guards, n);
		else
			handler = take_handler(r, &guards, n);
	route_add(r, &(struct route_part){.kind = S("route"),
	                                  .of = of,
	                                  .method = method,
	                                  .route = path ? route_path_of(r, path) : S("/"),
	                                  .ref = handler,
	                                  .guards = &guards,
	                                  .at = at});
}

/* Fastify: {method, url, preHandler, handler}, or (url, {preHandler}, handler) */
static void add_with_options(struct route_file *r, str of, str method, str path, const struct node *options,
                             const struct node *last, const struct node *at)
{
	struct route_refs guards = {.n = 0};
	route_fastify_guards(r, &guards, options);
	const struct node *handler = last ? last : node_get(options, S("handler"));
	route_add(r, &(struct route_part){.kind = S("route"),
	                                  .of = of,
	                                  .method = method,
	                                  .route = path,
	                                  .ref = handler ? take_handler(r, &guards, handler) : S(""),
	                                  .guards = &guards,
	                                  .at = at});
}

/* The path of router.route('/x'), at the beginning of the chain that the call ends. */
static const struct node *chained_path(const struct route_file *r, const struct node *call)
{
	for (size_t i = route_call_from(r, call);
	     i < r->n_calls && r->calls[i]->line == call->line && r->calls[i]->col == call->col; i++)
		if (str_eq(route_last(row_text(r->calls[i], S("callee"))), S("route")))
			return route_arg(r->calls[i], 0);
	return NULL;
}

/* all(auth) of a chain, or all('/x', auth): whoever goes on from there comes to what stands behind. Such routes that do
 * are left out when it is known what they are (route_join.c). */
static void on_all(struct route_file *r, const struct node *call, str of, const struct node *path,
                   const struct node *first, bool chained)
{
	struct route_refs refs = {.n = 0};
	bool leads = chained; /* nothing of the chain stands in front of it */
	for (size_t i = route_call_from(r, call);
	     i < r->n_calls && r->calls[i]->line == call->line && r->calls[i]->col == call->col; i++) {
		const struct node *other = r->calls[i];
		bool before = other->end_line < call->end_line ||
		              (other->end_line == call->end_line && other->end_col < call->end_col);
		leads = leads && !(before && method_of(route_last(row_text(other, S("callee")))).n);
	}
	for (const struct node *n = first; n; n = n->next)
		route_refs_all(r, &refs, n);
	route_add(r, &(struct route_part){.kind = S("use"),
	                                  .of = of,
	                                  .route = route_path_of(r, path),
	                                  .guards = &refs,
	                                  .early = leads,
	                                  .at = call});
}

/* app.get(PATHS.users, list): of what is a router for sure, or where a function answers. */
static bool is_computed(struct route_file *r, const struct node *call, str receiver)
{
	const struct node *first = route_arg(call, 0), *last = first;
	bool plain = first && first->kind == NODE_UNKNOWN && route_chain(first->text).n == first->text.n;
	if (!first || !first->next || (!route_may_be_path(r, first) && !plain))
		return false;
	while (last->next)
		last = last->next;
	bool function = last->kind == NODE_UNKNOWN && route_function(r, last) != SIZE_MAX;
	return route_function_at(r, first) == SIZE_MAX && (function || route_is_made(r, receiver));
}

static void on_verb(struct route_file *r, const struct node *call, str callee, str method)
{
	str receiver = route_receiver(callee), of;
	bool chained = str_ends(receiver, S("()")) && str_find(receiver, S(".route()"), 0) != SIZE_MAX;
	const struct node *first = route_arg(call, 0), *path = chained ? chained_path(r, call) : first;
	const struct node *next = chained ? first : first ? first->next : NULL;
	if (chained ? !path : !route_is_path(first) && !is_computed(r, call, receiver))
		return;
	of = route_router_of(r, call, receiver);
	if (!of.n || !next)
		return;
	const struct node *behind = next->next;
	if (str_eq(route_last(callee), S("all")) && may_handle(next))
		on_all(r, call, of, path, next, chained);
	if (next->kind == NODE_OBJECT)
		add_with_options(r, of, method, route_path_of(r, path), next, next->next, call);
	else if (behind && !behind->next && behind->kind == NODE_OBJECT) /* Elysia has them behind the handler */
		add_with_options(r, of, method, route_path_of(r, path), behind, next, call);
	else if (may_handle(next))
		add_route(r, of, method, path, next, call);
}

/* app.onBeforeHandle(f), app.guard({beforeHandle}) of Elysia: for the routes behind it in a chain whose parts all begin
 * at one place, so that which those are is not known. */
static void on_chain(struct route_file *r, const struct node *call, str callee)
{
	str of = route_router_of(r, call, route_receiver(callee));
	struct route_refs refs = {.n = 0};
	route_refs_add(&refs, S("?"));
	if (of.n && callee.n > route_last(callee).n && imports_elysia(r))
		route_add(r,
		          &(struct route_part){.kind = S("use"), .of = of, .guards = &refs, .early = true, .at = call});
}

/* fastify.route({…}) and app.route('/p', sub) of Hono */
static void on_route(struct route_file *r, const struct node *call, str callee)
{
	const struct node *first = route_arg(call, 0), *method, *next = route_arg(call, 1);
	str of = route_router_of(r, call, route_receiver(callee));
	if (!of.n || !first)
		return;
	if (first->kind == NODE_STRING && may_handle(next)) {
		route_use(r, call, callee, "");
		return;
	}
	str path = first->kind == NODE_OBJECT ? route_member_text(first, S("url")) : S("");
	path = path.n || first->kind != NODE_OBJECT ? path : route_member_text(first, S("path"));
	if (!path.n)
		return;
	method = node_get(first, S("method"));
	const struct node *one = method && method->kind == NODE_ARRAY ? method->child : method;
	for (; one; one = method->kind == NODE_ARRAY ? one->next : NULL)
		add_with_options(r, of, route_text(one), path, first, NULL, call);
}

/* require('./routes')(app): the module; "" where it is no such call. */
static str required(const struct route_file *r, const struct node *call, str callee)
{
	if (!str_listed(callee, "require() require().default"))
		return S("");
	const struct node *list = node_get(r->tree, S("imports"));
	for (const struct node *n = list ? list->child : NULL; n; n = n->next)
		if (n->line == call->line && n->col == call->col + 8) /* behind the bracket */
			return n->text;
	return S("");
}

/* The router that an argument is; "" for anything else. */
static str handed_router(struct route_file *r, const struct node *call, const struct node *arg)
{
	if (arg->kind != NODE_UNKNOWN)
		return S("");
	str name = route_given(r, arg);
	if (!name.n && route_chain(arg->text).n == arg->text.n)
		name = arg->text;
	return route_called_like_a_router(name) ? route_router_of(r, call, name) : S("");
}

/* A function that is handed a router: registerRoutes(app), registerRoutes(server, app) */
static void on_call(struct route_file *r, const struct node *call, str callee)
{
	struct route_refs refs = {.n = 0};
	str name = S("");
	for (size_t i = 0; callee.n && !name.n && i < HANDED && route_arg(call, i); i++)
		name = handed_router(r, call, route_arg(call, i));
	if (!name.n)
		return;
	str module = required(r, call, callee);
	route_refs_add(&refs, module.n ? arena_printf(&r->scratch, "%.*s#*()", STR_ARG(module))
	                               : route_ref_text(r, arena_printf(&r->scratch, "%.*s()", STR_ARG(callee))));
	route_add(r, &(struct route_part){
	                     .kind = S("use"), .of = name, .method = S("handed"), .guards = &refs, .at = call});
}

void route_javascript(struct route_file *r)
{
	route_add_routers(r);
	for (size_t i = 0; i < r->n_calls; i++) {
		const struct node *call = r->calls[i];
		str callee = row_text(call, S("callee")), last = route_last(callee), method = method_of(last);
		if (str_eq(last, S("createRoute")))
			route_openapi_describe(r, call);
		else if (str_eq(last, S("openapi")) && callee.n > last.n)
			route_openapi_add(r, route_router_of(r, call, route_receiver(callee)), call);
		else if (method.n && callee.n > last.n)
			on_verb(r, call, callee, method);
		else if (callee.n > last.n && (str_eq(last, S("use")) || str_eq(last, S("register"))))
			route_use(r, call, callee, str_eq(last, S("register")) ? "Fastify" : "");
		else if (str_listed(last, "onBeforeHandle guard resolve derive macro onRequest onTransform"))
			on_chain(r, call, callee);
		else if (str_eq(last, S("addHook")) || str_eq(last, S("decorate")))
			route_fastify_hook(r, call, callee);
		else if (str_eq(last, S("route")) && callee.n > last.n)
			on_route(r, call, callee);
		else
			on_call(r, call, callee);
	}
	route_fastify_prefix(r);
	route_static_shown(r);
}
