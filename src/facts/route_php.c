/* Routes of Laravel and Slim: calls of a verb, and the groups around them, which stand as closures in the same file. */
#include <stdint.h>
#include <string.h>

#include "route_php.h"
#include "route_word.h"
#include "row_get.h"

const struct node *route_call_arg(const struct node *call, size_t i)
{
	const struct node *args = node_get(call, S("args")), *n = args ? args->child : NULL;
	while (n && i--)
		n = n->next;
	return n;
}

const struct node *route_call_options(const struct node *call)
{
	const struct node *n = route_call_arg(call, 0);
	while (n && n->next)
		n = n->next;
	return n && n->kind == NODE_OBJECT ? n : NULL;
}

/* ---- groups ---- */

str route_php_join(struct route_file *r, str a, str b)
{
	while (a.n && a.p[a.n - 1] == '/')
		a.n--;
	while (b.n && b.p[0] == '/')
		b = str_sub(b, 1, b.n);
	return b.n ? arena_printf(&r->scratch, "%.*s/%.*s", STR_ARG(a), STR_ARG(b)) : a;
}

str route_php_path_of(const struct node *n) { return !n ? S("") : n->kind == NODE_STRING ? n->text : S("{?}"); }

/* {middleware: …, prefix: …} */
void route_php_attributes(struct route_file *r, struct php_scope *s, str *own, const struct node *object)
{
	const struct node *prefix = node_get(object, S("prefix"));
	const struct node *before = node_get(object, S("before")); /* of Laravel 4: 'auth|csrf' */
	str one, rest = route_text(before);
	while (rest.n && str_cut(&rest, '|', &one))
		route_refs_add(&s->guards, arena_printf(&r->scratch, "=%.*s", STR_ARG(one)));
	if (before && before->kind != NODE_STRING)
		route_php_guards(r, &s->guards, before);
	route_php_guards(r, &s->guards, node_get(object, S("middleware")));
	route_php_guards(r, &s->without, node_get(object, S("excluded_middleware")));
	*own = route_php_join(r, *own, route_php_path_of(prefix));
}

/* All calls of the chain that begins where the call does. */
void route_php_see_chain(const struct php *p, struct php_scope *s, const struct node *call)
{
	struct route_file *r = p->r;
	str own = S("");
	for (size_t i = route_call_from(r, call);
	     i < r->n_calls && r->calls[i]->line == call->line && r->calls[i]->col == call->col; i++) {
		str callee = row_text(r->calls[i], S("callee")), name = route_last(callee);
		const struct node *first = route_call_arg(r->calls[i], 0);
		if (str_eq(name, S("middleware")) || (p->slim && str_listed(name, "add addMiddleware")))
			for (const struct node *n = first; n; n = n->next)
				route_php_guards(r, &s->guards, n);
		else if (str_eq(name, S("withoutMiddleware")))
			route_php_guards(r, &s->without, first);
		else if (str_eq(name, S("can")))
			route_refs_add(&s->guards, S("=can"));
		else if (str_eq(name, S("prefix")))
			own = route_php_join(r, route_php_path_of(first), own);
		else if (str_eq(name, S("controller")) && first)
			s->controller = route_php_named(r, first->text);
		else if (str_eq(name, S("group")) && first && first->kind == NODE_OBJECT)
			route_php_attributes(r, s, &own, first);
		else if (str_eq(name, S("group")) && p->slim)
			own = route_php_join(r, own, route_php_path_of(first));
		else if (str_eq(name, S("group")) && first && first->kind == NODE_UNKNOWN && first->next)
			s->unsure = true; /* attributes that are computed */
	}
	s->path = route_php_join(r, own, s->path);
}

void route_php_see_groups(const struct php *p, struct php_scope *s, const struct node *place)
{
	for (size_t i = route_around(p->r, place), deep = 0; i != SIZE_MAX; i = p->r->functions[i].parent, deep++) {
		struct php_scope one = {.path = s->path, .controller = s->controller};
		if (!p->group[i] || deep >= 8) {
			s->unsure = s->unsure || deep >= 8;
			continue;
		}
		route_php_see_chain(p, &one, p->group[i]);
		s->path = one.path;
		s->unsure = s->unsure || one.unsure;
		s->controller = s->controller.n ? s->controller : one.controller;
		for (size_t g = 0; g < one.guards.n; g++)
			route_refs_add(&s->guards, one.guards.at[g]);
		for (size_t g = 0; g < one.without.n; g++)
			route_refs_add(&s->without, one.without.at[g]);
	}
}

static void find_groups(struct php *p)
{
	struct route_file *r = p->r;
	p->group = arena_array(&r->scratch, const struct node *, r->n_functions);
	memset(p->group, 0, r->n_functions * sizeof *p->group);
	for (size_t i = 0; i < r->n_calls; i++) {
		if (!str_eq(route_last(row_text(r->calls[i], S("callee"))), S("group")))
			continue;
		for (const struct node *n = route_call_arg(r->calls[i], 0); n; n = n->next) {
			size_t f = n->kind == NODE_UNKNOWN ? route_function_at(r, n) : SIZE_MAX;
			if (f != SIZE_MAX)
				p->group[f] = r->calls[i];
		}
	}
}

