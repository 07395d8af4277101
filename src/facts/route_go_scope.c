/* Go names routers where it makes them, inside functions: `r` in one function is not `r` in the next, and that of a
 * closure hides the one around it. */
#include <stdint.h>

#include "route_branch.h"
#include "route_go.h"
#include "route_word.h"
#include "row_get.h"

enum { LOOKS = 64, DEEP = 4 };

/* ---- what makes a router, and what one is called ---- */

static const struct {
	const char *module, *members, *framework;
	bool root; /* it serves itself: others are handed to a server */
} makers[] = {
        {"github.com/gin-gonic/gin", "Default New", "Gin", true},
        {"github.com/labstack/echo", "New", "Echo", true},
        {"github.com/gofiber/fiber", "New", "Fiber", true},
        {"github.com/go-chi/chi", "NewRouter NewMux", "chi", false},
        {"github.com/gorilla/mux", "NewRouter", "gorilla/mux", false},
        {"github.com/julienschmidt/httprouter", "New", "httprouter", false},
        {"net/http", "NewServeMux", "net/http", false},
};

static const struct {
	const char *types, *framework;
} types[] = {
        {"gin.Engine gin.RouterGroup gin.IRouter gin.IRoutes", "Gin"},
        {"echo.Echo echo.Group echo.Router", "Echo"},
        {"fiber.App fiber.Router fiber.Group", "Fiber"},
        {"chi.Router chi.Mux", "chi"},
        {"mux.Router", "gorilla/mux"},
        {"http.ServeMux", "net/http"},
        {"httprouter.Router", "httprouter"},
};

/* Without the version at its end: github.com/go-chi/chi/v5. */
static bool is_module(str module, str wanted)
{
	str rest = str_sub(module, wanted.n, module.n);
	return str_starts(module, wanted) && (!rest.n || (rest.n > 2 && rest.p[0] == '/' && rest.p[1] == 'v' &&
	                                                  rest.p[2] >= '0' && rest.p[2] <= '9'));
}

static str framework_of_type(str type)
{
	while (type.n && (type.p[0] == '*' || type.p[0] == ' '))
		type = str_sub(type, 1, type.n);
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (str_listed(type, types[i].types))
			return str_of(types[i].framework);
	return S("");
}

str route_go_module(struct route_file *r, str name)
{
	const struct node *given = route_name(r, name);
	return given && given->kind == NODE_OBJECT ? row_text(given, S("module")) : S("");
}

str route_go_maker(struct route_file *r, str call, bool *root)
{
	str chain = route_chain(call), member = route_last(chain);
	if (chain.n == member.n || call.n == chain.n || call.p[chain.n] != '(')
		return S("");
	str module = route_go_module(r, str_sub(chain, 0, chain.n - member.n - 1));
	for (size_t i = 0; module.n && i < sizeof makers / sizeof *makers; i++)
		if (is_module(module, str_of(makers[i].module)) && str_listed(member, makers[i].members)) {
			*root = makers[i].root;
			return str_of(makers[i].framework);
		}
	return S("");
}

/* ---- functions ---- */

str route_go_function(struct route_file *r, size_t function)
{
	struct route_function *f = &r->functions[function];
	str name = row_text(f->node, S("name")), of = row_text(f->node, S("of"));
	f->used = true;
	if (!name.n)
		return route_go_made(r, f->node);
	return of.n ? arena_printf(&r->scratch, "%.*s.%.*s", STR_ARG(of), STR_ARG(name)) : name;
}

str route_go_made(struct route_file *r, const struct node *place)
{
	return arena_printf(&r->scratch, "@%u:%u", place->line, place->col);
}

/* The type of a parameter; false when none is called so. */
static bool has_param(const struct node *function, str name, str *type)
{
	const struct node *params = node_get(function, S("params"));
	for (const struct node *p = params ? params->child : NULL; p; p = p->next)
		if (row_is(p, S("name"), name)) {
			*type = route_go_param_type(p);
			return true;
		}
	return false;
}

/* The value that a name was given last in front of the place, in the function itself. blocks: what is declared in a
 * block ends with it. */
