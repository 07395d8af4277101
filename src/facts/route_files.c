/* Routes whose path is that of their file: Next.js (app and pages, middleware, server actions), SvelteKit, Nuxt, Remix,
 * functions of Vercel. Which of its exports answer is the framework's rule. */
#include <stdint.h>

#include "base/buf.h"
#include "facts/folder.h"
#include "route_part.h"
#include "route_word.h"
#include "row_get.h"

static const char *const verbs[] = {"GET", "POST", "PUT", "PATCH", "DELETE"};

/* "users/route" of "src/app/users/route.ts" below "app"; false: it stands in no such folder. */
static bool below(str path, const char *folder, str *root, str *rest)
{
	str part = str_of(folder), dotted = str_extension(path);
	for (size_t at = 0; (at = str_find(path, part, at)) != SIZE_MAX; at++) {
		bool begins = at == 0 || path.p[at - 1] == '/';
		if (!begins || at + part.n >= path.n || path.p[at + part.n] != '/')
			continue;
		*root = str_sub(path, 0, at ? at - 1 : 0);
		*rest = str_sub(path, at + part.n + 1, path.n - (dotted.n ? dotted.n + 1 : 0));
		if (str_ends(*root, S("/src")) || str_eq(*root, S("src")))
			root->n = root->n > 4 ? root->n - 4 : 0;
		return true;
	}
	return false;
}

/* The path of an address: groups and slots left out, [id] as :id. */
static str address(struct route_file *r, str way)
{
	struct buf b BUF_AUTO = {0};
	str part;
	while (str_cut(&way, '/', &part)) {
		if (!part.n || part.p[0] == '(' || part.p[0] == '@' || str_eq(part, S("index")))
			continue;
		bool hole = part.p[0] == '[';
		while (hole && part.n && strchr("[].", part.p[0]))
			part = str_sub(part, 1, part.n);
		while (hole && part.n && part.p[part.n - 1] == ']')
			part.n--;
		buf_printf(&b, "/%s%.*s", hole ? ":" : "", STR_ARG(part));
	}
	return b.n ? arena_str(&r->scratch, buf_str(&b)) : S("/");
}

static const struct node *export_of(const struct route_file *r, str name)
{
	const struct node *exports = node_get(r->tree, S("exports"));
	return exports ? node_get(exports, name) : NULL;
}

/* What is exported: the handler, and what it is wrapped in. */
static str handler_of(struct route_file *r, const struct node *value, struct route_refs *guards)
{
	if (value->kind == NODE_OBJECT)
		return node_get(value, S("module")) ? route_imported(r, value) : S("");
	size_t inside = route_function(r, value);
	str ref = route_ref(r, value);
	if (inside != SIZE_MAX && inside != route_function_at(r, value)) {
		route_refs_add(guards, ref);
		return route_function_ref(r, inside);
	}
	size_t open = str_find(value->text, S("("), 0);
	if (str_ends(ref, S("()")) && open != SIZE_MAX) { /* withAuth(handler) */
		str inner = route_ref_text(r, str_trim(str_sub(value->text, open + 1, value->text.n)));
		if (inner.n) {
			route_refs_add(guards, ref);
			return inner;
		}
	}
	return ref;
}

static void add(struct route_file *r, const struct node *value, str method, str route, const char *framework, str root)
{
	struct route_refs guards = {.n = 0};
	str ref = handler_of(r, value, &guards);
	route_add(r, &(struct route_part){.kind = S("route"),
	                                  .method = method,
	                                  .route = route,
	                                  .ref = ref,
	                                  .name = root,
	                                  .guards = &guards,
	                                  .framework = str_of(framework),
	                                  .line = value->line});
}

static void add_verbs(struct route_file *r, str route, const char *framework, str root)
{
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
		const struct node *value = export_of(r, str_of(verbs[i]));
		if (value)
			add(r, value, str_of(verbs[i]), route, framework, root);
	}
}

static void add_default(struct route_file *r, str method, str route, const char *framework, str root)
{
	const struct node *value = export_of(r, S("default"));
	value = value ? value : export_of(r, S("*"));
	if (value)
		add(r, value, method, route, framework, root);
}

static str root_name(struct route_file *r, str root) { return root.n ? arena_str(&r->scratch, root) : S("."); }

/* ---- Next.js ---- */

static void add_matchers(struct route_file *r, str ref, str root, unsigned line)
{
	const struct node *values = node_get(r->tree, S("values"));
	const struct node *config = values ? node_get(values, S("config")) : NULL;
	const struct node *matcher = config && config->kind == NODE_OBJECT ? node_get(config, S("matcher")) : NULL;
	struct members m = fact_new(r->f, S("route_parts"), r->path, line);
	members_scalar(&m, NODE_STRING, S("kind"), S("matcher"), NULL);
	members_scalar(&m, NODE_STRING, S("name"), root, NULL);
	members_scalar(&m, NODE_STRING, S("ref"), ref, NULL);
	members_scalar(&m, NODE_STRING, S("framework"), S("Next.js"), NULL);
	r->wanted = true;
	if (!matcher)
		return;
	struct members list = members_below(&m, NODE_ARRAY, S("paths"), NULL);
	const struct node *one = matcher->kind == NODE_ARRAY ? matcher->child : matcher;
	for (; one; one = matcher->kind == NODE_ARRAY ? one->next : NULL) {
		const struct node *text = one->kind == NODE_OBJECT ? node_get(one, S("source")) : one;
		members_scalar(&list, text && text->kind == NODE_STRING ? NODE_STRING : NODE_UNKNOWN, S(""),
		               text ? text->text : S(""), NULL);
	}
}

