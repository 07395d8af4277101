/* What serves a router of Go: http.ListenAndServe(":80", auth(mux)), http.Server{Handler: h}, and types that hand all
 * that they are asked to a router which they keep: func (s *Server) ServeHTTP(w, r) { s.mux.ServeHTTP(w, r) }. Such a
 * type is known by what its method is handed, "Server.ServeHTTP()". */
#include <stdint.h>

#include "route_branch.h"
#include "route_go_call.h"
#include "route_word.h"
#include "row_get.h"

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

/* What the last of a value's calls is handed, or what is called: logged(api.New(db)) serves what New makes. */
str route_go_served(struct route_file *r, const struct node *value)
{
	str found = S(""), chain = value->kind == NODE_UNKNOWN ? route_chain(value->text) : S("");
	if (chain.n && chain.n == value->text.n)
		return arena_printf(
		        &r->scratch, "%.*s()",
		        STR_ARG(route_go_ref(r, value, arena_printf(&r->scratch, "%.*s.ServeHTTP", STR_ARG(chain)))));
	for (size_t i = route_call_from(r, value); chain.n && i < r->n_calls && route_within(value, r->calls[i]); i++) {
		const struct node *args = node_get(r->calls[i], S("args"));
		str callee = row_text(r->calls[i], S("callee"));
		found = arena_printf(&r->scratch, "%.*s.ServeHTTP()", STR_ARG(route_go_ref(r, r->calls[i], callee)));
		for (const struct node *n = args ? args->child : NULL; n; n = n->next)
			if (n->kind == NODE_UNKNOWN &&
			    route_go_member(r, n, arena_printf(&r->scratch, "%.*s.ServeHTTP", STR_ARG(n->text))).n)
				found = route_go_served(r, n);
	}
	return found;
}

void route_go_serves(struct route_file *r, const struct go_call *c)
{
	size_t around = route_around(r, c->node);
	const struct node *f = around == SIZE_MAX ? NULL : r->functions[around].node;
	if (!f || !str_eq(c->name, S("ServeHTTP")) || !row_is(f, S("name"), c->name) || !row_text(f, S("of")).n ||
	    !c->of.n)
		return;
	str self = route_go_function(r, around);
	struct route_refs refs = {.n = 0};
	route_refs_add(&refs, arena_printf(&r->scratch, ".#%.*s", STR_ARG(self))); /* it may refuse by itself */
	route_refs_add(&refs, c->of);
	route_go_add_use(r, c, arena_printf(&r->scratch, "%.*s()", STR_ARG(self)), S(""), &refs, false);
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
		inner = route_go_router_ref(r, &refs, given_to(r, value));
	str type = none ? S("") : route_go_served(r, value);
	if (!inner.n && !type.n)
		return;
	route_go_add_router(r, name, S("net/http"), true, c->node);
	route_refs_add(&refs, inner);
	route_refs_add(&refs, type);
	route_go_add_use(r, c, name, S(""), &refs, false);
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