static const struct node *given_in(const struct route_file *r, size_t function, const struct node *place, str name,
                                   bool blocks)
{
	const struct node *last = NULL;
	size_t from = route_names_from(r, name);
	for (size_t i = from; i < r->n_names && i < from + LOOKS && str_eq(r->names[i]->key, name); i++) {
		const struct node *n = r->names[i];
		bool before = n->line < place->line || (n->line == place->line && n->col <= place->col);
		if (n->kind == NODE_UNKNOWN && route_around(r, n) == function && (before || function == SIZE_MAX) &&
		    (!blocks || route_is_seen(r, n, place)))
			last = n;
	}
	return last;
}

const struct node *route_go_given(const struct route_file *r, const struct node *place, str name, bool *several)
{
	for (size_t i = route_around(r, place); i != SIZE_MAX; i = r->functions[i].parent) {
		const struct node *given = given_in(r, i, place, name, true);
		str type;
		*several = route_assigned_between(r, name, given, place);
		if (given || *several || has_param(r->functions[i].node, name, &type))
			return given;
	}
	return NULL;
}

/* Does the function give this name back? Then what is made there is what it gives. */
static bool gives_back(const struct node *function, str name)
{
	const struct node *exits = node_get(function, S("exits"));
	for (const struct node *n = exits ? exits->child : NULL; n; n = n->next) {
		str says = row_text(n, S("says"));
		str given = str_starts(says, S("return ")) ? str_sub(says, 7, says.n) : S("");
		given = str_sub(given, 0, str_find(given, S(","), 0));
		if (name.n && str_eq(given, name))
			return true;
	}
	return false;
}

/* ---- names of routers ---- */

static str base_of(str receiver) { return str_sub(receiver, 0, str_find(receiver, S("()"), 0)); }

static bool makes_a_part(str member)
{
	return str_listed(member, "Group Route With PathPrefix Subrouter Host Headers");
}

static str router_in(struct route_file *r, const struct node *place, str name, str *framework, unsigned depth);

static str field_of(struct route_file *r, const struct node *place, size_t function, str name);

bool route_go_is_called_so(str name)
{
	static const char names[] = "router mux app engine echo e r server srv api Router Mux App Engine Echo Server";
	str last = route_last(name);
	return str_listed(last, names) || str_ends(last, S("Router")) || str_ends(last, S("Mux"));
}

/* What a name is given: a router that is made there, a part of one. */
static str given_router(struct route_file *r, size_t function, const struct node *given, str name, str *framework,
                        unsigned depth)
{
	bool root;
	str made = route_go_maker(r, given->text, &root), chain = route_chain(given->text);
	if (made.n) {
		*framework = made;
		if (str_find(name, S("."), 0) != SIZE_MAX)
			return field_of(r, given, function, name);
		bool back = function != SIZE_MAX && gives_back(r->functions[function].node, name);
		return back ? arena_printf(&r->scratch, "%.*s()", STR_ARG(route_go_function(r, function)))
		            : route_go_made(r, given);
	}
	str member = route_last(chain), owner = str_sub(chain, 0, chain.n - member.n - (chain.n > member.n));
	if (depth < DEEP && owner.n && makes_a_part(member) && router_in(r, given, owner, framework, depth + 1).n)
		return route_go_made(r, given);
	if (depth < DEEP && given->text.n == chain.n && chain.n)
		return router_in(r, given, chain, framework, depth + 1);
	/* r := router.New() of ours: whatever that function gives back */
	bool own = !owner.n && chain.n && chain.n < given->text.n, other = owner.n && route_go_module(r, owner).n;
	str ref = route_go_is_called_so(name) && (own || other) ? route_go_ref(r, given, chain) : S("");
	return ref.n ? arena_printf(&r->scratch, "%.*s()", STR_ARG(ref)) : S("");
}

