/* Routes of SvelteKit, Nuxt, Remix and Astro: the path is that of the file, what answers is what it exports. What
 * stands in front of all of them is a file of its own. Layouts guard nothing: what they wrap is called on its own. */
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "facts/folder.h"
#include "route_router.h"
#include "route_way.h"
#include "route_word.h"
#include "row_get.h"

static const struct node *value_of(const struct route_file *r, str name)
{
	const struct node *values = node_get(r->tree, S("values"));
	return values ? node_get(values, name) : NULL;
}

/* ---- SvelteKit ---- */

/* export const actions = {default: f, create: wrap(g)}: POST to the page, with the name behind ?/ */
static void page_actions(struct route_file *r, const struct route_way *page)
{
	const struct node *actions = value_of(r, S("actions"));
	for (const struct node *n = actions && actions->kind == NODE_OBJECT ? actions->child : NULL; n; n = n->next) {
		struct route_way way = *page;
		way.method = S("POST");
		way.writes = false;
		if (!str_eq(n->key, S("default")))
			way.route = arena_printf(&r->scratch, "%.*s?/%.*s", STR_ARG(page->route), STR_ARG(n->key));
		if (n->kind == NODE_UNKNOWN && !str_eq(n->key, S("...")))
			route_way_add(r, &way, n);
	}
}

/* query(f), form(schema, f), command(f) of *.remote.ts */
static void remote_functions(struct route_file *r, struct route_way *way)
{
	const struct node *exports = node_get(r->tree, S("exports"));
	for (const struct node *n = exports ? exports->child : NULL; n; n = n->next) {
		bool reads = str_starts(n->text, S("query")), writes = str_starts(n->text, S("command("));
		if (n->kind != NODE_UNKNOWN || (!reads && !writes && !str_starts(n->text, S("form("))))
			continue;
		way->method = reads ? S("GET") : S("POST");
		way->writes = !reads;
		way->route = arena_printf(&r->scratch, "/_app/remote/%.*s", STR_ARG(n->key));
		route_way_add(r, way, n);
	}
}

static bool svelte_kit(struct route_file *r, str stem)
{
	str root, rest;
	struct route_way way = {.framework = "SvelteKit"};
	bool below = route_way_below(r->path, "routes", &root, &rest);
	if (below)
		way.root = route_way_root(r, root);
	if (below && str_eq(stem, S("+server"))) {
		way.route = route_way_address(r, str_sub(rest, 0, rest.n - stem.n));
		route_way_verbs(r, &way);
	} else if (below && str_eq(stem, S("+page.server"))) {
		way.route = route_way_address(r, str_sub(rest, 0, rest.n - stem.n));
		way.method = S("GET");
		if (route_export(r, S("load")))
			route_way_add(r, &way, route_export(r, S("load")));
		page_actions(r, &way);
	} else if (str_eq(stem, S("hooks.server")) && route_export(r, S("handle"))) {
		way.root = folder_of(folder_of(r->path));
		route_way_front(r, &way, route_export(r, S("handle")));
	} else if (str_ends(stem, S(".remote"))) {
		size_t src = str_find(r->path, S("src/"), 0);
		way.root = route_way_root(r, str_sub(r->path, 0, src == SIZE_MAX || !src ? 0 : src - 1));
		remote_functions(r, &way);
	} else {
		return false;
	}
	return true;
}

/* ---- Nuxt ---- */

/* users/[id].delete: its method, and the path without it */
static str suffix_method(str *way)
{
	static const struct {
		const char *end, *method;
	} ends[] = {{".get", "GET"}, {".post", "POST"}, {".put", "PUT"}, {".patch", "PATCH"}, {".delete", "DELETE"}};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_ends(*way, str_of(ends[i].end))) {
			way->n -= strlen(ends[i].end);
			return str_of(ends[i].method);
		}
	return S("any");
}

