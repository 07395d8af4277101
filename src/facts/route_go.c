/* Routes of Gin, Echo, Fiber, chi, gorilla/mux, httprouter and net/http: a call of a verb of something that a router
 * is. Facts about the order in which guards count: measured, for the versions of 2026. */
#include "route_go_call.h"

#include <stdint.h>
#include <string.h>

#include "route_word.h"
#include "row_get.h"

enum shape {
	ROUTE_NONE,
	VERB,    /* path, handlers */
	NAMED,   /* method, path, handlers: Handle("POST", …) of Gin, Method of chi, Add of Echo */
	PATTERN, /* "POST /x", handler: net/http; the path alone: chi, gorilla */
	USE,
	PART,    /* what stands in front; a group */
	CLOSURE, /* Route("/p", func(r chi.Router) {…}) */
	MOUNT,
};
static const struct {
	const char *names, *frameworks; /* "" for any */
	enum shape shape;
} shapes[] = {
        {"GET POST PUT PATCH DELETE HEAD OPTIONS CONNECT TRACE Any ANY", "", VERB},
        {"Get Post Put Patch Delete Head Options All", "chi Fiber", VERB},
        {"Handle", "Gin httprouter", NAMED},
        {"HandlerFunc Handler", "httprouter", NAMED},
        {"Match", "Gin Echo", NAMED},
        {"Method MethodFunc", "chi", NAMED},
        {"Add", "Echo Fiber", NAMED},
        {"Handle HandleFunc", "", PATTERN},
        {"Use Pre", "", USE},
        {"With", "chi", PART},
        {"Route", "chi Fiber", CLOSURE},
        {"Group", "chi", CLOSURE},
        {"Group", "", PART},
        {"PathPrefix Host Subrouter", "gorilla/mux", PART},
        {"Mount", "", MOUNT},
};

static enum shape shape_of(const struct go_call *c)
{
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		/* Where it is not known, what means one thing in one and another in the next says nothing. */
		bool all = !shapes[i].frameworks[0] ||
		           (!c->framework.n && shapes[i].shape != CLOSURE && shapes[i].shape != PART);
		if (str_listed(c->name, shapes[i].names) && (all || str_listed(c->framework, shapes[i].frameworks)))
			return shapes[i].shape;
	}
	return ROUTE_NONE;
}

static str upper(struct route_file *r, str name)
{
	char *p = arena_alloc(&r->scratch, name.n);
	for (size_t i = 0; i < name.n; i++)
		p[i] = name.p[i] >= 'a' && name.p[i] <= 'z' ? (char)(name.p[i] - 32) : name.p[i];
	str word = {p, name.n};
	return str_listed(word, "ANY ALL") ? S("any") : word;
}

static bool is_path(const struct node *n)
{
	return n &&
	       (n->kind == NODE_UNKNOWN || (n->kind == NODE_STRING && (!n->text.n || strchr("/*:{", n->text.p[0]))));
}

/* r.POST("login", …): Gin and Fiber put a stroke in front. */
static bool is_path_of(const struct go_call *c, const struct node *n)
{
	return is_path(n) || (n && n->kind == NODE_STRING && str_listed(c->framework, "Gin Fiber") &&
	                      str_find(n->text, S(" "), 0) == SIZE_MAX && str_find(n->text, S("://"), 0) == SIZE_MAX);
}

/* ---- routes ---- */

static void add_route(struct route_file *r, const struct go_call *c, str method, str path, const struct node *first)
{
	struct route_refs guards = {.n = 0};
	const struct node *handler = first;
	if (path.n && path.p[0] != '/' && str_listed(c->framework, "Gin Fiber"))
		path = arena_printf(&r->scratch, "/%.*s", STR_ARG(path));
	bool behind = str_eq(c->framework, S("Echo")); /* its middleware stands behind the handler */
	while (!behind && handler && handler->next)
		handler = handler->next;
	for (const struct node *n = first; n; n = n->next)
		if (n != handler)
			route_refs_add(&guards, route_go_value(r, NULL, n));
	str ref = route_go_value(r, &guards, handler);
	struct route_refs served = {.n = 0};
	route_refs_add(&served, c->served);
	route_add(r, &(struct route_part){.kind = S("route"),
	                                  .of = c->of,
	                                  .method = method,
	                                  .route = path,
	                                  .ref = ref,
	                                  .framework = c->assumed ? S("") : c->framework,
	                                  .guards = &guards,
	                                  .marks = &served,
	                                  .at = c->node});
}

