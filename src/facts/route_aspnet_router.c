/* Routers of ASP.NET: what Build() and MapGroup() give, and parameters that are one. */
#include <stdint.h>

#include "route_aspnet.h"
#include "route_word.h"
#include "row_get.h"

static bool is_builder(str type)
{
	return str_listed(type, "WebApplication IEndpointRouteBuilder RouteGroupBuilder IApplicationBuilder");
}

/* The router that a chain begins with: a name that Build() or MapGroup() gave, or a parameter. */
str route_aspnet_router(struct route_file *r, const struct node *place, str name)
{
	const struct node *given = route_name(r, name);
	size_t owner = route_owner(r, place, name);
	if (owner != SIZE_MAX) {
		str of = row_text(r->functions[owner].node, S("name"));
		if (str_listed(of, "MapGet MapPost MapPut MapPatch MapDelete MapMethods MapFallback")) /* MapGet() of an
		                                                                                          app's own */
			return S("");
		const struct node *params = node_get(r->functions[owner].node, S("params"));
		for (const struct node *p = params ? params->child : NULL; of.n && p; p = p->next)
			if (row_is(p, S("name"), name) && is_builder(row_text(p, S("type"))))
				return arena_printf(&r->scratch, "%.*s()", STR_ARG(of));
		return of.n ? S("") : name; /* endpoints => … */
	}
	if (given && given->kind == NODE_UNKNOWN)
		return str_find(given->text, S(".Build("), 0) != SIZE_MAX ||
		                       str_find(given->text, S("MapGroup("), 0) != SIZE_MAX
		               ? name
		               : S("");
	return str_listed(name, "app endpoints") ? name : S("");
}

void route_aspnet_add_router(struct route_file *r, str name, bool root, const struct node *at)
{
	route_add(r, &(struct route_part){.kind = S("router"),
	                                  .framework = S("ASP.NET"),
	                                  .name = name,
	                                  .method = root ? S("root") : S(""),
	                                  .at = at});
}

void route_aspnet_routers(struct route_file *r)
{
	for (size_t i = 0; i < r->n_given; i++)
		if (str_find(r->given[i]->text, S(".Build("), 0) != SIZE_MAX ||
		    str_ends(r->given[i]->text, S("builder.Build()")))
			route_aspnet_add_router(r, r->given[i]->key, true, r->given[i]);
	for (size_t i = 0; i < r->n_functions; i++) {
		const struct node *f = r->functions[i].node, *params = node_get(f, S("params"));
		str name = row_text(f, S("name"));
		for (const struct node *p = params ? params->child : NULL; p; p = p->next)
			if (name.n && is_builder(row_text(p, S("type"))))
				route_aspnet_add_router(r, arena_printf(&r->scratch, "%.*s()", STR_ARG(name)),
				                        str_eq(name, S("Configure")), f);
			else if (!name.n && row_is(p, S("name"), S("endpoints")))
				route_aspnet_add_router(r, S("endpoints"), true, f);
	}
}
