/* Routes of FastAPI, Flask, aiohttp and what is written like them: decorators of functions, routers that are included
 * and blueprints that are registered, dependencies at each of them. */
#include "route_python.h"

#include <stdint.h>

#include "route_cloud.h"
#include "route_handed.h"
#include "route_list.h"
#include "route_file.h"
#include "route_maker.h"
#include "route_mcp.h"
#include "route_router.h"
#include "route_word.h"
#include "row_get.h"

/* mount('/data', StaticFiles(directory='data')): a folder; what it holds is for everybody. True: it is one. */
static bool add_folder(struct route_file *r, const struct node *call, str of, const struct node *path,
                       const struct node *child)
{
	if (child->kind != NODE_UNKNOWN || !str_starts(child->text, S("StaticFiles(")))
		return false;
	bool shown = route_is_shown(child->text) || str_find(child->text, S("html=True"), 0) != SIZE_MAX;
	str below = route_path_text(r, path);
	below.n -= str_ends(below, S("/")) ? 1 : 0;
	route_add(r, &(struct route_part){.kind = shown ? S("route") : S("files"),
	                                  .of = of,
	                                  .method = S("GET"),
	                                  .route = arena_printf(&r->scratch, "%.*s/*", STR_ARG(below)),
	                                  .ref = shown ? S("net/http#FileServer") : S("express#static"),
	                                  .alone = true, /* dependencies do not reach what is mounted */
	                                  .at = call});
	return true;
}

/* include_router(r, prefix=, dependencies=), register_blueprint(b, url_prefix=), mount('/p', a) */
static void add_mount(struct route_file *r, const struct node *call, str callee, size_t argument)
{
	str of = route_python_router(r, route_receiver(callee), call);
	const struct node *child = route_argument(call, argument);
	const struct node *path =
	        argument ? route_argument(call, 0) : route_any_keyword(call, "prefix url_prefix path");
	struct route_refs refs = {.n = 0};
	if (!of.n || !child || (argument && add_folder(r, call, of, path, child)))
		return;
	route_depends_all(r, &refs, route_keyword(call, S("dependencies")));
	route_auth(r, &refs, route_keyword(call, S("auth")));
	if (child->kind == NODE_STRING && route_last(child->text).n < child->text.n) { /* 'app.api.router' */
		str last = route_last(child->text), module = str_sub(child->text, 0, child->text.n - last.n - 1);
		route_refs_add(&refs, arena_printf(&r->scratch, "%.*s#%.*s", STR_ARG(module), STR_ARG(last)));
	}
	str made = child->kind == NODE_UNKNOWN ? route_python_made(r, child->text, call) : child->text;
	str handed = child->kind == NODE_UNKNOWN ? route_handed_in(r, child->text, call) : S("");
	bool instead = path && str_listed(route_last(callee), "register_blueprint add_namespace");
	if (handed.n)
		route_refs_add(&refs, handed);
	else if (str_eq(made, child->text))
		route_refs_all(r, &refs, child);
	else
		route_refs_add(&refs, made);
	route_add(r, &(struct route_part){.kind = S("use"),
	                                  .of = of,
	                                  .method = argument  ? S("mount")
	                                            : instead ? S("instead")
	                                                      : S(""),
	                                  .route = route_path_text(r, path),
	                                  .guards = &refs,
	                                  .early = true,
	                                  .at = call});
}

/* ---- routes ---- */

static str method_of(str name)
{
	static const struct {
		const char *name, *method;
	} verbs[] = {{"get", "GET"},       {"post", "POST"}, {"put", "PUT"},         {"patch", "PATCH"},
	             {"delete", "DELETE"}, {"head", "HEAD"}, {"options", "OPTIONS"}, {"websocket", "any"}};
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (str_eq(str_of(verbs[i].name), name))
			return str_of(verbs[i].method);
	return S("");
}

/* What all rows of one declaration share; one for each method. */
void route_add_methods(struct route_file *r, struct route_part *p, const struct node *methods)
{
	if (methods && methods->kind != NODE_ARRAY)
		p->method = methods->kind == NODE_STRING ? methods->text : S("any");
	if (!methods || methods->kind != NODE_ARRAY) {
		route_add(r, p);
		return;
	}
	for (const struct node *n = methods->child; n; n = n->next) {
		p->method = n->kind == NODE_STRING ? n->text : S("any");
		route_add(r, p);
	}
}

static void marks_below(struct route_file *r, struct route_refs *refs, const struct node *mark)
{
	for (const struct node *n = mark->next; n; n = n->next) {
		str callee = str_sub(n->text, 0, str_find(n->text, S("("), 0));
		if (!method_of(route_last(callee)).n && !str_eq(route_last(callee), S("route")))
			route_refs_add(refs, route_ref_text(r, n->text));
	}
}