static void next_middleware(struct route_file *r)
{
	static const char *const names[] = {"default", "middleware", "proxy"};
	str folder = folder_of(r->path);
	struct route_refs guards = {.n = 0};
	if (str_eq(str_basename(folder), S("src")))
		folder = folder_of(folder);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const struct node *value = export_of(r, str_of(names[i]));
		if (!value)
			continue;
		str ref = handler_of(r, value, &guards);
		add_matchers(r, ref, folder, value->line);
		for (size_t g = 0; g < guards.n; g++)
			add_matchers(r, guards.at[g], folder, value->line);
		return;
	}
}

static void server_actions(struct route_file *r)
{
	const struct node *exports = node_get(r->tree, S("exports"));
	for (const struct node *n = exports ? exports->child : NULL; n; n = n->next)
		if (n->kind == NODE_UNKNOWN && route_function(r, n) != SIZE_MAX && !str_eq(n->key, S("default")))
			add(r, n, S("POST"), arena_printf(&r->scratch, "/:action/%.*s", STR_ARG(n->key)), "Next.js",
			    S("."));
}

static bool next_routes(struct route_file *r, str stem)
{
	str root, rest;
	if (str_eq(stem, S("route")) && below(r->path, "app", &root, &rest)) {
		add_verbs(r, address(r, str_sub(rest, 0, rest.n - stem.n)), "Next.js", root_name(r, root));
		return true;
	}
	if (below(r->path, "pages/api", &root, &rest)) {
		add_default(r, S("any"), arena_printf(&r->scratch, "/api%.*s", STR_ARG(address(r, rest))), "Next.js",
		            root_name(r, root));
		return true;
	}
	return false;
}

/* ---- others ---- */

static void add_front(struct route_file *r, const struct node *value, str root, const char *framework)
{
	struct route_refs guards = {.n = 0};
	str ref = handler_of(r, value, &guards);
	struct members m = fact_new(r->f, S("route_parts"), r->path, value->line);
	members_scalar(&m, NODE_STRING, S("kind"), S("matcher"), NULL);
	members_scalar(&m, NODE_STRING, S("name"), root, NULL);
	members_scalar(&m, NODE_STRING, S("ref"), ref, NULL);
	members_scalar(&m, NODE_STRING, S("framework"), str_of(framework), NULL);
	r->wanted = true;
}

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

static void other_routes(struct route_file *r, str stem)
{
	str root, rest;
	if (str_eq(stem, S("+server")) && below(r->path, "routes", &root, &rest)) {
		add_verbs(r, address(r, str_sub(rest, 0, rest.n - stem.n)), "SvelteKit", root_name(r, root));
	} else if (str_eq(stem, S("hooks.server")) && export_of(r, S("handle"))) {
		root = folder_of(folder_of(r->path));
		add_front(r, export_of(r, S("handle")), root, "SvelteKit");
	} else if (below(r->path, "server/middleware", &root, &rest) && export_of(r, S("default")) &&
	           str_find(export_of(r, S("default"))->text, S("EventHandler("), 0) != SIZE_MAX) {
		add_front(r, export_of(r, S("default")), root_name(r, root), "Nuxt");
	} else if (below(r->path, "server/api", &root, &rest) && export_of(r, S("default")) &&
	           str_find(export_of(r, S("default"))->text, S("EventHandler("), 0) != SIZE_MAX) {
		str method = suffix_method(&rest);
		add_default(r, method, arena_printf(&r->scratch, "/api%.*s", STR_ARG(address(r, rest))), "Nuxt",
		            root_name(r, root));
	} else if (below(r->path, "app/routes", &root, &rest) && export_of(r, S("action"))) {
		add(r, export_of(r, S("action")), S("POST"), address(r, rest), "Remix", root_name(r, root));
	} else if (str_starts(r->path, S("api/")) && below(r->path, "api", &root, &rest) && rest.n &&
	           rest.p[0] != '_') {
		const struct node *value = export_of(r, S("default"));
		size_t f = value ? route_function(r, value) : SIZE_MAX;
		const struct node *params = f != SIZE_MAX ? node_get(r->functions[f].node, S("params")) : NULL;
		if (params && params->child)
			add_default(r, S("any"), arena_printf(&r->scratch, "/api%.*s", STR_ARG(address(r, rest))),
			            "Vercel", S("."));
	}
}

void route_files(struct route_file *r)
{
	str name = str_basename(r->path), dotted = str_extension(name);
	str stem = str_sub(name, 0, name.n - (dotted.n ? dotted.n + 1 : 0));
	const struct node *directive = node_get(r->tree, S("directive"));
	if (!node_get(r->tree, S("exports")))
		return;
	if (str_eq(stem, S("middleware")) || str_eq(stem, S("proxy")))
		next_middleware(r);
	else if (directive)
		server_actions(r);
	else if (!next_routes(r, stem))
		other_routes(r, stem);
}