static bool nuxt(struct route_file *r)
{
	str root, rest;
	struct route_way way = {.framework = "Nuxt"};
	const struct node *value = route_export(r, S("default"));
	bool handles = value && (str_find(value->text, S("Handler("), 0) != SIZE_MAX);
	if (!handles)
		return false;
	if (route_way_below(r->path, "server/middleware", &root, &rest)) {
		way.root = route_way_root(r, root);
		route_way_front(r, &way, value);
		return true;
	}
	bool api = route_way_below(r->path, "server/api", &root, &rest);
	if (!api && !route_way_below(r->path, "server/routes", &root, &rest))
		return false;
	way.method = suffix_method(&rest);
	way.root = route_way_root(r, root);
	way.route = arena_printf(&r->scratch, "%s%.*s", api ? "/api" : "", STR_ARG(route_way_address(r, rest)));
	route_way_default(r, &way);
	return true;
}

/* ---- Remix, React Router ---- */

/* notes.$noteId_.edit, _auth.login, users+/$id/route: dots part as slashes do, what begins with _ adds nothing. */
static str remix_address(struct route_file *r, str way)
{
	struct buf b BUF_AUTO = {0};
	str folder, part;
	size_t escaped = str_find(way, S("[.]"), 0);
	if (escaped != SIZE_MAX) /* manifest[.]webmanifest */
		return arena_printf(&r->scratch, "%.*s.%.*s", STR_ARG(remix_address(r, str_sub(way, 0, escaped))),
		                    STR_ARG(str_sub(way, escaped + 3, way.n)));
	while (str_cut(&way, '/', &folder))
		while (str_cut(&folder, '.', &part)) {
			while (part.n && strchr("_+", part.p[part.n - 1]) && part.p[0] != '_')
				part.n--;
			if (!part.n || part.p[0] == '_' || part.p[0] == '(' || str_eq(part, S("index")) ||
			    (str_eq(part, S("route")) && !way.n && !folder.n))
				continue;
			if (part.p[0] == '$')
				buf_printf(&b, "/:%.*s", STR_ARG(str_sub(part, 1, part.n)));
			else
				buf_printf(&b, "/%.*s", STR_ARG(part));
		}
	return b.n ? arena_str(&r->scratch, buf_str(&b)) : S("/");
}

static bool is_remix(const struct route_file *r)
{
	static const char *const modules[] = {"@remix-run/", "react-router", "@react-router/", "./+types/", "remix"};
	const struct node *imports = node_get(r->tree, S("imports"));
	for (const struct node *n = imports ? imports->child : NULL; n; n = n->next) {
		const struct node *module = n->kind == NODE_OBJECT ? node_get(n, S("module")) : n;
		for (size_t i = 0; module && i < sizeof modules / sizeof *modules; i++)
			if (str_starts(module->text, str_of(modules[i])))
				return true;
	}
	return false;
}

/* Middleware of a module stands in front of its own routes; which others lie below it, routes.ts may say. */
static void remix_middleware(struct route_file *r, struct route_way *way, struct route_refs *own, bool whole)
{
	static const char *const names[] = {"middleware", "unstable_middleware"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const struct node *list = value_of(r, str_of(names[i]));
		if (!list || list->kind != NODE_ARRAY)
			continue;
		route_refs_all(r, own, list);
		way->route = S("");
		if (whole)
			route_way_front(r, way, list);
	}
}

static bool remix(struct route_file *r, str stem)
{
	str root, rest;
	struct route_refs guards = {.n = 0};
	const struct node *action = route_export(r, S("action")), *loader = route_export(r, S("loader"));
	bool routes = route_way_below(r->path, "app/routes", &root, &rest);
	if (!routes && !(route_way_below(r->path, "app", &root, &rest) && is_remix(r)))
		return false;
	struct route_way way = {.framework = "Remix", .root = route_way_root(r, root), .guards = &guards};
	bool whole = !routes && str_eq(stem, S("root"));
	remix_middleware(r, &way, &guards, whole);
	if (whole || str_find(rest, S(".server"), 0) != SIZE_MAX || (!action && !loader))
		return whole || routes;
	way.route = remix_address(r, rest);
	way.method = S("GET");
	if (loader)
		route_way_add(r, &way, loader);
	way.method = S("POST");
	if (action)
		route_way_add(r, &way, action);
	return true;
}