/* authorizer= and api_key_required= of Chalice: what the gateway asks for. */
static void gateway(struct route_file *r, struct route_refs *refs, const struct node *call)
{
	const struct node *authorizer = route_keyword(call, S("authorizer"));
	if (authorizer) {
		route_refs_all(r, refs, authorizer);
		route_refs_add(refs, S("chalice#authorizer")); /* one of its own lets in whom it wants */
	}
	if (route_keyword(call, S("api_key_required")))
		route_refs_add(refs, S("chalice#api_key_required"));
}

/* A decorator of a function. */
static void on_mark(struct route_file *r, size_t function, const struct node *mark)
{
	const struct node *f = r->functions[function].node, *call = route_call_at(r, mark);
	str callee = call ? row_text(call, S("callee")) : mark->text, last = route_last(callee);
	struct route_refs refs = {.n = 0};
	bool front =
	        route_has_word(last, "before_request before_app_request") || str_listed(last, "middleware on_request");
	bool any = str_eq(last, S("route")) || str_eq(last, S("api_route"));
	str method = any ? S("GET") : method_of(last), of = route_python_marked(r, route_receiver(callee), mark);
	if (last.n == callee.n && str_starts(route_ref_text(r, callee), S("bottle#"))) /* of the app of the module */
		of = S("bottle");
	if (!of.n || (!front && (!method.n || !call)))
		return;
	if (front) {
		route_refs_add(&refs, route_function_ref(r, function));
		route_add(r,
		          &(struct route_part){.kind = S("use"), .of = of, .guards = &refs, .early = true, .at = mark});
		return;
	}
	const struct node *path = route_argument(call, 0);
	path = path ? path : route_any_keyword(call, "path rule");
	route_depends_all(r, &refs, route_keyword(call, S("dependencies")));
	route_auth(r, &refs, route_keyword(call, S("auth")));
	gateway(r, &refs, call);
	route_params(r, &refs, f);
	marks_below(r, &refs, mark);
	r->functions[function].routed = true;
	struct route_part p = {.kind = S("route"),
	                       .of = of,
	                       .method = method,
	                       .route = route_path_text(r, path),
	                       .ref = route_function_ref(r, function),
	                       .guards = &refs,
	                       .alone = route_is_alone(r, of, call),
	                       .at = mark};
	route_add_methods(r, &p, any ? route_any_keyword(call, "methods method") : NULL);
}

/* @ns.route('/a') of a class of flask-restx and flask-smorest */
static void on_class(struct route_file *r, const struct node *class)
{
	const struct node *marks = node_get(class, S("marks"));
	for (const struct node *m = marks ? marks->child : NULL; m; m = m->next) {
		const struct node *call = route_call_at(r, m);
		str callee = call ? row_text(call, S("callee")) : S("");
		str of = str_eq(route_last(callee), S("route")) ? route_python_marked(r, route_receiver(callee), m)
		                                                : S("");
		const struct node *args = of.n ? node_get(call, S("args")) : NULL;
		for (const struct node *path = args ? args->child : NULL; path; path = path->next)
			if (path->kind == NODE_STRING)
				route_add(r, &(struct route_part){.kind = S("route"),
				                                  .of = of,
				                                  .method = S("class"),
				                                  .route = path->text,
				                                  .ref = row_text(class, S("name")),
				                                  .at = m});
	}
}

/* add_url_rule(path, name, view), add_api_route(path, view), add_resource(C, path…) */
static void add_rule(struct route_file *r, const struct node *call, str callee)
{
	bool resource = str_eq(route_last(callee), S("add_resource"));
	str of = route_python_router(r, route_receiver(callee), call);
	const struct node *path = route_argument(call, resource), *view = route_any_keyword(call, "view_func endpoint");
	size_t behind = str_eq(route_last(callee), S("add_url_rule")) ? 2 : !resource;
	view = view ? view : route_argument(call, behind);
	struct route_refs refs = {.n = 0};
	if (!of.n || !path || !view)
		return;
	const struct node *given = view->kind == NODE_UNKNOWN ? route_name(r, view->text) : NULL;
	if (given && given->kind == NODE_UNKNOWN && str_find(given->text, S(".as_view("), 0) != SIZE_MAX)
		view = given; /* view = C.as_view('name') */
	str ref = route_ref(r, view);
	bool is_class = resource || str_find(view->text, S(".as_view("), 0) != SIZE_MAX;
	if (str_find(ref, S(".as_view"), 0) != SIZE_MAX)
		ref = str_sub(ref, 0, str_find(ref, S(".as_view"), 0));
	route_depends_all(r, &refs, route_keyword(call, S("dependencies")));
	struct route_part p = {.kind = S("route"),
	                       .of = of,
	                       .method = is_class ? S("class") : S("GET"),
	                       .route = route_path_text(r, path),
	                       .ref = ref,
	                       .guards = &refs,
	                       .at = call};
	route_add_methods(r, &p, is_class ? NULL : route_keyword(call, S("methods")));
}

