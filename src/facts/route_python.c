/* Routes of FastAPI, Starlette, Flask and what is written like them: decorators of functions, routers that are included
 * and blueprints that are registered, dependencies at each of them. */
#include "route_python.h"

#include <stdint.h>

#include "route_word.h"
#include "row_get.h"

static const struct {
	const char *call, *framework;
	bool root;
} makers[] = {
        {"FastAPI", "FastAPI", true},
        {"fastapi.FastAPI", "FastAPI", true},
        {"APIRouter", "FastAPI", false},
        {"fastapi.APIRouter", "FastAPI", false},
        {"Starlette", "Starlette", true},
        {"Flask", "Flask", true},
        {"flask.Flask", "Flask", true},
        {"Blueprint", "Flask", false},
        {"flask.Blueprint", "Flask", false},
        {"APIFlask", "Flask", true},
        {"APIBlueprint", "Flask", false},
        {"Quart", "Flask", true},
        {"Sanic", "Sanic", true},
        {"Bottle", "Bottle", true},
        {"Api", "Flask", true},
        {"NinjaAPI", "Django", true},
        {"Namespace", "Flask", false},
        {"Litestar", "Litestar", true},
};

static size_t maker_of(str callee)
{
	for (size_t i = 0; i < sizeof makers / sizeof *makers; i++)
		if (str_eq(str_of(makers[i].call), callee))
			return i;
	return SIZE_MAX;
}

static str receiver_of(str callee)
{
	size_t n = callee.n - route_last(callee).n;
	return str_sub(callee, 0, n ? n - 1 : 0);
}

/* ---- routers ---- */

static bool is_called_like_a_router(str name)
{
	static const char names[] = "app router bp api blueprint application server web";
	str last = route_last(name);
	if (str_listed(last, names))
		return true;
	return str_ends(last, S("router")) || str_ends(last, S("_bp")) || str_ends(last, S("blueprint")) ||
	       str_ends(last, S("_api")) || str_ends(last, S("_app"));
}

static str router_of(struct route_file *r, str receiver)
{
	const struct node *given = route_name(r, receiver);
	if (given && given->kind == NODE_UNKNOWN) {
		str callee = str_sub(given->text, 0, str_find(given->text, S("("), 0));
		return maker_of(callee) != SIZE_MAX || is_called_like_a_router(receiver) ? receiver : S("");
	}
	if (!is_called_like_a_router(receiver))
		return S("");
	return route_ref_text(r, receiver);
}

static str prefix_text(struct route_file *r, const struct node *n)
{
	if (!n)
		return S("");
	return n->kind == NODE_STRING ? n->text
	                              : arena_printf(&r->scratch, "/{%.*s}", STR_ARG(str_sub(n->text, 0, 60)));
}

static const struct node *any_keyword(const struct node *call, const char *keys)
{
	str key;
	for (str list = str_of(keys); str_cut(&list, ' ', &key);)
		if (route_keyword(call, key))
			return route_keyword(call, key);
	return NULL;
}

static void add_router(struct route_file *r, const struct node *call, str callee)
{
	size_t i = maker_of(callee);
	str name = route_given(r, call);
	struct route_refs refs = {.n = 0};
	if (i == SIZE_MAX || !name.n)
		return;
	route_add(r, &(struct route_part){.kind = S("router"),
	                                  .name = name,
	                                  .framework = str_of(makers[i].framework),
	                                  .route = prefix_text(r, any_keyword(call, "prefix url_prefix")),
	                                  .method = makers[i].root ? S("root") : S(""),
	                                  .line = call->line});
	route_depends_all(r, &refs, route_keyword(call, S("dependencies")));
	if (refs.n)
		route_add(r, &(struct route_part){
		                     .kind = S("use"), .of = name, .guards = &refs, .early = true, .line = call->line});
}

/* include_router(r, prefix=, dependencies=), register_blueprint(b, url_prefix=), mount('/p', a) */
static void add_mount(struct route_file *r, const struct node *call, str callee, size_t argument)
{
	str of = router_of(r, receiver_of(callee));
	const struct node *child = route_argument(call, argument);
	const struct node *path = argument ? route_argument(call, 0) : any_keyword(call, "prefix url_prefix path");
	struct route_refs refs = {.n = 0};
	if (!of.n || !child)
		return;
	route_depends_all(r, &refs, route_keyword(call, S("dependencies")));
	route_refs_all(r, &refs, child);
	route_add(r, &(struct route_part){.kind = S("use"),
	                                  .of = of,
	                                  .route = prefix_text(r, path),
	                                  .guards = &refs,
	                                  .early = true,
	                                  .line = call->line});
}

