/* Descriptions of routes, in place or by name. What a description says of `security` only documents, and guards
 * nothing. */
#include "route_openapi.h"

#include "route_router.h"
#include "route_word.h"
#include "row_get.h"

static str upper(struct route_file *r, str s)
{
	char *to = arena_alloc(&r->scratch, s.n + 1);
	for (size_t i = 0; i < s.n; i++)
		to[i] = (char)(s.p[i] >= 'a' && s.p[i] <= 'z' ? s.p[i] - 32 : s.p[i]);
	return (str){to, s.n};
}

/* One of them, or a list, also behind `as const`. */
static void add_middleware(struct route_file *r, struct route_refs *refs, const struct node *value)
{
	bool list = value && value->kind == NODE_UNKNOWN && str_starts(value->text, S("["));
	if (list) /* not taken apart: a list that others are spread into */
		route_refs_add(refs, S("?"));
	else
		route_refs_all(r, refs, value);
}

/* False: the object is no description. */
static bool describe(struct route_file *r, const struct node *object, struct route_refs *guards, struct route_part *p)
{
	const struct node *method = object && object->kind == NODE_OBJECT ? node_get(object, S("method")) : NULL;
	const struct node *path = method ? node_get(object, S("path")) : NULL;
	if (!path)
		return false;
	add_middleware(r, guards, node_get(object, S("middleware")));
	if (node_get(object, S("..."))) /* what is spread into it may have some */
		route_refs_add(guards, S("?"));
	p->method = method->kind == NODE_STRING ? upper(r, method->text) : S("any");
	p->route = path->kind == NODE_STRING
	                   ? path->text
	                   : arena_printf(&r->scratch, "/{%.*s}", STR_ARG(str_sub(path->text, 0, 60)));
	p->guards = guards;
	return true;
}

void route_openapi_describe(struct route_file *r, const struct node *call)
{
	struct route_refs guards = {.n = 0};
	str name = route_given(r, call);
	struct route_part p = {.kind = S("described"), .name = name, .at = call};
	if (name.n && describe(r, route_arg(call, 0), &guards, &p))
		route_add(r, &p);
}

/* The call of createRoute() that begins where the value does. */
static const struct node *made_there(const struct route_file *r, const struct node *value)
{
	size_t i = route_call_from(r, value);
	for (; i < r->n_calls && r->calls[i]->line == value->line && r->calls[i]->col == value->col; i++)
		if (str_eq(route_last(row_text(r->calls[i], S("callee"))), S("createRoute")))
			return r->calls[i];
	return NULL;
}

void route_openapi_add(struct route_file *r, str of, const struct node *call)
{
	const struct node *first = route_arg(call, 0), *handler = route_arg(call, 1), *made;
	struct route_refs guards = {.n = 0};
	struct route_part p = {.kind = S("route"), .of = of, .ref = route_ref(r, handler), .at = call};
	if (!of.n || !first || !handler)
		return;
	made = made_there(r, first);
	if (!describe(r, made ? route_arg(made, 0) : first, &guards, &p)) {
		p.method = S("described");
		p.name = route_ref(r, first);
		p.route = arena_printf(&r->scratch, "/{%.*s}", STR_ARG(str_sub(first->text, 0, 60)));
	}
	route_add(r, &p);
}

const struct route_part_at *route_openapi_told(struct route_finder *f, const struct route_part_at *p)
{
	if (!row_is(p->row, S("method"), S("described")))
		return p;
	struct route_part_at *own = route_find(f, p->file, S("described"), p->name);
	if (own)
		return own;
	struct route_target t = route_resolve(f, p->file, p->name);
	return route_find(f, t.file, S("described"), t.name);
}
