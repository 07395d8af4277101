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

str route_go_path_text(const struct node *n)
{
	if (n->kind == NODE_STRING)
		return n->text;
	size_t from = str_find(n->text, S("\"/"), 0);
	size_t to = from == SIZE_MAX ? SIZE_MAX : str_find(n->text, S("\""), from + 1);
	return to == SIZE_MAX ? S("/?") : str_sub(n->text, from + 1, to);
}

void route_go_add_use(struct route_file *r, const struct go_call *c, str of, str path, const struct route_refs *refs,
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
	route_go_add_use(r, c, c->of, path ? first->text : S(""), &refs, early);
}

/* r.Group("/p", guards…), r.With(guards…), r.PathPrefix("/p"): a router of its own, mounted here. One more of a chain
 * is the same router. */
void route_go_part(struct route_file *r, const struct go_call *c)
{
	struct route_refs refs = {.n = 0};
	const struct node *first = route_go_arg(c, 0);
	/* Group(base + "/users", guards…): of most the path comes first, whatever it is made of */
	bool joined = first && first->kind == NODE_UNKNOWN && str_find(first->text, S("\"/"), 0) != SIZE_MAX &&
	              str_listed(c->name, "Group PathPrefix");
	bool path = first && (first->kind == NODE_STRING || joined);
	str self = route_go_made(r, c->node);
	for (const struct node *n = path ? first->next : first; n; n = n->next)
		route_refs_add(&refs, route_go_value(r, NULL, n));
	if (str_eq(c->of, self)) {
		if (refs.n)
			route_go_add_use(r, c, self, S(""), &refs, true);
		return;
	}
	route_go_add_router(r, self, c->framework, false, c->node);
	route_refs_add(&refs, self);
	route_go_add_use(r, c, c->of, path ? route_go_path_text(first) : S(""), &refs,
	                 true); /* its guards are its own */
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
	route_go_add_use(r, c, c->of, path->kind == NODE_STRING ? path->text : S(""), &refs, false);
}

/* What the calls of a value are handed is wrapped in them, outermost first, up to number last. */
static void wrap(struct route_file *r, struct route_refs *guards, const struct node *value, size_t last)
{
	for (size_t w = route_call_from(r, value); w <= last; w++)
		route_refs_add(guards,
		               arena_printf(&r->scratch, "%.*s()",
		                            STR_ARG(route_go_ref(r, r->calls[w], row_text(r->calls[w], S("callee"))))));
}

/* The router that a value is, or what gives one. A name that some function gave (srv := headers(mux), api.New(db)) is
 * that router only where nothing that it was handed is one. */
str route_go_router_ref(struct route_file *r, struct route_refs *guards, const struct node *value)
{
	str framework = S(""), own = route_go_router_value(r, value, &framework), guess = own;
	if (own.n && route_hash(own) == SIZE_MAX)
		return own;
	for (size_t i = route_call_from(r, value); i < r->n_calls && route_within(value, r->calls[i]); i++) {
		const struct node *args = node_get(r->calls[i], S("args")); /* auth(mux), StripPrefix("/p", api) */
		for (const struct node *n = args ? args->child : NULL; n; n = n->next) {
			own = route_go_router_value(r, n, &framework);
			if (!own.n || (guess.n && route_hash(own) != SIZE_MAX && str_ends(own, S("()"))))
				continue;
			wrap(r, guards, value, i);
			return own;
		}
	}
	return guess.n ? guess : route_go_value(r, guards, value);
}

void route_go_mount(struct route_file *r, const struct go_call *c, str path, const struct node *value)
{
	struct route_refs refs = {.n = 0};
	str inner = route_go_router_ref(r, &refs, value);
	route_refs_add(&refs, inner);
	route_refs_add(&refs, route_go_served(r, value));
	if (refs.n)
		route_go_add_use(r, c, c->of, path, &refs, false);
}