/* A field of the receiver, or of what a name was given, is known in the whole package: ".#Server.router". */
static str field_of(struct route_file *r, const struct node *place, size_t function, str name)
{
	str of = S(""), type = S(""), head = str_sub(name, 0, str_find(name, S("."), 0));
	for (size_t i = function; i != SIZE_MAX && !of.n; i = r->functions[i].parent) {
		bool param = head.n < name.n && has_param(r->functions[i].node, head, &type);
		while (param && type.n && type.p[0] == '*')
			type = str_sub(type, 1, type.n);
		of = !param ? row_text(r->functions[i].node, S("of")) : route_chain(type).n == type.n ? type : S("");
		if (param)
			break;
	}
	if (route_last(of).n < of.n) /* of another package */
		return S("");
	if (!of.n && head.n < name.n)
		return route_go_member(r, place, name);
	return of.n ? arena_printf(&r->scratch, ".#%.*s.%.*s", STR_ARG(of), STR_ARG(route_last(name))) : S("");
}

/* A field, or a variable of the package: by its name, since its type is not known here. */
static str called_so(struct route_file *r, const struct node *place, str name)
{
	str last = route_last(name);
	if (!route_go_is_called_so(name))
		return S("");
	if (last.n == name.n)
		return route_name(r, name) ? S("") : arena_printf(&r->scratch, ".#%.*s", STR_ARG(name));
	return field_of(r, place, route_around(r, place), name);
}

/* Of the routers that a function is handed, the first is called F(), those behind it by their numbers: F(2). */
static str handed_router(struct route_file *r, size_t function, str name)
{
	const struct node *params = node_get(r->functions[function].node, S("params"));
	str self = route_go_function(r, function);
	bool first = true;
	size_t number = 0;
	for (const struct node *p = params ? params->child : NULL; p; p = p->next, number++) {
		if (row_is(p, S("name"), name))
			break;
		first = first && !framework_of_type(route_go_param_type(p)).n;
	}
	return first ? arena_printf(&r->scratch, "%.*s()", STR_ARG(self))
	             : arena_printf(&r->scratch, "%.*s(%zu)", STR_ARG(self), number);
}

static str router_in(struct route_file *r, const struct node *place, str name, str *framework, unsigned depth)
{
	size_t around = route_around(r, place);
	str type = S("");
	for (size_t i = around;; i = r->functions[i].parent) {
		const struct node *given = given_in(r, i, place, name, true);
		if (i == around && route_assigned_between(r, name, given, place)) { /* one of several */
			const struct node *any = given_in(r, i, place, name, false);
			return any && given_router(r, i, any, name, framework, depth).n ? S("?") : S("");
		}
		if (given)
			return given_router(r, i, given, name, framework, depth);
		if (i == SIZE_MAX)
			break;
		if (has_param(r->functions[i].node, name, &type)) {
			str by_type = framework_of_type(type);
			if (!by_type.n)
				return S("");
			*framework = by_type;
			return handed_router(r, i, name);
		}
	}
	if (str_eq(name, S("http")) && str_eq(route_go_module(r, name), S("net/http"))) {
		*framework = S("net/http");
		return S("http");
	}
	return called_so(r, place, name);
}

str route_go_router(struct route_file *r, const struct node *place, str receiver, str *framework)
{
	str base = base_of(receiver);
	bool root;
	if (base.n == receiver.n)
		return receiver.n ? router_in(r, place, receiver, framework, 0) : S("");
	str member = route_last(base), owner = str_sub(base, 0, base.n - member.n - (base.n > member.n));
	str made = route_go_maker(r, arena_printf(&r->scratch, "%.*s()", STR_ARG(base)), &root);
	if (made.n) {
		*framework = made;
		return route_go_made(r, place);
	}
	bool part = owner.n && makes_a_part(member) && router_in(r, place, owner, framework, 0).n;
	return part ? route_go_made(r, place) : S("");
}

/* A name that is bound once stands for what it is given, at the place of that. */
str route_go_router_value(struct route_file *r, const struct node *value, str *framework)
{
	str chain = route_chain(value->text), name;
	if (value->kind != NODE_UNKNOWN || !chain.n)
		return S("");
	if (value->text.n == chain.n)
		return route_go_router(r, value, chain, framework);
	name = route_given(r, value);
	if (name.n)
		return route_go_router(r, value, name, framework);
	return route_go_router(r, value, arena_printf(&r->scratch, "%.*s()", STR_ARG(chain)), framework);
}
