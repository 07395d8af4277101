/* Functions of platforms that a call makes: Firebase, Azure, Google's framework, Deno, Bun. What the platform itself
 * asks for stands in the options of the call: a private invoker, a key. */
#include <stdint.h>

#include "route_router.h"
#include "route_way.h"
#include "route_word.h"
#include "row_get.h"

static const struct node *last_arg(const struct node *call)
{
	const struct node *n = route_arg(call, 0);
	while (n && n->next)
		n = n->next;
	return n;
}

static bool same_place(const struct node *a, const struct node *b) { return a->line == b->line && a->col == b->col; }

/* Under which name a call is shown to others. */
static str shown_name(const struct route_file *r, const struct node *call)
{
	const struct node *exports = node_get(r->tree, S("exports"));
	for (const struct node *n = exports ? exports->child : NULL; n; n = n->next)
		if (n->kind == NODE_UNKNOWN && same_place(n, call))
			return n->key;
	return route_given(r, call);
}

/* A router that is handed over answers by its own routes. */
static bool is_router(struct route_file *r, const struct node *call, const struct node *value)
{
	return value->kind == NODE_UNKNOWN && route_function(r, value) == SIZE_MAX &&
	       route_router_of(r, call, value->text).n;
}

/* ---- Firebase ---- */

static void firebase(struct route_file *r, const struct node *call, str callee)
{
	const struct node *handler = last_arg(call), *options = route_arg(call, 0);
	bool calls = str_eq(route_last(callee), S("onCall"));
	struct route_refs guards = {.n = 0};
	if (!handler || handler->kind != NODE_UNKNOWN || is_router(r, call, handler))
		return;
	if (str_find(callee, S("https"), 0) == SIZE_MAX && !route_imports(r, S("firebase-functions")))
		return;
	const struct node *policy =
	        options != handler && options->kind == NODE_OBJECT ? node_get(options, S("authPolicy")) : NULL;
	if (str_eq(route_member_text(options, S("invoker")), S("private")))
		route_refs_add(&guards, S("firebase-functions#invoker"));
	if (policy)
		route_refs_add(&guards, S("firebase-functions#authPolicy"));
	route_way_add(r,
	              &(struct route_way){.framework = "Firebase",
	                                  .method = calls ? S("POST") : S("any"),
	                                  .route = arena_printf(&r->scratch, "/%.*s", STR_ARG(shown_name(r, call))),
	                                  .root = S("."),
	                                  .guards = &guards},
	              handler);
}

/* ---- Azure ---- */

static const struct {
	const char *verb, *method;
} verbs[] = {{"http", "any"}, {"get", "GET"},     {"post", "POST"},
             {"put", "PUT"},  {"patch", "PATCH"}, {"deleteRequest", "DELETE"}};

static void azure_one(struct route_file *r, const struct node *options, str method, str name,
                      const struct node *handler)
{
	struct route_refs guards = {.n = 0};
	str level = route_member_text(options, S("authLevel")), route = route_member_text(options, S("route"));
	if (str_listed(level, "function admin"))
		route_refs_add(&guards, S("@azure/functions#authLevel"));
	route_way_add(
	        r,
	        &(struct route_way){.framework = "Azure",
	                            .method = method,
	                            .route = arena_printf(&r->scratch, "/api/%.*s", STR_ARG(route.n ? route : name)),
	                            .root = S("."),
	                            .guards = &guards},
	        handler);
}

/* app.http('name', {methods, authLevel, route, handler}), app.get('name', handler) */
static void azure(struct route_file *r, const struct node *call, str callee)
{
	const struct node *options = route_arg(call, 1), *handler = options, *methods = NULL;
	str name = route_text(route_arg(call, 0)), method = S("");
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (str_eq(route_last(callee), str_of(verbs[i].verb)))
			method = str_of(verbs[i].method);
	if (!method.n || !name.n || !options || !str_eq(route_receiver(callee), S("app")))
		return;
	if (options->kind == NODE_OBJECT) {
		handler = node_get(options, S("handler"));
		methods = node_get(options, S("methods"));
	}
	if (!handler || handler->kind != NODE_UNKNOWN)
		return;
	if (!methods || methods->kind != NODE_ARRAY) {
		azure_one(r, options, method, name, handler);
		return;
	}
	for (const struct node *n = methods->child; n; n = n->next)
		azure_one(r, options, route_text(n).n ? route_text(n) : S("any"), name, handler);
}

/* ---- Google's framework ---- */

/* http('name', handler); who may call, is said where it is deployed. */
static void framework(struct route_file *r, const struct node *call)
{
	const struct node *handler = route_arg(call, 1);
	str name = route_text(route_arg(call, 0));
	struct route_refs guards = {.n = 0};
	if (!name.n || !handler || handler->kind != NODE_UNKNOWN || is_router(r, call, handler))
		return;
	route_refs_add(&guards, S("functions_framework#invoker"));
	route_way_add(r,
	              &(struct route_way){.framework = "Cloud Functions",
	                                  .method = S("any"),
	                                  .route = arena_printf(&r->scratch, "/%.*s", STR_ARG(name)),
	                                  .root = S("."),
	                                  .guards = &guards},
	              handler);
}

/* ---- Deno, Bun ---- */

/* supabase/functions/pay/index.ts answers at /functions/v1/pay; "" where there is no such. */
static str supabase_name(str path)
{
	static const str way = STR_INIT("supabase/functions/");
	size_t at = str_find(path, way, 0);
	if (at == SIZE_MAX || (at && path.p[at - 1] != '/'))
		return S("");
	str rest = str_sub(path, at + way.n, path.n);
	size_t end = str_find(rest, S("/"), 0);
	return end == SIZE_MAX || str_starts(rest, S("_")) ? S("") : str_sub(rest, 0, end);
}

/* What the platform asks for, config.toml says: door_function.c. */
static void serve(struct route_file *r, const struct node *call, const char *framework)
{
	const struct node *value = last_arg(call);
	str name = supabase_name(r->path), route = S("/*");
	if (value && value->kind == NODE_OBJECT)
		value = route_arg(call, 0) != value && route_arg(call, 0)->kind == NODE_UNKNOWN
		                ? route_arg(call, 0)
		                : node_get(value, S("fetch"));
	if (!value || value->kind != NODE_UNKNOWN || str_ends(value->text, S(".fetch")) || is_router(r, call, value))
		return;
	if (name.n) {
		framework = "Supabase";
		route = arena_printf(&r->scratch, "/functions/v1/%.*s", STR_ARG(name));
	}
	route_way_add(r,
	              &(struct route_way){.framework = framework, .method = S("any"), .route = route, .root = S(".")},
	              value);
}

void route_functions_of(struct route_file *r)
{
	bool is_azure = route_imports(r, S("@azure/functions")),
	     is_google = route_imports(r, S("@google-cloud/functions-framework"));
	for (size_t i = 0; i < r->n_calls; i++) {
		const struct node *call = r->calls[i];
		str callee = row_text(call, S("callee")), last = route_last(callee);
		if (str_listed(last, "onRequest onCall"))
			firebase(r, call, callee);
		else if (is_google && str_eq(last, S("http")))
			framework(r, call);
		else if (is_azure)
			azure(r, call, callee);
		else if (str_eq(callee, S("Deno.serve")))
			serve(r, call, "Deno");
		else if (str_eq(callee, S("serve")) && supabase_name(r->path).n) /* of Deno's std */
			serve(r, call, "Deno");
		else if (str_eq(callee, S("Bun.serve")))
			serve(r, call, "Bun");
	}
}