/* add_middleware(C): its method dispatch */
static void add_middleware(struct route_file *r, const struct node *call, str callee)
{
	str of = router_of(r, receiver_of(callee)), ref = route_ref(r, route_argument(call, 0));
	struct route_refs refs = {.n = 0};
	if (!of.n || !ref.n)
		return;
	route_refs_add(&refs, arena_printf(&r->scratch, "%.*s.dispatch", STR_ARG(ref)));
	route_add(r,
	          &(struct route_part){.kind = S("use"), .of = of, .guards = &refs, .early = true, .line = call->line});
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
static void add_methods(struct route_file *r, struct route_part *p, const struct node *methods)
{
	if (methods && methods->kind != NODE_ARRAY)
		p->method = S("any");
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

/* A decorator of a function. */
static void on_mark(struct route_file *r, size_t function, const struct node *mark)
{
	const struct node *f = r->functions[function].node, *call = route_call_at(r, mark);
	str callee = call ? row_text(call, S("callee")) : mark->text, last = route_last(callee);
	struct route_refs refs = {.n = 0};
	bool front = route_has_word(last, "before_request before_app_request") || str_eq(last, S("middleware"));
	bool any = str_eq(last, S("route")) || str_eq(last, S("api_route"));
	str method = any ? S("GET") : method_of(last), of = router_of(r, receiver_of(callee));
	if (!of.n || (!front && (!method.n || !call)))
		return;
	if (front) {
		route_refs_add(&refs, route_function_ref(r, function));
		route_add(r, &(struct route_part){
		                     .kind = S("use"), .of = of, .guards = &refs, .early = true, .line = mark->line});
		return;
	}
	const struct node *path = route_argument(call, 0);
	path = path ? path : any_keyword(call, "path rule");
	route_depends_all(r, &refs, route_keyword(call, S("dependencies")));
	route_depends_all(r, &refs, route_keyword(call, S("auth")));
	route_params(r, &refs, f);
	marks_below(r, &refs, mark);
	r->functions[function].routed = true;
	struct route_part p = {.kind = S("route"),
	                       .of = of,
	                       .method = method,
	                       .route = prefix_text(r, path),
	                       .ref = route_function_ref(r, function),
	                       .guards = &refs,
	                       .line = mark->line};
	add_methods(r, &p, any ? route_keyword(call, S("methods")) : NULL);
}

/* add_url_rule(path, name, view), add_api_route(path, view), add_resource(C, path…) */
static void add_rule(struct route_file *r, const struct node *call, str callee)
{
	bool resource = str_eq(route_last(callee), S("add_resource"));
	str of = router_of(r, receiver_of(callee));
	const struct node *path = route_argument(call, resource), *view = any_keyword(call, "view_func endpoint");
	size_t behind = str_eq(route_last(callee), S("add_url_rule")) ? 2 : !resource;
	view = view ? view : route_argument(call, behind);
	struct route_refs refs = {.n = 0};
	if (!of.n || !path || !view)
		return;
	str ref = route_ref(r, view);
	bool is_class = resource || str_find(view->text, S(".as_view("), 0) != SIZE_MAX;
	if (str_find(ref, S(".as_view"), 0) != SIZE_MAX)
		ref = str_sub(ref, 0, str_find(ref, S(".as_view"), 0));
	route_depends_all(r, &refs, route_keyword(call, S("dependencies")));
	struct route_part p = {.kind = S("route"),
	                       .of = of,
	                       .method = is_class ? S("class") : S("GET"),
	                       .route = prefix_text(r, path),
	                       .ref = ref,
	                       .guards = &refs,
	                       .line = call->line};
	add_methods(r, &p, is_class ? NULL : route_keyword(call, S("methods")));
}

static void on_call(struct route_file *r, const struct node *call)
{
	str callee = row_text(call, S("callee")), last = route_last(callee);
	if (str_eq(last, S("include_router")) || str_eq(last, S("register_blueprint")) ||
	    str_eq(last, S("add_namespace")) || str_eq(last, S("add_router")))
		add_mount(r, call, callee, str_eq(last, S("add_router")));
	else if (str_eq(last, S("mount")))
		add_mount(r, call, callee, 1);
	else if (str_eq(last, S("add_middleware")))
		add_middleware(r, call, callee);
	else if (str_eq(last, S("add_url_rule")) || str_eq(last, S("add_api_route")) || str_eq(last, S("add_resource")))
		add_rule(r, call, callee);
	else
		add_router(r, call, callee);
}

void route_python(struct route_file *r)
{
	for (size_t i = 0; i < r->n_calls; i++)
		on_call(r, r->calls[i]);
	for (size_t i = 0; i < r->n_functions; i++) {
		const struct node *marks = node_get(r->functions[i].node, S("marks"));
		for (const struct node *m = marks ? marks->child : NULL; m; m = m->next)
			on_mark(r, i, m);
	}
}
