/* Routes of tRPC: members of a router that end in query, mutation or subscription. What stands in front of one is said
 * by the procedure that its chain begins with, which is made elsewhere of other procedures: protectedProcedure guards
 * only where something that it uses refuses. Routers are members of others, over files. Of GraphQL servers: resolvers.
 */
#include <stdint.h>

#include "route_router.h"
#include "route_way.h"
#include "route_word.h"
#include "row_get.h"

enum { NESTED = 8 };

static bool same_place(const struct node *a, const struct node *b) { return a->line == b->line && a->col == b->col; }

/* t.router({…}), and what an app calls that: trpcRouter({…}). Express' Router({…}) is another. */
static bool makes_router(const struct node *call)
{
	const struct node *members = route_arg(call, 0);
	str callee = row_text(call, S("callee")), last = route_last(callee);
	return members && members->kind == NODE_OBJECT && !str_eq(last, S("Router")) &&
	       (str_listed(last, "router createTRPCRouterInner") || str_ends(last, S("Router")));
}

static bool imports_trpc(const struct route_file *r)
{
	const struct node *imports = node_get(r->tree, S("imports"));
	for (const struct node *n = imports ? imports->child : NULL; n; n = n->next) {
		const struct node *module = n->kind == NODE_OBJECT ? node_get(n, S("module")) : n;
		if (module && str_ifind(module->text, S("trpc"), 0) != SIZE_MAX)
			return true;
	}
	return false;
}

/* ---- procedures ---- */

static str head_of(str callee)
{
	size_t end = str_find(callee, S("()"), 0), last = callee.n - route_last(callee).n;
	str chain = str_sub(callee, 0, end < last ? end : last ? last - 1 : 0);
	return end < last ? route_receiver(chain) : chain;
}

/* What the chain that begins here uses: its first procedure, and what is handed to use(). */
static void add_uses(struct route_file *r, struct route_refs *refs, const struct node *chain)
{
	for (size_t i = route_call_from(r, chain); i < r->n_calls && same_place(r->calls[i], chain); i++) {
		str callee = row_text(r->calls[i], S("callee"));
		if (!refs->n && head_of(callee).n)
			route_refs_add(refs, route_ref_text(r, head_of(callee)));
		if (str_listed(route_last(callee), "use unstable_concat concat"))
			for (const struct node *n = route_arg(r->calls[i], 0); n; n = n->next)
				route_refs_all(r, refs, n);
	}
}

/* const protectedProcedure = t.procedure.use(isAuthed): as if it were a function that calls both. */
static void add_procedures(struct route_file *r, bool trpc)
{
	for (size_t i = 0; i < r->n_given; i++) {
		const struct node *given = r->given[i];
		str head = str_sub(given->text, 0, str_find(given->text, S("("), 0));
		struct route_refs uses = {.n = 0};
		bool known = str_find(head, S(".procedure."), 0) != SIZE_MAX;
		if ((!trpc && !known) || str_ifind(head, S("procedure"), 0) == SIZE_MAX ||
		    str_eq(route_last(head), S("procedure")))
			continue;
		add_uses(r, &uses, given);
		route_add(r,
		          &(struct route_part){.kind = S("function"), .name = given->key, .calls = &uses, .at = given});
	}
}

static const struct {
	const char *verb, *method;
	bool writes;
} verbs[] = {{"query", "GET", false}, {"mutation", "POST", true}, {"subscription", "GET", false}};

static void add_procedure(struct route_file *r, str of, str route, const struct node *place)
{
	struct route_refs guards = {.n = 0};
	add_uses(r, &guards, place);
	for (size_t i = route_call_from(r, place); i < r->n_calls && same_place(r->calls[i], place); i++) {
		const struct node *handler = route_arg(r->calls[i], 0);
		for (size_t v = 0; v < sizeof verbs / sizeof *verbs; v++)
			if (handler && str_eq(route_last(row_text(r->calls[i], S("callee"))), str_of(verbs[v].verb)))
				route_add(r, &(struct route_part){.kind = S("route"),
				                                  .of = of,
				                                  .method = str_of(verbs[v].method),
				                                  .route = route,
				                                  .ref = route_ref(r, handler),
				                                  .guards = &guards,
				                                  .framework = S("tRPC"),
				                                  .writes = verbs[v].writes,
				                                  .at = place});
	}
}

/* ---- routers ---- */

static const struct node *router_at(const struct route_file *r, const struct node *place)
{
	for (size_t i = route_call_from(r, place); i < r->n_calls && same_place(r->calls[i], place); i++)
		if (makes_router(r->calls[i]))
			return r->calls[i];
	return NULL;
}

static void add_members(struct route_file *r, str of, str prefix, const struct node *object, unsigned depth)
{
	for (const struct node *n = object->child; n; n = n->next) {
		str route = arena_printf(&r->scratch, "%.*s/%.*s", STR_ARG(prefix), STR_ARG(n->key));
		const struct node *inner = n->kind == NODE_UNKNOWN ? router_at(r, n) : NULL;
		struct route_refs child = {.n = 0};
		if (n->kind != NODE_UNKNOWN || depth == NESTED)
			continue;
		if (inner) {
			add_members(r, of, route, route_arg(inner, 0), depth + 1);
		} else if (str_find(n->text, S("("), 0) != SIZE_MAX) {
			add_procedure(r, of, route, n);
		} else {
			route_refs_add(&child, route_ref(r, n));
			route_add(r, &(struct route_part){.kind = S("use"),
			                                  .of = of,
			                                  .route = str_eq(n->key, S("...")) ? prefix : route,
			                                  .guards = &child,
			                                  .at = n});
		}
	}
}

