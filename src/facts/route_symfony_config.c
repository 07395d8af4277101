/* YAML of Symfony: config/routes.yaml and config/packages/security.yaml. Settings for one environment (when@test) say
 * nothing of what runs in production. */
#include <string.h>

#include "route_symfony.h"
#include "route_word.h"
#include "row_get.h"

enum { ENTRIES = 500 };

struct part {
	const char *kind;
	str name, method, route, ref;
};

static void add(struct facts *f, str path, unsigned line, const struct part *p)
{
	struct members m = fact_new(f, S("route_parts"), path, line);
	const struct {
		str key, text;
	} texts[] = {{S("kind"), str_of(p->kind)}, {S("name"), p->name}, {S("method"), p->method},
	             {S("route"), p->route},       {S("ref"), p->ref},   {S("framework"), S("Symfony")}};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (texts[i].text.n)
			members_scalar(&m, NODE_STRING, texts[i].key, texts[i].text, NULL);
}

static const struct node *at(const struct node *n, const char *key)
{
	return n && n->kind == NODE_OBJECT ? node_get(n, str_of(key)) : NULL;
}

static str text_at(const struct node *n, const char *key)
{
	const struct node *v = at(n, key);
	return v && v->kind == NODE_STRING ? v->text : S("");
}

/* ---- routes ---- */

/* "AppBundle:Blog:index", as controllers were named once: AppBundle/Controller/BlogController#indexAction. */
static str of_bundle(struct arena *a, str controller)
{
	str bundle = S(""), class = S(""), rest = controller;
	if (!str_cut(&rest, ':', &bundle) || !str_cut(&rest, ':', &class) || !rest.n || !class.n)
		return S("");
	if (str_eq(bundle, S("FrameworkBundle")))
		return str_listed(class, "Template Redirect") ? S("-") : S("?");
	return arena_printf(a, "%.*s/Controller/%.*sController#%.*sAction", STR_ARG(bundle), STR_ARG(class),
	                    STR_ARG(rest));
}

/* "App\A::b" as App/A#b; "-" for what only shows a template or leads elsewhere. */
static str handler(struct arena *a, str controller)
{
	size_t colons = str_find(controller, S("::"), 0);
	str class = str_sub(controller, 0, colons), method = S("__invoke");
	if (colons == SIZE_MAX && str_find(controller, S(":"), 0) != SIZE_MAX) {
		str old = of_bundle(a, controller);
		return old.n ? old : S("?");
	}
	if (colons != SIZE_MAX)
		method = str_sub(controller, colons + 2, controller.n);
	if (str_ends(class, S("TemplateController")) || str_ends(class, S("RedirectController")))
		return S("-");
	char *to = arena_alloc(a, class.n + 1);
	for (size_t i = 0; i < class.n; i++)
		to[i] = class.p[i] == '\\' ? '/' : class.p[i];
	return class.n ? arena_printf(a, "%.*s#%.*s", (int)class.n, to, STR_ARG(method)) : S("?");
}

/* methods: GET|POST, or a list */
static void add_route(struct facts *f, str path, const struct node *entry, struct part *p)
{
	const struct node *methods = at(entry, "methods");
	str rest = methods && methods->kind == NODE_STRING ? methods->text : S(""), one;
	p->method = S("any");
	if (methods && methods->kind == NODE_ARRAY)
		for (const struct node *n = methods->child; n; n = n->next) {
			p->method = n->kind == NODE_STRING ? n->text : S("any");
			add(f, path, entry->line, p);
		}
	else if (!rest.n)
		add(f, path, entry->line, p);
	while (rest.n && str_cut(&rest, '|', &one)) {
		p->method = one;
		add(f, path, entry->line, p);
	}
}

/* '../../src/Controller/' is src/Controller */
static str folder_named(str resource)
{
	while (str_starts(resource, S("../")) || str_starts(resource, S("./")))
		resource = str_sub(resource, resource.p[1] == '/' ? 2 : 3, resource.n);
	while (resource.n && strchr("/*", resource.p[resource.n - 1]))
		resource.n--;
	return str_starts(resource, S("@")) ? str_sub(resource, 1, resource.n) : resource; /* of a bundle of this app */
}

/* Pages of faults, and what only developers see. */
static bool is_of_framework(str resource)
{
	static const char *const own[] = {"@FrameworkBundle/", "@WebProfilerBundle/", "@TwigBundle/",
	                                  "@SensioDistribution"};
	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		if (str_starts(resource, str_of(own[i])))
			return true;
	/* @AppBundle/Controller/ is a folder of this repository */
	return str_ends(resource, S("Controller/")) || str_ends(resource, S("/Controller"));
}

static str joined(struct arena *a, str prefix)
{
	while (str_ends(prefix, S("/")))
		prefix.n--;
	return arena_printf(a, "%.*s/{?}", STR_ARG(prefix));
}