/* ---- files of routes that this one takes in ---- */

static void add_loaded(const struct php *p, const struct node *call, str text, const struct node *chain)
{
	size_t from = str_find(text, S("routes/"), 0), to = from == SIZE_MAX ? from : str_find(text, S(".php"), from);
	struct php_scope s = {.path = S("")};
	if (to == SIZE_MAX)
		return;
	if (chain)
		route_php_see_chain(p, &s, chain);
	route_php_see_groups(p, &s, call);
	if (s.unsure)
		route_refs_add(&s.guards, S("?"));
	route_add(p->r, &(struct route_part){.kind = S("loads"),
	                                     .name = str_sub(text, from, to + 4),
	                                     .route = s.path,
	                                     .guards = &s.guards,
	                                     .at = call});
}

/* withRouting(web: …, api: …, apiPrefix: …) */
static void on_routing(const struct php *p, const struct node *call)
{
	const struct node *named = route_call_options(call);
	const struct node *prefix = named ? node_get(named, S("apiPrefix")) : NULL;
	for (const struct node *n = named ? named->child : NULL; n; n = n->next) {
		struct route_refs guards = {.n = 0};
		size_t from = str_find(n->text, S("routes/"), 0);
		size_t to = from == SIZE_MAX ? from : str_find(n->text, S(".php"), from);
		bool api = str_eq(n->key, S("api"));
		if (to == SIZE_MAX || (!api && !str_eq(n->key, S("web"))))
			continue;
		route_refs_add(&guards, api ? S("=api") : S("=web"));
		route_add(p->r, &(struct route_part){.kind = S("loads"),
		                                     .name = str_sub(n->text, from, to + 4),
		                                     .route = !api     ? S("")
		                                              : prefix ? route_php_path_of(prefix)
		                                                       : S("api"),
		                                     .guards = &guards,
		                                     .at = call});
	}
}

static const char verbs[] = "get post put patch delete options any match map view redirect permanentRedirect";

/* $app->get('/x', A::class): files of routes need no import of Slim. */
static bool is_slim(struct route_file *r)
{
	if (route_imports(r, S("Slim\\")))
		return true;
	if (route_imports(r, S("Illuminate\\")) || route_imports(r, S("Laravel\\")) || route_imports(r, S("Silex\\")))
		return false;
	for (size_t i = 0; i < r->n_calls; i++) {
		str callee = row_text(r->calls[i], S("callee")), name = route_last(callee);
		const struct node *first = route_call_arg(r->calls[i], 0);
		bool app = str_starts(callee, S("app.")) && callee.n == name.n + 4;
		if (app && str_listed(name, verbs) && first && first->next && str_starts(route_text(first), S("/")))
			return true;
	}
	return false;
}

void route_php(struct route_file *r)
{
	struct php p = {.r = r, .slim = is_slim(r)};
	find_groups(&p);
	for (size_t i = 0; i < r->n_calls; i++) {
		const struct node *call = r->calls[i], *first = route_call_arg(call, 0);
		str callee = row_text(call, S("callee")), name = route_last(callee);
		str head = str_sub(callee, 0, str_find(callee, S("."), 0));
		bool lumen = route_imports(r, S("Illuminate\\")) || str_find(r->path, S("routes/"), 0) != SIZE_MAX;
		bool laravel = !p.slim && (str_eq(head, S("Route")) || (str_eq(head, S("router")) && lumen));
		bool of = laravel || (p.slim && str_listed(head, "app group this router api g") &&
		                      head.n + 1 + name.n == callee.n);
		if (of && str_listed(name, verbs))
			route_php_verb(&p, call, name);
		else if (laravel &&
		         str_listed(name, "resource resources apiResource apiResources singleton apiSingleton"))
			route_php_resource(&p, call, name);
		else if (!p.slim && str_eq(callee, S("Auth.routes")))
			route_php_auth(&p, call);
		else if (laravel && str_listed(name, "controller controllers") && first && first->next)
			route_php_unread(&p, call); /* every method of it, by its name */
		else if (str_eq(name, S("group")))
			for (const struct node *n = first; n; n = n->next)
				add_loaded(&p, call,
				           n->kind == NODE_UNKNOWN && route_function_at(r, n) == SIZE_MAX ? n->text
				                                                                          : S(""),
				           call);
		else if (str_eq(name, S("base_path")) && route_around(r, call) != SIZE_MAX)
			add_loaded(&p, call, route_text(first), NULL);
		else if (str_eq(name, S("withRouting")))
			on_routing(&p, call);
	}
}
