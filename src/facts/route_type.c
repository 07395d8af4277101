/* Classes of TypeScript: a method is told with the class that it stands in (route_function.c), so that
 * this.store.find() in one leads to the class of the store, wherever that stands. */
#include "route_type.h"

#include <stdint.h>

#include "route_word.h"
#include "row_get.h"

static const struct node *first_base(const struct node *class)
{
	const struct node *bases = node_get(class, S("bases"));
	return bases ? bases->child : NULL;
}

bool route_types_guard(const struct route_file *r)
{
	const struct node *list = node_get(r->tree, S("classes"));
	for (const struct node *c = list ? list->child : NULL; c; c = c->next)
		if (first_base(c) && route_guard_name(first_base(c)->text))
			return true;
	return false;
}

/* constructor(private store: UserStore) */
static void add_fields(struct route_file *r, const struct route_function *f)
{
	const struct node *params = node_get(f->node, S("params"));
	for (const struct node *p = params ? params->child : NULL; p; p = p->next) {
		str type = row_text(p, S("type"));
		if (!type.n || type.p[0] < 'A' || type.p[0] > 'Z')
			continue;
		route_add(r, &(struct route_part){.kind = S("name"),
		                                  .name = arena_printf(&r->scratch, "%.*s.%.*s",
		                                                       STR_ARG(row_text(f->owner, S("name"))),
		                                                       STR_ARG(row_text(p, S("name")))),
		                                  .ref = route_ref_text(r, type),
		                                  .at = p});
	}
}

void route_types(struct route_file *r)
{
	const struct node *list = node_get(r->tree, S("classes"));
	for (const struct node *c = list ? list->child : NULL; c; c = c->next) {
		struct route_refs bases = {.n = 0};
		if (!row_text(c, S("name")).n)
			continue;
		if (first_base(c))
			route_refs_add(&bases, route_ref_text(r, first_base(c)->text));
		route_add(r, &(struct route_part){
		                     .kind = S("class"), .name = row_text(c, S("name")), .bases = &bases, .at = c});
	}
	for (size_t i = 0; i < r->n_functions; i++)
		if (r->functions[i].owner && row_is(r->functions[i].node, S("name"), S("constructor")))
			add_fields(r, &r->functions[i]);
}

str route_of_this(struct route_file *r, const struct route_function *f, str callee)
{
	str name = f->owner ? row_text(f->owner, S("name")) : S("");
	if (name.n && str_starts(callee, S("super.")) && first_base(f->owner))
		return first_base(f->owner)->text;
	if (!name.n || !str_starts(callee, S("this.")))
		return callee;
	return arena_printf(&r->scratch, "%.*s%.*s", STR_ARG(name), STR_ARG(str_sub(callee, 4, callee.n)));
}
