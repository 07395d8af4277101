/* Methods of an app that add a route for whoever calls them: func (a *App) Get(path string, f …) {
 * a.Router.HandleFunc(path, f).Methods("GET") }. The routes are where it is called. What other files call is not seen
 * from here, so that the method itself stays a route of which nothing is known. */
#include <stdint.h>

#include "route_go_call.h"
#include "route_word.h"
#include "row_get.h"

/* Is the value parameter number i of the function? */
static bool is_param(const struct node *function, const struct node *value, size_t i)
{
	const struct node *params = node_get(function, S("params")), *p = params ? params->child : NULL;
	while (p && i--)
		p = p->next;
	return p && value && value->kind == NODE_UNKNOWN && row_is(p, S("name"), value->text);
}

void route_go_helpers(struct route_file *r, struct go_helpers *helpers)
{
	for (size_t i = 0; i < r->n_calls && helpers->n < sizeof helpers->at / sizeof *helpers->at; i++) {
		struct go_call c = {.node = r->calls[i], .callee = row_text(r->calls[i], S("callee"))};
		size_t around = route_around(r, c.node);
		const struct node *f = around == SIZE_MAX ? NULL : r->functions[around].node;
		c.name = route_last(c.callee);
		if (!f || !row_text(f, S("of")).n || !str_listed(c.name, "Handle HandleFunc") ||
		    c.name.n == c.callee.n || !is_param(f, route_go_arg(&c, 0), 0) ||
		    !is_param(f, route_go_arg(&c, 1), 1))
			continue;
		str receiver = str_sub(c.callee, 0, c.callee.n - c.name.n - 1);
		c.of = route_go_router(r, c.node, receiver, &c.framework);
		str name = arena_printf(&r->scratch, ".#%.*s.%.*s", STR_ARG(row_text(f, S("of"))),
		                        STR_ARG(row_text(f, S("name"))));
		if (c.of.n)
			helpers->at[helpers->n++] = (struct go_helper){name, c};
	}
}

const struct go_call *route_go_helper(struct route_file *r, const struct go_helpers *helpers, const struct go_call *c)
{
	for (size_t i = 0; i < helpers->n; i++)
		if (str_ends(helpers->at[i].name, c->name) &&
		    str_eq(route_go_ref(r, c->node, c->callee), helpers->at[i].name))
			return &helpers->at[i].inner;
	return NULL;
}