static void routes(struct facts *f, str path, const struct node *tree, struct arena *a)
{
	unsigned n = 0;
	for (const struct node *e = tree->child; e && n < ENTRIES; e = e->next, n++) {
		str own = text_at(e, "path"), controller = text_at(e, "controller"), resource = text_at(e, "resource");
		controller = controller.n ? controller : text_at(at(e, "defaults"), "_controller");
		resource = resource.n ? resource : text_at(at(e, "resource"), "path");
		struct part p = {.kind = "route", .route = own, .ref = handler(a, controller)};
		const struct part loads = {.kind = "loads",
		                           .name = str_eq(resource, S("routing.controllers")) ? S("*")
		                                                                              : folder_named(resource),
		                           .route = text_at(e, "prefix")};
		bool bundle = str_starts(resource, S("@")) && !is_of_framework(resource);
		const struct part unread = {
		        .kind = "route", .route = joined(a, text_at(e, "prefix")), .ref = S("?"), .method = S("any")};
		if (str_starts(e->key, S("when@")))
			continue;
		if (!own.n && bundle) /* routes of a package, which nobody reads */
			add(f, path, e->line, &unread);
		if (own.n)
			add_route(f, path, e, &p);
		else if (resource.n && loads.route.n)
			add(f, path, e->line, &loads);
	}
}

/* ---- security ---- */

static bool lets_all_in(str role)
{
	return str_listed(role, "PUBLIC_ACCESS IS_AUTHENTICATED_ANONYMOUSLY IS_ANONYMOUS");
}

/* roles: one, or a list of which one suffices */
static str verdict_of(const struct node *rule)
{
	const struct node *roles = at(rule, "roles"), *role = at(rule, "role");
	roles = roles ? roles : role;
	if (!roles || at(rule, "allow_if") || at(rule, "ips") || at(rule, "ip") || at(rule, "host") ||
	    at(rule, "port") || at(rule, "attributes") || at(rule, "route") || at(rule, "request_matcher"))
		return S("unknown");
	if (roles->kind != NODE_ARRAY)
		return roles->kind != NODE_STRING || !roles->text.n ? S("unknown")
		       : lets_all_in(roles->text)                   ? S("open")
		                                                    : S("guarded");
	for (const struct node *n = roles->child; n; n = n->next)
		if (n->kind != NODE_STRING || lets_all_in(n->text))
			return n->kind == NODE_STRING ? S("open") : S("unknown");
	return roles->child ? S("guarded") : S("open");
}

static void add_rule(struct facts *f, str path, const struct node *rule)
{
	const struct node *methods = at(rule, "methods"),
	                  *one = methods && methods->kind == NODE_ARRAY ? methods->child : methods;
	struct part p = {.kind = "rule", .name = verdict_of(rule), .route = text_at(rule, "path"), .method = S("any")};
	if (!one)
		add(f, path, rule->line, &p);
	for (; one; one = methods->kind == NODE_ARRAY ? one->next : NULL) {
		p.method = one->kind == NODE_STRING ? one->text : S("?");
		add(f, path, rule->line, &p);
	}
}

static void security(struct facts *f, str path, const struct node *tree)
{
	const struct node *rules = at(tree, "access_control"), *walls = at(tree, "firewalls");
	unsigned n = 0;
	for (const struct node *w = walls && walls->kind == NODE_OBJECT ? walls->child : NULL; w && n < ENTRIES;
	     w = w->next, n++) {
		const struct node *on = at(w, "security");
		bool partly = at(w, "host") || at(w, "methods") || at(w, "request_matcher");
		const struct part p = {.kind = "scope",
		                       .name = partly                                       ? S("unknown")
		                               : on && str_listed(on->text, "false no off") ? S("off")
		                                                                            : S("on"),
		                       .route = text_at(w, "pattern")};
		add(f, path, w->line, &p);
	}
	if (rules && rules->kind == NODE_UNKNOWN)
		add(f, path, rules->line, &(struct part){.kind = "rule", .name = S("unknown")});
	for (const struct node *r = rules && rules->kind == NODE_ARRAY ? rules->child : NULL; r && n < ENTRIES;
	     r = r->next, n++)
		add_rule(f, path, r);
}

bool route_symfony_reads(str path)
{
	static const char *const names[] = {"config/routes.", "config/routes/", "config/routing.", "config/security.",
	                                    "config/packages/security."};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_find(path, str_of(names[i]), 0) != SIZE_MAX)
			return str_listed(str_extension(path), "yaml yml xml");
	return false;
}

void route_symfony_config(struct facts *f, str path, const struct node *tree)
{
	struct arena a = {0};
	str extension = str_extension(path);
	const struct part unread = {.kind = "route", .route = S("/{?}"), .ref = S("?"), .method = S("any")};
	if (route_symfony_reads(path) && str_eq(extension, S("xml")) && str_find(path, S("rout"), 0) != SIZE_MAX)
		add(f, path, 1, &unread);
	if (!str_listed(extension, "yaml yml") || str_find(path, S("config/"), 0) == SIZE_MAX)
		return;
	if (str_find(path, S("config/routes."), 0) != SIZE_MAX || str_find(path, S("config/routes/"), 0) != SIZE_MAX ||
	    str_find(path, S("config/routing."), 0) != SIZE_MAX)
		routes(f, path, tree, &a);
	const struct node *section = at(tree, "security");
	if (section && (at(section, "firewalls") || at(section, "access_control")))
		security(f, path, section);
	arena_free(&a);
}
