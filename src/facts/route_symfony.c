/* Attributes of controllers. What they ask by IsGranted is read with the class (route_php_class.c); a parameter that
 * must be the caller refuses whoever is not signed in (source: Security/Http/Controller/UserValueResolver). */
#include "route_symfony.h"

#include <stdint.h>

#include "base/buf.h"
#include "route_declare.h"
#include "route_php.h"
#include "route_word.h"
#include "row_get.h"

enum { PATHS = 8 };

/* Those of FOSRestBundle name their method. What OpenAPI describes in the same words is no route. */
static const char verbs[] = "Get Post Put Patch Delete Head Options";

static bool is_verb(const struct route_file *r, const struct node *mark)
{
	str name = row_text(mark, S("name"));
	return route_mark_is(mark, verbs) && route_imports(r, S("FOS\\RestBundle")) && !str_starts(name, S("OA"));
}

static bool is_route(const struct route_file *r, const struct node *mark)
{
	return route_mark_is(mark, "Route") || is_verb(r, mark);
}

/* {id<\d+>}, {page?1} and {!x} are {id}, {page}, {x}. */
static str plain(struct route_file *r, str path)
{
	struct buf b BUF_AUTO = {0};
	bool inside = false, skips = false;
	for (size_t i = 0; i < path.n; i++) {
		char c = path.p[i];
		inside = c == '{' || (inside && c != '}');
		skips = inside && (skips || c == '<' || c == '?');
		if (!skips && !(inside && c == '!'))
			buf_byte(&b, c);
	}
	return arena_str(&r->scratch, buf_str(&b));
}

/* Are these arguments by name, and no paths by language? */
static bool is_named(const struct node *object)
{
	static const char names[] =
	        "path name value service methods requirements options defaults host schemes condition priority "
	        "locale format utf8 stateless env alias";
	return object->child && str_listed(object->child->key, names);
}

/* One path, or one for each language. */
static size_t paths_of(struct route_file *r, const struct node *mark, str paths[PATHS])
{
	const struct node *args = node_get(mark, S("args")), *first = args ? args->child : NULL, *path = NULL;
	size_t n = 0;
	bool named = first && first->kind == NODE_OBJECT && !first->next && is_named(first);
	if (first && first->kind == NODE_OBJECT && !named)
		path = first;
	else
		path = route_mark_arg(mark, S("path"), true);
	for (const struct node *one = path && path->kind == NODE_OBJECT ? path->child : NULL; one && n < PATHS;
	     one = one->next)
		paths[n++] = plain(r, route_php_path_of(one));
	if (!n)
		paths[n++] = path ? plain(r, route_php_path_of(path)) : S("");
	return n;
}

/* A parameter that must be who calls. */
static bool asks_for_caller(const struct node *function)
{
	const struct node *params = node_get(function, S("params"));
	for (const struct node *p = params ? params->child : NULL; p; p = p->next) {
		str type = row_text(p, S("type"));
		bool may_lack = !type.n || type.p[0] == '?' || route_has_word(type, "null") || node_get(p, S("value"));
		if (route_mark(p, S("CurrentUser")) && !may_lack)
			return true;
	}
	return false;
}

static void add_methods(struct route_file *r, struct route_part *p, const struct node *methods)
{
	const struct node *one = methods && methods->kind == NODE_ARRAY ? methods->child : methods;
	p->method = S("any");
	if (!one)
		route_add(r, p);
	for (; one; one = methods->kind == NODE_ARRAY ? one->next : NULL) {
		p->method = one->kind == NODE_STRING ? one->text : S("any");
		route_add(r, p);
	}
}

static void on_mark(struct route_file *r, const struct node *class, const struct node *function,
                    const struct node *mark, const struct node *outer)
{
	struct route_refs guards = {.n = 0};
	str inner[PATHS], front[PATHS] = {S("")};
	size_t n = paths_of(r, mark, inner), m = outer ? paths_of(r, outer, front) : 1;
	const struct node *methods = route_mark_arg(mark, S("methods"), false),
	                  *named = route_mark(function, S("Method"));
	struct node verb = {.kind = NODE_STRING};
	methods = methods ? methods : route_mark_arg(named, S("value"), true);
	if (is_verb(r, mark)) {
		verb.text = route_php_upper(r, route_mark_name(mark));
		methods = &verb;
	}
	if (!methods && outer)
		methods = route_mark_arg(outer, S("methods"), false);
	if (asks_for_caller(function))
		route_refs_add(&guards, S("=CurrentUser"));
	for (size_t i = 0; i < n; i++) {
		struct route_part p = {.kind = S("route"),
		                       .framework = S("Symfony"),
		                       .route = route_php_join(r, m == n ? front[i] : front[0], inner[i]),
		                       .ref = arena_printf(&r->scratch, "%.*s#%.*s",
		                                           STR_ARG(row_text(class, S("name"))),
		                                           STR_ARG(row_text(function, S("name")))),
		                       .guards = &guards,
		                       .at = mark->line ? mark : function};
		add_methods(r, &p, methods);
	}
}