/* The methods that gorilla is told by a call behind this one: .Methods("POST", "PUT") */
static const struct node *methods_behind(const struct route_file *r, const struct go_call *c)
{
	for (size_t i = route_call_from(r, c->node);
	     i < r->n_calls && r->calls[i]->line == c->node->line && r->calls[i]->col == c->node->col; i++) {
		str callee = row_text(r->calls[i], S("callee"));
		if (str_starts(callee, c->callee) && str_ends(callee, S("().Methods")))
			return node_get(r->calls[i], S("args"));
	}
	return NULL;
}

/* Does it hand over a whole router, as a path that ends with / is answered by one? */
static bool hands_over(struct route_file *r, const struct node *value, str path)
{
	str framework = S(""), chain = route_chain(value->text);
	if (value->kind != NODE_UNKNOWN || route_function_at(r, value) != SIZE_MAX)
		return false;
	if (route_go_router_value(r, value, &framework).n)
		return true;
	return chain.n < value->text.n && str_ends(path, S("/")) && route_function(r, value) == SIZE_MAX &&
	       (str_find(value->text, S("StripPrefix("), 0) != SIZE_MAX || route_has_word(chain, "router mux routes"));
}

/* One route for each method of a list, or one for the method where there is no list. */
static void add_methods(struct route_file *r, const struct go_call *c, const struct node *methods, str method, str path,
                        const struct node *value)
{
	const struct node *one = methods ? methods->child : NULL;
	if (!one)
		add_route(r, c, method, path, value);
	for (; one; one = one->next)
		add_route(r, c, one->kind == NODE_STRING ? one->text : S("any"), path, value);
}

static void on_pattern(struct route_file *r, const struct go_call *c)
{
	const struct node *path = route_go_arg(c, 0), *value = route_go_arg(c, 1);
	if (!path || !value || (path->kind != NODE_STRING && path->kind != NODE_UNKNOWN))
		return;
	str text = route_go_path_text(path), method = S("any"), rest = text, word;
	if (path->kind == NODE_STRING && str_find(text, S(" /"), 0) != SIZE_MAX && str_cut(&rest, ' ', &word)) {
		method = word;
		text = str_trim(rest);
	}
	text.n -= str_ends(text, S("/{$}")) ? 3 : 0; /* that path, and none below it */
	if (route_go_files(r, c, text, value))
		return;
	if (hands_over(r, value, text)) {
		route_go_mount(r, c, text, value);
		return;
	}
	struct go_call own = *c;
	struct route_refs refs = {.n = 0};
	own.served = route_function_at(r, value) == SIZE_MAX && str_eq(c->name, S("Handle")) ? route_go_served(r, value)
	                                                                                     : S("");
	route_refs_add(&refs, own.served);
	if (refs.n) /* of a type that may keep a router */
		route_add(r, &(struct route_part){
		                     .kind = S("mount"), .of = c->of, .route = text, .guards = &refs, .at = c->node});
	add_methods(r, &own, methods_behind(r, c), method, text, value);
}

/* a.Get("/p", f) of ours, which adds it to the router as the call inside does. */
static void on_helper(struct route_file *r, const struct go_call *c, const struct go_call *inner)
{
	const struct node *path = route_go_arg(c, 0), *value = route_go_arg(c, 1);
	struct go_call own = *c;
	if (!is_path(path) || !value)
		return;
	own.of = inner->of;
	own.framework = inner->framework;
	add_methods(r, &own, methods_behind(r, inner), S("any"), route_go_path_text(path), value);
}

static void on_verb(struct route_file *r, const struct go_call *c)
{
	if (is_path_of(c, route_go_arg(c, 0)) && route_go_arg(c, 1))
		add_route(r, c, upper(r, c->name), route_go_path_text(route_go_arg(c, 0)), route_go_arg(c, 1));
}