/* app.router.add_get(path, f), add_route('POST', path, f) of aiohttp; add_route(path, f, methods=) of Starlette */
static bool add_handler(struct route_file *r, const struct node *call, str callee)
{
	str last = route_last(callee), receiver = route_receiver(callee);
	bool aio = str_ends(receiver, S(".router"));
	str verb = str_starts(last, S("add_")) ? str_sub(last, 4, last.n) : S("");
	str method = str_eq(verb, S("view")) ? S("class") : method_of(verb);
	bool route = str_eq(verb, S("route"));
	if (!verb.n || (!method.n && !route) || (method.n && !aio))
		return false;
	str of = route_python_router(r, aio ? str_sub(receiver, 0, receiver.n - 7) : receiver, call);
	const struct node *first = route_argument(call, 0), *view = route_argument(call, aio && route ? 2 : 1);
	if (!of.n || !view || (!aio && route_imports(r, S("falcon"))) ||
	    (!aio && str_ends(view->text, S(")")))) /* of Falcon: a resource */
		return false;
	if (!aio && first->kind == NODE_UNKNOWN && view->kind == NODE_STRING) { /* Sanic's has the function first */
		const struct node *path = view;
		view = first;
		first = path;
	}
	struct route_part p = {.kind = S("route"),
	                       .of = of,
	                       .method = method.n ? method
	                                 : aio    ? route_text(first)
	                                          : S("GET"),
	                       .route = route_path_text(r, aio && route ? route_argument(call, 1) : first),
	                       .ref = route_ref(r, view),
	                       .at = call};
	if (str_eq(p.method, S("*")) || !p.method.n)
		p.method = S("any");
	route_add_methods(r, &p, aio ? NULL : route_keyword(call, S("methods")));
	return true;
}

static void on_call(struct route_file *r, const struct node *call)
{
	str callee = row_text(call, S("callee")), last = route_last(callee);
	route_cloud_front(r, call, callee);
	if (route_mcp_call(r, call, callee))
		return;
	if (str_eq(last, S("include_router")) || str_eq(last, S("register_blueprint")) ||
	    str_listed(last, "add_namespace add_router blueprint"))
		add_mount(r, call, callee, str_eq(last, S("add_router")));
	else if (str_eq(last, S("mount")) || str_eq(last, S("add_subapp")))
		add_mount(r, call, callee, 1);
	else if (route_python_front(r, call, callee))
		return;
	else if (str_eq(last, S("add_url_rule")) || str_eq(last, S("add_api_route")) || str_eq(last, S("add_resource")))
		add_rule(r, call, callee);
	else if (!add_handler(r, call, callee) && !route_add_router(r, call, callee))
		route_handed(r, call, callee);
}

/* from bottle import route, get: its own app has these. */
static bool imports_verbs_of_bottle(const struct route_file *r)
{
	static const char *const names[] = {"route", "get", "post", "put", "delete", "patch"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const struct node *given = route_name(r, str_of(names[i]));
		if (given && given->kind == NODE_OBJECT && row_is(given, S("module"), S("bottle")))
			return true;
	}
	return false;
}

void route_python(struct route_file *r)
{
	for (size_t i = 0; i < r->n_calls; i++)
		on_call(r, r->calls[i]);
	for (size_t i = 0; i < r->n_functions; i++) {
		const struct node *marks = node_get(r->functions[i].node, S("marks"));
		for (const struct node *m = marks ? marks->child : NULL; m; m = m->next)
			if (!route_cloud_mark(r, i, m) && !route_mcp_mark(r, i, m))
				on_mark(r, i, m);
		route_cloud_class(r, i);
	}
	const struct node *classes = node_get(r->tree, S("classes"));
	for (const struct node *c = classes ? classes->child : NULL; c; c = c->next)
		on_class(r, c);
	if (imports_verbs_of_bottle(r))
		route_add(r, &(struct route_part){.kind = S("router"),
		                                  .name = S("bottle"),
		                                  .framework = S("Bottle"),
		                                  .method = S("root"),
		                                  .line = 1});
	route_lists(r);
}
