/* What the blocks around a call say in config/routes.rb: path, module, controller, who is let in. */
#include <stdint.h>
#include <string.h>

#include "route_rails.h"
#include "route_word.h"
#include "row_get.h"

enum { DEEPEST = 12 };

str route_rails_join(struct route_file *r, str a, str b)
{
	while (a.n && a.p[a.n - 1] == '/')
		a.n--;
	while (b.n && b.p[0] == '/')
		b = str_sub(b, 1, b.n);
	return b.n ? arena_printf(&r->scratch, "%.*s/%.*s", STR_ARG(a), STR_ARG(b)) : a;
}

str route_rails_joined(struct route_file *r, str a, str b)
{
	return a.n ? arena_printf(&r->scratch, "%.*s/%.*s", STR_ARG(a), STR_ARG(b)) : b;
}

str route_rails_option(const struct node *call, const char *key)
{
	const struct node *o = route_call_options(call), *n = o ? node_get(o, str_of(key)) : NULL;
	bool leads = n && n->kind == NODE_UNKNOWN && str_starts(n->text, S("redirect"));
	return n ? n->kind == NODE_STRING ? n->text : leads ? S("-") : S("?") : S("");
}

static str singular(struct route_file *r, str name)
{
	if (str_ends(name, S("ies")))
		return arena_printf(&r->scratch, "%.*sy", STR_ARG(str_sub(name, 0, name.n - 3)));
	return str_ends(name, S("s")) ? str_sub(name, 0, name.n - 1) : name;
}

str route_rails_plural(struct route_file *r, str name)
{
	if (str_ends(name, S("y")) && name.n > 1 && !strchr("aeiou", name.p[name.n - 2]))
		return arena_printf(&r->scratch, "%.*sies", STR_ARG(str_sub(name, 0, name.n - 1)));
	if (str_ends(name, S("s")) && !str_ends(name, S("ss")))
		return name;
	bool es =
	        str_ends(name, S("ss")) || str_ends(name, S("x")) || str_ends(name, S("ch")) || str_ends(name, S("sh"));
	return arena_printf(&r->scratch, "%.*s%s", STR_ARG(name), es ? "es" : "s");
}

/* ---- blocks ---- */

static void see_resources(struct route_file *r, struct rails_place *p, const struct node *call, bool one)
{
	const struct node *first = route_call_arg(call, 0);
	str name = route_text(first), path = route_rails_option(call, "path"),
	    module = route_rails_option(call, "module");
	str controller = route_rails_option(call, "controller"), param = route_rails_option(call, "param");
	p->resources = !one;
	p->one = one;
	p->controller = controller.n ? controller : one ? route_rails_plural(r, name) : name;
	p->module = module.n ? route_rails_joined(r, p->module, module) : p->module;
	/* a/b: names of more than one part stand below */
	p->base = route_rails_join(r, p->path, path.n ? path : name);
	p->path = p->base;
	if (!one && param.n)
		p->path = arena_printf(&r->scratch, "%.*s/:%.*s", STR_ARG(p->base), STR_ARG(param));
	else if (!one)
		p->path = arena_printf(&r->scratch, "%.*s/:%.*s_id", STR_ARG(p->base), STR_ARG(singular(r, name)));
}

static void see_scope(struct route_file *r, struct rails_place *p, const struct node *call, bool names)
{
	const struct node *first = route_call_arg(call, 0);
	str said = first && first->kind != NODE_OBJECT ? route_text(first) : S(""),
	    path = route_rails_option(call, "path");
	str module = route_rails_option(call, "module"), controller = route_rails_option(call, "controller");
	if (first && first->kind == NODE_UNKNOWN)
		said = S("{?}");
	p->path = route_rails_join(r, p->path, path.n ? path : said);
	module = module.n ? module : names ? said : S("");
	p->module = module.n ? route_rails_joined(r, p->module, module) : p->module;
	p->controller = controller.n ? controller : p->controller;
	if (!names && !said.n && !path.n)
		return; /* the resources around stay what they are */
	p->resources = p->one = false;
	p->base = p->path;
}

static void see_block(struct route_file *r, struct rails_place *p, const struct node *call)
{
	str name = call ? row_text(call, S("callee")) : S("");
	const struct node *first = call ? route_call_arg(call, 0) : NULL;
	if (str_listed(name, "resources resource"))
		see_resources(r, p, call, str_eq(name, S("resource")));
	else if (str_listed(name, "namespace scope"))
		see_scope(r, p, call, str_eq(name, S("namespace")));
	else if (str_eq(name, S("member")))
		p->path = route_rails_join(r, p->base, p->resources ? S(":id") : S(""));
	else if (str_eq(name, S("collection")))
		p->path = p->base;
	else if (str_eq(name, S("controller")))
		p->controller = route_text(first);
	else if (str_listed(name, "authenticate authenticated"))
		route_refs_add(&p->guards, S("=devise"));
	else if (str_eq(name, S("constraints")))
		route_refs_add(&p->guards, first && first->kind == NODE_OBJECT ? S("=constraints") : S("?"));
	else if (str_listed(name, "concern direct resolve"))
		p->none = true;
}

struct rails_place route_rails_place_of(const struct rails *w, const struct node *call)
{
	struct rails_place p = {.path = S("")};
	const struct node *around[DEEPEST];
	size_t n = 0;
	for (size_t i = route_around(w->r, call); i != SIZE_MAX; i = w->r->functions[i].parent)
		if (w->block[i] && n < DEEPEST)
			around[n++] = w->block[i];
		else if (w->block[i])
			route_refs_add(&p.guards, S("?"));
	while (n--)
		see_block(w->r, &p, around[n]);
	return p;
}

void route_rails_find_blocks(struct rails *w)
{
	struct route_file *r = w->r;
	w->block = arena_array(&r->scratch, const struct node *, r->n_functions);
	memset(w->block, 0, r->n_functions * sizeof *w->block);
	for (size_t i = 0; i < r->n_calls; i++) {
		const struct node *block = node_get(r->calls[i], S("block"));
		size_t f = block ? route_function_at(r, block) : SIZE_MAX;
		if (f != SIZE_MAX)
			w->block[f] = r->calls[i];
	}
}
