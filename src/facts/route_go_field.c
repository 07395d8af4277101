/* Routers that are kept in a field: &Server{router: gin.New()} makes one that the whole package knows as Server.router;
 * &Users{router: r}, where r is a parameter, hands that one over. */
#include "route_go_call.h"

#include "route_word.h"
#include "row_get.h"

/* The call that the value is, if it makes a router. */
static bool makes(struct route_file *r, const struct node *value, str *framework, bool *root)
{
	str chain = route_chain(value->text);
	*root = false;
	*framework = S("");
	if (value->kind == NODE_UNKNOWN && chain.n < value->text.n)
		*framework = route_go_maker(r, arena_printf(&r->scratch, "%.*s()", STR_ARG(chain)), root);
	return framework->n > 0;
}

void route_go_fields(struct route_file *r, const struct go_call *c)
{
	const struct node *object = route_go_arg(c, 0);
	bool made = row_is(c->node, S("new"), S("true")) && object && object->kind == NODE_OBJECT;
	if (!made || c->name.n != c->callee.n)
		return;
	for (const struct node *n = object->child; n; n = n->next) {
		str framework = S(""),
		    self = arena_printf(&r->scratch, "%.*s.%.*s", STR_ARG(c->callee), STR_ARG(n->key));
		bool root, called = route_go_is_called_so(n->key);
		if (called && makes(r, n, &framework, &root)) {
			route_go_add_router(r, self, framework, root, n);
			continue;
		}
		str of = called ? route_go_router_value(r, n, &framework) : S("");
		struct route_refs refs = {.n = 0};
		route_refs_add(&refs, arena_printf(&r->scratch, ".#%.*s", STR_ARG(self)));
		if (!of.n || !framework.n)
			continue;
		route_go_add_router(r, self, framework, false, n);
		route_add(r, &(struct route_part){.kind = S("use"), .of = of, .guards = &refs, .at = n});
	}
}

str route_go_imported(const struct route_file *r)
{
	static const struct {
		const char *module, *framework;
	} modules[] = {{"github.com/gin-gonic/gin", "Gin"},
	               {"github.com/labstack/echo", "Echo"},
	               {"github.com/gofiber/fiber", "Fiber"},
	               {"github.com/go-chi/chi", "chi"},
	               {"github.com/gorilla/mux", "gorilla/mux"}};
	str found = S("");
	for (size_t i = 0; i < sizeof modules / sizeof *modules; i++)
		if (route_imports(r, str_of(modules[i].module)))
			found = found.n ? S("?") : str_of(modules[i].framework);
	return str_eq(found, S("?")) ? S("") : found;
}
