/* What stands in front of Go's routes: middleware, groups, closures that are handed a router, mounts, servers. */
#include <stdint.h>

#include "route_branch.h"
#include "route_go_call.h"
#include "route_word.h"
#include "row_get.h"

const struct node *route_go_arg(const struct go_call *c, size_t i)
{
	const struct node *args = node_get(c->node, S("args")), *n = args ? args->child : NULL;
	while (n && i--)
		n = n->next;
	return n;
}

static void add_use(struct route_file *r, const struct go_call *c, str of, str path, const struct route_refs *refs,
                    bool early)
{
	if (path.n && path.p[0] != '/' && str_listed(c->framework, "Gin Fiber"))
		path = arena_printf(&r->scratch, "/%.*s", STR_ARG(path));
	route_add(r, &(struct route_part){
	                     .kind = S("use"), .of = of, .route = path, .guards = refs, .early = early, .at = c->node});
}

void route_go_add_router(struct route_file *r, str name, str framework, bool root, const struct node *at)
{
	route_add(r, &(struct route_part){.kind = S("router"),
	                                  .name = name,
	                                  .framework = framework,
	                                  .method = root ? S("root") : S(""),
	                                  .at = at});
}

void route_go_use(struct route_file *r, const struct go_call *c)
{
	struct route_refs refs = {.n = 0};
	const struct node *first = route_go_arg(c, 0);
	bool path = first && first->kind == NODE_STRING;
	for (const struct node *n = path ? first->next : first; n; n = n->next)
		route_refs_add(&refs, route_go_value(r, NULL, n));
	bool early =
	        (str_eq(c->framework, S("Echo")) && !str_ends(c->of, S(")"))) || str_eq(c->framework, S("gorilla/mux"));
	add_use(r, c, c->of, path ? first->text : S(""), &refs, early);
}

/* r.Group("/p", guards…), r.With(guards…), r.PathPrefix("/p"): a router of its own, mounted here. One more of a chain
 * is the same router. */
void route_go_part(struct route_file *r, const struct go_call *c)
{
	struct route_refs refs = {.n = 0};
	const struct node *first = route_go_arg(c, 0);
	bool path = first && first->kind == NODE_STRING;
	str self = route_go_made(r, c->node);
	for (const struct node *n = path ? first->next : first; n; n = n->next)
		route_refs_add(&refs, route_go_value(r, NULL, n));
	if (str_eq(c->of, self)) {
		if (refs.n)
			add_use(r, c, self, S(""), &refs, true);
		return;
	}
	route_go_add_router(r, self, c->framework, false, c->node);
	route_refs_add(&refs, self);
	add_use(r, c, c->of, path ? first->text : S(""), &refs, true); /* its guards are its own */
}

void route_go_closure(struct route_file *r, const struct go_call *c)
{
	const struct node *path = route_go_arg(c, 0), *last = path;
	struct route_refs refs = {.n = 0};
	while (last && last->next)
		last = last->next;
	str inner = route_go_value(r, &refs, last);
	if (!inner.n)
		return;
	route_refs_add(&refs, arena_printf(&r->scratch, "%.*s()", STR_ARG(inner)));
	add_use(r, c, c->of, path->kind == NODE_STRING ? path->text : S(""), &refs, false);
}

/* The router that a value is, or what gives one. */
static str router_ref(struct route_file *r, struct route_refs *guards, const struct node *value)
{
	str framework = S(""), own = route_go_router_value(r, value, &framework), guess = own;
	if (own.n && !str_starts(own, S(".#"))) /* called like a router, and no more is known of it */
		return own;
	const struct node *args = NULL;
	for (size_t i = route_call_from(r, value); i < r->n_calls && route_within(value, r->calls[i]); i++) {
		args = node_get(r->calls[i], S("args")); /* auth(mux), StripPrefix("/p", api) */
		for (const struct node *n = args ? args->child : NULL; n; n = n->next) {
			own = route_go_router_value(r, n, &framework);
			if (!own.n)
				continue;
			for (size_t w = route_call_from(r, value); w <= i; w++)
				route_refs_add(guards,
				               arena_printf(&r->scratch, "%.*s()",
				                            STR_ARG(route_go_ref(r, r->calls[w],
				                                                 row_text(r->calls[w], S("callee"))))));
			return own;
		}
	}
	return guess.n ? guess : route_go_value(r, guards, value);
}

void route_go_mount(struct route_file *r, const struct go_call *c, str path, const struct node *value)
{
	struct route_refs refs = {.n = 0};
	str inner = router_ref(r, &refs, value);
	route_refs_add(&refs, inner);
	if (refs.n)
		add_use(r, c, c->of, path, &refs, false);
}

/* ---- servers ---- */