/* mergeRouters(a, b) */
static void add_merged(struct route_file *r, const struct node *call)
{
	str name = route_given(r, call);
	for (const struct node *n = route_arg(call, 0); n && name.n; n = n->next) {
		struct route_refs child = {.n = 0};
		route_refs_add(&child, route_ref(r, n));
		route_add(r, &(struct route_part){
		                     .kind = S("use"), .of = name, .route = S("/"), .guards = &child, .at = n});
	}
}

/* const postRouter = {list: publicProcedure.query(f)}: a router as soon as it is a member of one. */
static void add_record(struct route_file *r, const struct node *object)
{
	bool found = false;
	for (const struct node *n = object->child; n && !found; n = n->next)
		found = n->kind == NODE_UNKNOWN && str_ifind(n->text, S("procedure"), 0) != SIZE_MAX &&
		        route_has_word(n->text, ".query( .mutation( .subscription(");
	if (!found)
		return;
	route_add(r, &(struct route_part){.kind = S("router"),
	                                  .name = object->key,
	                                  .framework = S("tRPC"),
	                                  .method = S("root"),
	                                  .at = object});
	add_members(r, object->key, S(""), object, 0);
}

static void add_router(struct route_file *r, const struct node *call)
{
	str name = route_given(r, call);
	const struct node *whole = route_export(r, S("default"));
	if (!name.n && whole && same_place(whole, call))
		name = S("default");
	if (!name.n)
		return;
	route_add(r,
	          &(struct route_part){
	                  .kind = S("router"), .name = name, .framework = S("tRPC"), .method = S("root"), .at = call});
	add_members(r, name, S(""), route_arg(call, 0), 0);
}

/* t.router({user: userRouter}), where nothing else of the file speaks of tRPC */
static bool holds_routers(struct route_file *r, const struct node *call)
{
	const struct node *members = makes_router(call) ? route_arg(call, 0) : NULL;
	bool all = members && members->child;
	for (const struct node *n = members ? members->child : NULL; n && all; n = n->next) {
		str ref = n->kind == NODE_UNKNOWN ? route_ref(r, n) : S("");
		all = route_hash(ref) != SIZE_MAX && (str_ends(ref, S("Router")) || str_ends(ref, S("Routes")));
	}
	return all;
}

/* ---- GraphQL ---- */

static void add_resolvers(struct route_file *r, const struct node *object)
{
	static const struct {
		const char *type, *method;
	} types[] = {{"Query", "GET"}, {"Mutation", "POST"}, {"Subscription", "GET"}};
	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		const struct node *list = node_get(object, str_of(types[i].type));
		for (const struct node *n = list && list->kind == NODE_OBJECT ? list->child : NULL; n; n = n->next)
			if (n->kind == NODE_UNKNOWN && !str_eq(n->key, S("...")))
				route_way_add(r,
				              &(struct route_way){.framework = "GraphQL",
				                                  .method = str_of(types[i].method),
				                                  .route = arena_printf(&r->scratch, "/graphql/%.*s",
				                                                        STR_ARG(n->key)),
				                                  .root = S("."),
				                                  .writes = types[i].method[0] == 'P'},
				              n);
	}
}

/* An object of resolvers, wherever it stands: its members are functions. */
static void graphql(struct route_file *r)
{
	static const char *const lists[] = {"values", "objects", "exports"};
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		const struct node *list = node_get(r->tree, str_of(lists[i]));
		for (const struct node *n = list ? list->child : NULL; n; n = n->next)
			if (n->kind == NODE_OBJECT)
				add_resolvers(r, n);
	}
	for (size_t i = 0; i < r->n_calls; i++) {
		const struct node *options = route_arg(r->calls[i], 0);
		const struct node *own =
		        options && options->kind == NODE_OBJECT ? node_get(options, S("resolvers")) : NULL;
		str callee = row_text(r->calls[i], S("callee"));
		if (own && own->kind == NODE_OBJECT)
			add_resolvers(r, own);
		if (str_listed(route_last(callee), "ApolloServer createYoga GraphQLServer buildSchema graphqlHTTP"))
			route_add(r, &(struct route_part){.kind = S("route"),
			                                  .method = S("any"),
			                                  .route = S("/graphql"),
			                                  .name = S("."),
			                                  .framework = S("GraphQL"),
			                                  .at = r->calls[i]});
	}
}

void route_trpc(struct route_file *r)
{
	bool trpc = imports_trpc(r);
	graphql(r);
	for (size_t i = 0; i < r->n_calls; i++) {
		str callee = row_text(r->calls[i], S("callee"));
		bool procedures = trpc || str_find(callee, S("TRPC"), 0) != SIZE_MAX || holds_routers(r, r->calls[i]);
		if (procedures && makes_router(r->calls[i]))
			add_router(r, r->calls[i]);
		else if (procedures && str_eq(route_last(callee), S("mergeRouters")))
			add_merged(r, r->calls[i]);
	}
	const struct node *values = node_get(r->tree, S("values"));
	for (const struct node *n = trpc && values ? values->child : NULL; n; n = n->next)
		if (n->kind == NODE_OBJECT)
			add_record(r, n);
	add_procedures(r, trpc);
}
