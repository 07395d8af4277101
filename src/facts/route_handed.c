/* Routers go from function to function: setup(app) adds routes to what it is handed, create_app(router) mounts it,
 * create_app() gives back the app that it made. */
#include "route_handed.h"

#include <stdint.h>

#include "route_maker.h"
#include "route_python.h"
#include "route_word.h"
#include "row_get.h"

static void add_router(struct route_file *r, str name, const struct node *at)
{
	route_add(r, &(struct route_part){.kind = S("router"), .name = name, .at = at});
}

static void add_use(struct route_file *r, str of, str how, str ref, const struct node *at)
{
	struct route_refs refs = {.n = 0};
	route_refs_add(&refs, ref);
	if (of.n && refs.n)
		route_add(r,
		          &(struct route_part){
		                  .kind = S("use"), .of = of, .method = how, .guards = &refs, .early = true, .at = at});
}

/* Is a function called as those are that make an app, or put one together? */
static bool is_maker(str ref)
{
	return route_has_word(route_last(ref),
	                      "app api server register setup create init include mount route configure");
}

/* What it adds to its parameter is added to this router; what it mounts of it, is mounted by it. */
static void hand(struct route_file *r, const struct node *call, str ref, const struct node *arg, bool *handed)
{
	str name = arg->kind == NODE_UNKNOWN ? route_given(r, arg) : S("");
	name = name.n || arg->kind != NODE_UNKNOWN ? name : arg->text;
	if (!name.n || str_find(name, S("("), 0) != SIZE_MAX)
		return;
	const struct node *given = route_name(r, name);
	bool sure = route_is_router(r, name, call), taken = given && given->kind == NODE_OBJECT && is_maker(ref);
	str router = sure || taken ? route_python_router(r, name, call) : S("");
	if (sure && !*handed)
		add_use(r, router, S("handed"), arena_printf(&r->scratch, "%.*s()", STR_ARG(ref)), call);
	*handed = *handed || sure;
	add_use(r, router.n ? arena_printf(&r->scratch, "%.*s(*)", STR_ARG(ref)) : S(""), S(""), router, call);
}

void route_handed(struct route_file *r, const struct node *call, str callee)
{
	const struct node *args = node_get(call, S("args"));
	bool handed = false;
	str ref = str_find(callee, S("()"), 0) == SIZE_MAX ? route_ref_text(r, callee) : S(""), given;
	if (!ref.n || !(str_find(ref, S("#"), 0) != SIZE_MAX || route_has_function(r, ref)))
		return;
	for (const struct node *a = args ? args->child : NULL; a; a = a->next) {
		for (const struct node *k = a->kind == NODE_OBJECT ? a->child : NULL; k; k = k->next)
			hand(r, call, ref, k, &handed);
		if (a->kind == NODE_UNKNOWN)
			hand(r, call, ref, a, &handed);
	}
	given = route_given(r, call);
	if (given.n && is_maker(ref) && route_python_called_so(given) && !route_is_router(r, given, call))
		add_use(r, arena_printf(&r->scratch, "%.*s(=)", STR_ARG(ref)), S(""), given, call);
}

str route_handed_in(struct route_file *r, str name, const struct node *place)
{
	size_t owner = route_owner(r, place, name);
	if (owner == SIZE_MAX)
		return S("");
	str ref = arena_printf(&r->scratch, "%.*s(*)", STR_ARG(route_function_ref(r, owner)));
	add_router(r, ref, place);
	return ref;
}

void route_made_app(struct route_file *r, str name, const struct node *place)
{
	size_t around = route_around(r, place);
	const struct node *exits = around == SIZE_MAX ? NULL : node_get(r->functions[around].node, S("exits"));
	for (const struct node *n = exits ? exits->child : NULL; n; n = n->next) {
		str says = row_text(n, S("says")), what = str_sub(says, 7, says.n);
		if (!str_starts(says, S("return ")) || !str_eq(what, name))
			continue;
		str ref = arena_printf(&r->scratch, "%.*s(=)", STR_ARG(route_function_ref(r, around)));
		add_router(r, ref, place);
		add_use(r, route_python_router(r, name, place), S(""), ref, place);
		return;
	}
}
