/* Functions of Azure, Google, Firebase and Modal in Python. What the platform itself asks for stands in arguments of
 * the decorator, or of the app that it belongs to, or where the function is deployed: that is not known here. */
#include "route_cloud.h"

#include <stdint.h>

#include "route_declare.h"
#include "route_maker.h"
#include "route_python.h"
#include "route_way.h"
#include "route_router.h"
#include "route_word.h"
#include "row_get.h"

static const struct kind {
	const char *module, *decorators; /* where it comes from, or its app; its last name */
	const char *framework, *method;  /* method: where none is told */
	const char *asks;                /* what the platform asks for where nothing is told; "" for nothing */
	const char *prefix;
} kinds[] = {
        {"azure.functions", "route", "Azure", "any", "azure.functions#auth_level", "/api/"},
        {"functions_framework", "http", "Cloud Functions", "any", "functions_framework#invoker", "/"},
        {"firebase_functions", "on_request", "Firebase", "any", "", "/"},
        {"firebase_functions", "on_call", "Firebase", "POST", "", "/"},
        {"modal", "fastapi_endpoint web_endpoint", "Modal", "GET", "", "/"},
        {"modal", "asgi_app wsgi_app web_server", "Modal", "any", "?", "/"}, /* an app of its own, or any program */
};

/* The module that the decorator comes from, or what its app is made by: app.route of func.FunctionApp(). An app of
 * another file is one of the module that this file imports. */
static bool comes_from(struct route_file *r, const struct kind *k, str callee)
{
	const struct node *given = route_name(r, route_receiver(callee));
	bool made = given && given->kind == NODE_UNKNOWN;
	str ref = route_ref_text(r, made ? given->text : callee), module = str_of(k->module);
	if (str_starts(ref, module) && ref.n > module.n && (ref.p[module.n] == '#' || ref.p[module.n] == '.'))
		return true;
	return !made && str_eq(str_of(k->framework), S("Azure")) && route_imports(r, module);
}

static const struct kind *kind_of(struct route_file *r, str callee)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_listed(route_last(callee), kinds[i].decorators) && comes_from(r, &kinds[i], callee))
			return &kinds[i];
	return NULL;
}

/* ---- what the platform asks for ---- */

/* func.AuthLevel.ANONYMOUS, "anonymous" */
static bool is_anonymous(const struct node *level)
{
	str last = level ? route_last(level->text) : S("");
	return level && (level->kind == NODE_UNKNOWN || level->kind == NODE_STRING) && str_ieq(last, S("anonymous"));
}

/* Of the route, else of its app: a blueprint has the one of the app that takes it in. */
static bool is_azure_open(struct route_file *r, const struct node *call, str callee)
{
	const struct node *level = route_keyword(call, S("auth_level"));
	const struct node *given = route_name(r, route_receiver(callee)), *made = NULL;
	if (!level && given && given->kind == NODE_UNKNOWN)
		made = route_call_at(r, given);
	return is_anonymous(level ? level : made ? route_keyword(made, S("http_auth_level")) : NULL);
}

static void add_asked(struct route_file *r, const struct kind *k, const struct node *call, str callee,
                      struct route_refs *guards)
{
	const struct node *invoker = call ? route_keyword(call, S("invoker")) : NULL;
	const struct node *proxy = call ? route_keyword(call, S("requires_proxy_auth")) : NULL;
	str asks = str_of(k->asks);
	if (str_eq(str_of(k->framework), S("Azure")) && is_azure_open(r, call, callee))
		asks = S("");
	if (proxy)
		asks = proxy->kind == NODE_BOOL ? str_eq(proxy->text, S("true")) ? S("modal#requires_proxy_auth") : asks
		                                : S("?");
	if (invoker)
		asks = str_eq(route_text(invoker), S("private")) ? S("firebase-functions#invoker")
		       : invoker->kind == NODE_STRING            ? asks
		                                                 : S("?");
	route_refs_add(guards, asks);
}

void route_cloud_front(struct route_file *r, const struct node *call, str callee)
{
	const struct node *app = route_keyword(call, S("app"));
	struct route_refs guards = {.n = 0};
	app = app ? app : route_argument(call, 0);
	str ref = app ? route_ref(r, app) : S("");
	if (!str_listed(route_last(callee), "AsgiFunctionApp WsgiFunctionApp") || !ref.n ||
	    is_anonymous(route_keyword(call, S("http_auth_level"))))
		return;
	route_refs_add(&guards, S("azure.functions#auth_level"));
	route_add(r, &(struct route_part){.kind = S("use"), .of = ref, .guards = &guards, .early = true, .at = call});
}

