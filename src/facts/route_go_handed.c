/* Functions of ours that are handed routers and what stands in front: RegisterRoutes(api, auth), h.Register(api),
 * NewHandler(db).Routes(api). The first router that F is handed is called F() there; what it is handed otherwise, as
 * number 1 for instance, is F(1): another router, or a guard, which route_parameter.c looks up where F is called; F(+1)
 * is all that it is handed from there on. */
#include <stdint.h>

#include "route_go_call.h"
#include "route_word.h"
#include "row_get.h"

enum { ARGUMENTS = 8 };

/* The function that is called, seen from here: of NewHandler(db).Routes the method of what that makes. */
static str called(struct route_file *r, const struct go_call *c)
{
	size_t made = str_find(c->callee, S("()."), 0);
	str ref = route_go_ref(r, c->node, c->callee);
	bool chained = made != SIZE_MAX && made + 3 + c->name.n == c->callee.n;
	return chained && ref.n ? arena_printf(&r->scratch, "%.*s.%.*s", STR_ARG(ref), STR_ARG(c->name)) : ref;
}

static bool is_called_so(str name) { return route_has_word(name, "regist rout setup mount init handle bind attach"); }

/* What a call is handed, in its order; "?" for what no guard can be followed to. */
static struct route_refs arguments(struct route_file *r, const struct go_call *c)
{
	struct route_refs all = {.n = 0};
	for (size_t i = 0; i < ARGUMENTS && route_go_arg(c, i); i++) {
		const struct node *n = route_go_arg(c, i);
		str framework = S("");
		str ref = route_go_router_value(r, n, &framework).n ? S("?") : route_go_value(r, NULL, n);
		route_refs_add(&all, ref.n && !str_eq(ref, S("-")) ? ref : S("?"));
	}
	return all;
}

static void hand(struct route_file *r, const struct go_call *c, str of, str ref, const struct route_refs *all)
{
	struct route_refs refs = {.n = 0};
	route_refs_add(&refs, ref);
	route_add(r, &(struct route_part){.kind = S("use"),
	                                  .of = of,
	                                  .method = S("handed"),
	                                  .guards = &refs,
	                                  .marks = all,
	                                  .at = c->node});
}

void route_go_handed(struct route_file *r, const struct go_call *c)
{
	struct route_refs all = {.n = 0};
	str of[ARGUMENTS], ref = S("");
	unsigned sure[ARGUMENTS], best = 0; /* a router by its type, a field that is called so, what a function gave */
	bool first = true;
	for (size_t i = 0; i < ARGUMENTS; i++) {
		const struct node *n = route_go_arg(c, i);
		str framework = S("");
		of[i] = n ? route_go_router_value(r, n, &framework) : S("");
		sure[i] = !of[i].n ? 0 : framework.n ? 3 : str_ends(of[i], S("()")) ? 1 : 2;
		best = sure[i] > best ? sure[i] : best;
	}
	for (size_t i = 0; i < ARGUMENTS; i++) {
		if (!of[i].n || sure[i] != best || (best < 3 && (!first || !is_called_so(c->name))))
			continue;
		ref = ref.n ? ref : called(r, c);
		if (!all.n)
			all = arguments(r, c);
		hand(r, c, of[i],
		     first ? arena_printf(&r->scratch, "%.*s()", STR_ARG(ref))
		           : arena_printf(&r->scratch, "%.*s(%zu)", STR_ARG(ref), i),
		     &all);
		first = false;
	}
}

str route_go_param_type(const struct node *param)
{
	while (param && !row_text(param, S("type")).n) /* a, b T */
		param = param->next;
	return param ? row_text(param, S("type")) : S("");
}

/* The function around the place one of whose parameters is called so, and its number; SIZE_MAX: none. */
static size_t owner_of(const struct route_file *r, const struct node *place, str name, size_t *number, str *type)
{
	for (size_t i = route_around(r, place); i != SIZE_MAX; i = r->functions[i].parent) {
		const struct node *params = node_get(r->functions[i].node, S("params"));
		*number = 0;
		for (const struct node *p = params ? params->child : NULL; p; p = p->next, ++*number)
			if (row_is(p, S("name"), name)) {
				*type = route_go_param_type(p);
				return i;
			}
	}
	return SIZE_MAX;
}

str route_go_parameter(struct route_file *r, const struct node *place, str name)
{
	size_t number = 0;
	str type = S("");
	size_t owner = name.n ? owner_of(r, place, name, &number, &type) : SIZE_MAX;
	if (owner == SIZE_MAX || !row_text(r->functions[owner].node, S("name")).n)
		return S("");
	if (number > 9)
		return S("?");
	const char *all = str_starts(type, S("...")) ? "+" : ""; /* as many as are handed over */
	return arena_printf(&r->scratch, ".#%.*s(%s%zu)", STR_ARG(route_go_function(r, owner)), all, number);
}