/* Routes of the methods; a class that is called itself has its own. */
static void on_class(struct route_file *r, const struct node *class)
{
	const struct node *outer = route_mark(class, S("Route"));
	bool some = false;
	for (int called = 0; called < 2 && !some; called++)
		for (size_t i = 0; i < r->n_functions; i++) {
			const struct node *f = r->functions[i].node, *marks = node_get(f, S("marks"));
			if (r->functions[i].owner != class || !row_text(f, S("name")).n)
				continue;
			if (called && outer && str_eq(row_text(f, S("name")), S("__invoke")))
				on_mark(r, class, f, outer, NULL);
			for (const struct node *m = marks && !called ? marks->child : NULL; m; m = m->next)
				if (is_route(r, m)) {
					on_mark(r, class, f, m, outer);
					some = true;
				}
		}
}

/* What a bundle answers for a class: nobody reads which operations that are, or what they ask. */
static void on_bundle(struct route_file *r, const struct node *class)
{
	const struct node *api = route_mark(class, S("ApiResource")), *admin = route_mark(class, S("AdminDashboard"));
	str name = row_text(class, S("name"));
	struct route_part p = {
	        .kind = S("route"), .framework = S("Symfony"), .method = S("any"), .ref = S("?"), .at = class};
	if (!api && !admin)
		return;
	p.route = api ? arena_printf(&r->scratch, "/api/{%.*s}", STR_ARG(name))
	              : route_php_path_of(route_mark_arg(admin, S("routePath"), true));
	if (admin) {
		p.ref = arena_printf(&r->scratch, "%.*s#index", STR_ARG(name));
		p.writes = true;
	}
	route_add(r, &p);
}

/* config/routes.php: $routes->add('a', '/a')->controller([A::class, 'b'])->methods(['GET']); and an import of what
 * nobody reads. */
static void on_configured(struct route_file *r, const struct node *call)
{
	const struct node *path = route_call_arg(call, 1), *handler = NULL, *methods = NULL;
	struct route_part p = {.kind = S("route"), .framework = S("Symfony"), .ref = S("?"), .at = call};
	for (size_t i = route_call_from(r, call);
	     i < r->n_calls && r->calls[i]->line == call->line && r->calls[i]->col == call->col; i++) {
		str name = route_last(row_text(r->calls[i], S("callee")));
		if (str_eq(name, S("controller")))
			handler = route_call_arg(r->calls[i], 0);
		else if (str_eq(name, S("methods")))
			methods = route_call_arg(r->calls[i], 0);
	}
	const struct node *one = handler && handler->kind == NODE_ARRAY ? handler->child : handler;
	str class = one && one->kind == NODE_UNKNOWN ? route_php_named(r, one->text) : S("");
	str method = handler && handler->kind == NODE_ARRAY && one ? route_text(one->next) : S("__invoke");
	if (class.n && method.n)
		p.ref = arena_printf(&r->scratch, "%.*s#%.*s", STR_ARG(class), STR_ARG(method));
	p.route = plain(r, route_php_path_of(path));
	add_methods(r, &p, methods);
}

static void on_config(struct route_file *r)
{
	if (!str_ends(r->path, S("config/routes.php")) && str_find(r->path, S("config/routes/"), 0) == SIZE_MAX)
		return;
	for (size_t i = 0; i < r->n_calls; i++)
		if (str_eq(row_text(r->calls[i], S("callee")), S("routes.add")) && route_call_arg(r->calls[i], 1))
			on_configured(r, r->calls[i]);
}

void route_symfony(struct route_file *r)
{
	const struct node *classes = node_get(r->tree, S("classes"));
	if (str_ends(r->path, S("config/packages/security.php")))
		route_add(r, &(struct route_part){
		                     .kind = S("rule"), .framework = S("Symfony"), .name = S("unknown"), .line = 1});
	if (route_imports(r, S("Symfony\\Component\\Routing")))
		on_config(r);
	for (const struct node *c = classes ? classes->child : NULL; c; c = c->next) {
		on_class(r, c);
		on_bundle(r, c);
	}
}