static bool stands_before(const struct node *a, const struct node *b)
{
	return a->line < b->line || (a->line == b->line && a->col < b->col);
}

/* h = auth(h): the calls of that line that are handed the name, outermost first. */
static bool wrapped_at(struct route_file *r, const struct node *assigned, str name, struct route_refs *guards)
{
	bool handed = false;
	for (size_t i = route_call_from(r, assigned); i < r->n_calls && r->calls[i]->line == assigned->line; i++) {
		const struct node *args = node_get(r->calls[i], S("args"));
		for (const struct node *n = args ? args->child : NULL; n; n = n->next)
			handed = handed || (n->kind == NODE_UNKNOWN && str_eq(n->text, name));
		route_refs_add(guards,
		               arena_printf(&r->scratch, "%.*s()",
		                            STR_ARG(route_go_ref(r, r->calls[i], row_text(r->calls[i], S("callee"))))));
	}
	return handed;
}

/* What makes the one router of the function; NULL when it makes none or several. */
static const struct node *only_router(struct route_file *r, size_t function)
{
	const struct node *found = NULL;
	bool root;
	for (size_t i = 0; i < r->n_names; i++) {
		const struct node *n = r->names[i];
		if (n->kind != NODE_UNKNOWN || route_around(r, n) != function || !route_go_maker(r, n->text, &root).n)
			continue;
		if (found)
			return NULL;
		found = n;
	}
	return found;
}

/* var h http.Handler = mux; h = limit(h); h = auth(h): the router, wrapped in all that it was handed to since. What h
 * was first is a plain name, of which nothing is told; where the function makes one router, it is that. "": some of it
 * hangs on a condition, or is anything else. */
static str wrapped_router(struct route_file *r, struct route_refs *guards, const struct node *value)
{
	enum { WRAPS = 16 };
	const struct node *a, *router;
	str framework = S(""), name = value->kind == NODE_UNKNOWN ? value->text : S("");
	size_t function = route_around(r, value), wraps = 0;
	if (!name.n || route_chain(name).n != name.n || route_last(name).n != name.n)
		return S("");
	for (size_t n = 0; (a = route_assigned(r, name, n)); n++) {
		if (route_around(r, a) != function || !stands_before(a, value))
			continue;
		if (++wraps > WRAPS || route_block_around(r, a) != route_block_around(r, value) ||
		    !wrapped_at(r, a, name, guards))
			return S("");
	}
	router = wraps ? only_router(r, function) : NULL;
	return router ? route_go_router_value(r, router, &framework) : S("");
}

/* srv := headers(auth(mux)): what is served under a name is what the name was given, unless that makes a router. */
static const struct node *given_to(struct route_file *r, const struct node *value)
{
	bool several = false, root;
	bool name = value->kind == NODE_UNKNOWN && route_last(value->text).n == value->text.n &&
	            route_chain(value->text).n == value->text.n;
	const struct node *given = name ? route_go_given(r, value, value->text, &several) : NULL;
	bool call = given && !several && given->kind == NODE_UNKNOWN && str_find(given->text, S("("), 0) != SIZE_MAX;
	return call && !route_go_maker(r, given->text, &root).n ? given : value;
}

static void serve(struct route_file *r, const struct go_call *c, const struct node *value)
{
	struct route_refs refs = {.n = 0};
	str name = arena_printf(&r->scratch, "server@%u", c->node->line);
	bool none = !value || value->kind == NODE_NULL;
	struct route_refs wraps = {.n = 0};
	str inner = none ? S("http") : wrapped_router(r, &wraps, value);
	if (inner.n && !none)
		refs = wraps;
	else if (!none)
		inner = router_ref(r, &refs, given_to(r, value));
	if (!inner.n)
		return;
	route_go_add_router(r, name, S("net/http"), true, c->node);
	route_refs_add(&refs, inner);
	add_use(r, c, name, S(""), &refs, false);
}

bool route_go_server(struct route_file *r, const struct go_call *c)
{
	str ref = route_go_ref(r, c->node, c->callee);
	if (str_listed(ref, "net/http#ListenAndServe net/http#Serve")) {
		serve(r, c, route_go_arg(c, 1));
		return true;
	}
	if (str_listed(ref, "net/http#ListenAndServeTLS net/http#ServeTLS")) {
		serve(r, c, route_go_arg(c, str_ends(ref, S("ServeTLS")) && str_ends(ref, S("AndServeTLS")) ? 3 : 1));
		return true;
	}
	if (!str_eq(ref, S("net/http#Server")))
		return false;
	const struct node *object = route_go_arg(c, 0),
	                  *handler = object && object->kind == NODE_OBJECT ? node_get(object, S("Handler")) : NULL;
	if (handler)
		serve(r, c, handler);
	return true;
}