/* ---- routes ---- */

/* What another decorator calls the function: @app.function_name(name="x"). */
static str name_of(const struct route_file *r, const struct node *function)
{
	const struct node *marks = node_get(function, S("marks"));
	for (const struct node *m = marks ? marks->child : NULL; m; m = m->next) {
		const struct node *call = route_call_at(r, m);
		if (!call || !str_eq(route_last(row_text(call, S("callee"))), S("function_name")))
			continue;
		const struct node *name = route_keyword(call, S("name"));
		return route_text(name ? name : route_argument(call, 0));
	}
	return row_text(function, S("name"));
}

/* "POST", func.HttpMethod.POST */
static void add_methods(struct route_file *r, struct route_part *p, const struct node *methods)
{
	const struct node *one = methods && methods->kind == NODE_ARRAY ? methods->child : methods;
	if (!one)
		route_add(r, p);
	for (; one; one = methods->kind == NODE_ARRAY ? one->next : NULL) {
		str last = route_last(one->text);
		bool told = one->kind == NODE_STRING || str_find(one->text, S("HttpMethod."), 0) != SIZE_MAX;
		p->method = told ? last : S("any");
		route_add(r, p);
	}
}

static void marks_below(struct route_file *r, struct route_refs *refs, const struct node *mark)
{
	for (const struct node *n = mark->next; n; n = n->next)
		route_refs_add(refs, route_ref_text(r, n->text));
}

bool route_cloud_mark(struct route_file *r, size_t function, const struct node *mark)
{
	const struct node *call = route_call_at(r, mark), *f = r->functions[function].node;
	str callee = call ? row_text(call, S("callee")) : mark->text;
	const struct kind *k = kind_of(r, callee);
	struct route_refs guards = {.n = 0};
	if (!k || (!call && !str_eq(route_last(callee), S("http"))))
		return false;
	const struct node *path = call ? route_any_keyword(call, "route label") : NULL;
	bool azure = str_eq(str_of(k->framework), S("Azure"));
	str own = azure && route_text(path).n ? path->text : name_of(r, f);
	while (own.n && own.p[0] == '/')
		own = str_sub(own, 1, own.n);
	add_asked(r, k, call, callee, &guards);
	marks_below(r, &guards, mark);
	r->functions[function].routed = true;
	struct route_part p = {.kind = S("route"),
	                       .framework = str_of(k->framework),
	                       .method = str_of(k->method),
	                       .name = S("."),
	                       .route = arena_printf(&r->scratch, "%s%.*s", k->prefix, STR_ARG(own)),
	                       .ref = route_method_ref(r, function),
	                       .guards = &guards,
	                       .at = mark};
	add_methods(r, &p, call ? route_any_keyword(call, "methods method") : NULL);
	return true;
}

/* ---- http.server ---- */

static bool is_handler(const struct node *class)
{
	const struct node *bases = class ? node_get(class, S("bases")) : NULL;
	for (const struct node *b = bases ? bases->child : NULL; b; b = b->next)
		if (str_listed(route_last(b->text), "BaseHTTPRequestHandler SimpleHTTPRequestHandler"))
			return true;
	return false;
}

void route_cloud_class(struct route_file *r, size_t function)
{
	const struct route_function *f = &r->functions[function];
	str name = row_text(f->node, S("name")), root, rest;
	if (!str_starts(name, S("do_")) || !is_handler(f->owner))
		return;
	bool vercel = str_starts(r->path, S("api/")) && route_way_below(r->path, "api", &root, &rest);
	r->functions[function].used = true;
	route_add(r, &(struct route_part){.kind = S("route"),
	                                  .framework = vercel ? S("Vercel") : S("http.server"),
	                                  .method = str_sub(name, 3, name.n),
	                                  .name = S("."),
	                                  .route = vercel ? arena_printf(&r->scratch, "/api%.*s",
	                                                                 STR_ARG(route_way_address(r, rest)))
	                                                  : S("/*"),
	                                  .ref = arena_printf(&r->scratch, "%.*s.%.*s",
	                                                      STR_ARG(row_text(f->owner, S("name"))), STR_ARG(name)),
	                                  .at = f->node});
}