static void on_named(struct route_file *r, const struct go_call *c)
{
	const struct node *method = route_go_arg(c, 0);
	if (!method || !is_path(route_go_arg(c, 1)) || !route_go_arg(c, 2))
		return;
	str said = method->kind == NODE_STRING ? upper(r, method->text) : S("any");
	size_t dot = str_find(method->text, S(".Method"), 0); /* http.MethodPost */
	if (method->kind == NODE_UNKNOWN && dot != SIZE_MAX)
		said = upper(r, str_sub(method->text, dot + 7, method->text.n));
	add_route(r, c, said, route_go_path_text(route_go_arg(c, 1)), route_go_arg(c, 2));
}

/* Is it an argument of another call, and no statement? What it gives is seen with that one. */
static bool is_inside(const struct route_file *r, size_t call)
{
	enum { LOOKS = 16 };
	const struct node *n = r->calls[call];
	size_t around = route_around(r, n);
	for (size_t i = call; i-- > 0 && call - i < LOOKS;) {
		const struct node *outer = r->calls[i];
		bool same = outer->line == n->line && outer->col == n->col;
		if (!same && route_within(outer, n) && route_around(r, outer) == around)
			return true;
	}
	return false;
}

static void on_router(struct route_file *r, const struct go_call *c, enum shape shape)
{
	switch (shape) {
	case VERB:
		on_verb(r, c);
		break;
	case NAMED:
		on_named(r, c);
		break;
	case PATTERN:
		on_pattern(r, c);
		break;
	case USE:
		route_go_use(r, c);
		break;
	case PART:
		route_go_part(r, c);
		break;
	case CLOSURE:
		route_go_closure(r, c);
		break;
	case MOUNT:
		if (is_path(route_go_arg(c, 0)) && route_go_arg(c, 1))
			route_go_mount(r, c, route_go_path_text(route_go_arg(c, 0)), route_go_arg(c, 1));
		break;
	case ROUTE_NONE:
		break;
	}
}

/* Each router that the file makes. */
static void add_made(struct route_file *r, const struct node *call)
{
	bool root = false;
	str callee = row_text(call, S("callee"));
	str framework = route_go_maker(r, arena_printf(&r->scratch, "%.*s()", STR_ARG(callee)), &root);
	if (!framework.n)
		return;
	str name = route_given(r, call), self = name.n ? route_go_router(r, call, name, &framework) : S("");
	if (str_starts(self, S(".#"))) /* a field: others of the package know it by that */
		self = str_sub(self, 2, self.n);
	route_go_add_router(r, self.n ? self : route_go_made(r, call), framework, root, call);
}

void route_go(struct route_file *r)
{
	bool plain = false;
	struct go_helpers helpers = {.n = 0};
	str only = route_go_imported(r);
	route_go_helpers(r, &helpers);
	for (size_t i = 0; i < r->n_calls; i++) {
		struct go_call c = {.node = r->calls[i], .callee = row_text(r->calls[i], S("callee"))};
		c.name = route_last(c.callee);
		add_made(r, c.node);
		route_go_fields(r, &c);
		str receiver = str_sub(c.callee, 0, c.callee.n - c.name.n - (c.callee.n > c.name.n));
		c.of = receiver.n ? route_go_router(r, c.node, receiver, &c.framework) : S("");
		if (!c.framework.n && c.of.n && !str_eq(c.of, S("http"))) /* a field, or what a function gives */
			c.framework = only, c.assumed = true;
		route_go_serves(r, &c);
		const struct go_call *inner = route_go_helper(r, &helpers, &c);
		enum shape shape = c.of.n ? shape_of(&c) : ROUTE_NONE;
		if (str_eq(c.of, S("http")) && shape != PATTERN)
			shape = ROUTE_NONE;
		plain = plain || (str_eq(c.of, S("http")) && shape == PATTERN);
		if (inner)
			on_helper(r, &c, inner);
		else if (shape != ROUTE_NONE)
			on_router(r, &c, shape);
		else if (!route_go_server(r, &c) && !route_go_static(r, &c) && !is_inside(r, i))
			route_go_handed(r, &c);
	}
	if (plain)
		route_go_add_router(r, S("http"), S("net/http"), true, r->calls[0]);
	route_go_types(r);
}