/* ---- Astro ---- */

/* defineAction({handler}) in src/actions: one door each. */
static void astro_actions(struct route_file *r, struct route_way *way)
{
	const struct node *server = value_of(r, S("server"));
	way->method = S("POST");
	way->writes = true;
	for (size_t i = 0; i < r->n_calls; i++) {
		const struct node *call = r->calls[i], *options = route_arg(call, 0);
		const struct node *handler =
		        options && options->kind == NODE_OBJECT ? node_get(options, S("handler")) : NULL;
		str name = route_given(r, call);
		if (!str_eq(row_text(call, S("callee")), S("defineAction")) || !handler)
			continue;
		for (const struct node *n = server && server->kind == NODE_OBJECT ? server->child : NULL; n;
		     n = n->next)
			if (!name.n && n->line == call->line && n->col == call->col)
				name = n->key;
		way->route = arena_printf(&r->scratch, "/_actions/%.*s", STR_ARG(name.n ? name : S("{...}")));
		route_way_add(r, way, handler);
	}
}

static bool is_false(const struct node *n) { return n && n->kind == NODE_BOOL && str_eq(n->text, S("false")); }
static bool is_true(const struct node *n) { return n && n->kind == NODE_BOOL && str_eq(n->text, S("true")); }

/* Endpoints of a site that is built once are files, not routes. */
static void astro_page(struct route_file *r, struct route_way *way, str rest)
{
	const struct node *prerender = value_of(r, S("prerender"));
	struct route_refs built = {.n = 0};
	if (is_true(prerender))
		return;
	if (!is_false(prerender))
		route_refs_add(&built, S("static"));
	way->route = route_way_address(r, rest);
	way->built = &built;
	route_way_verbs(r, way);
}

static bool astro(struct route_file *r, str stem)
{
	str root, rest, extension = str_extension(r->path);
	struct route_way way = {.framework = "Astro"};
	bool front = str_eq(stem, S("middleware")) || str_ends(r->path, S("middleware/index.ts")) ||
	             str_ends(r->path, S("middleware/index.js"));
	if (front && route_export(r, S("onRequest"))) {
		size_t src = str_find(r->path, S("src/"), 0);
		way.root = route_way_root(r, str_sub(r->path, 0, src == SIZE_MAX || !src ? 0 : src - 1));
		route_way_front(r, &way, route_export(r, S("onRequest")));
		return true;
	}
	if (str_eq(extension, S("astro")))
		return false;
	if (route_way_below(r->path, "src/actions", &root, &rest)) {
		way.root = route_way_root(r, root);
		astro_actions(r, &way);
		return true;
	}
	if (!route_way_below(r->path, "src/pages", &root, &rest))
		return false;
	way.root = route_way_root(r, root);
	astro_page(r, &way, rest);
	return true;
}

/* output: 'server' of astro.config: pages are made when they are asked for. */
static void astro_config(struct route_file *r)
{
	for (size_t i = 0; i < r->n_calls; i++)
		if (str_eq(row_text(r->calls[i], S("callee")), S("defineConfig")) &&
		    str_listed(route_member_text(route_arg(r->calls[i], 0), S("output")), "server hybrid"))
			route_add(r, &(struct route_part){.kind = S("base"),
			                                  .framework = S("Astro"),
			                                  .name = S("server"),
			                                  .at = r->calls[i]});
}

void route_kits(struct route_file *r, str stem)
{
	if (str_eq(stem, S("astro.config")))
		astro_config(r);
	else if (!svelte_kit(r, stem) && !nuxt(r) && !remix(r, stem))
		astro(r, stem);
}
