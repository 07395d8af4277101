/* Routes whose path is that of their file: which framework a file belongs to is told by its name and by what it
 * exports. Of Next.js: app and pages, middleware, server actions. */
#include <stdint.h>
#include <string.h>

#include "facts/folder.h"
#include "route_way.h"
#include "route_word.h"
#include "row_get.h"

/* ---- Next.js ---- */

/* authMiddleware({publicRoutes: […], ignoredRoutes: […]}) of Clerk asks for sign-in everywhere else, unless afterAuth
 * decides. */
static const struct node *clerk_options(struct route_file *r, const struct node *value)
{
	static const struct node none = {.kind = NODE_OBJECT};
	size_t i = route_call_from(r, value);
	bool called = i < r->n_calls && r->calls[i]->line == value->line && r->calls[i]->col == value->col;
	str ref = called ? route_ref_text(r, row_text(r->calls[i], S("callee"))) : S("");
	if (!str_starts(ref, S("@clerk/nextjs")) || !str_ends(ref, S("#authMiddleware")))
		return NULL;
	const struct node *args = node_get(r->calls[i], S("args")), *options = args ? args->child : NULL;
	if (!options)
		return &none;
	bool plain = options->kind == NODE_OBJECT && !node_get(options, S("afterAuth")) &&
	             !node_get(options, S("beforeAuth")) && !node_get(options, S("..."));
	return plain ? options : NULL;
}

static void add_exceptions(struct members *m, const struct node *options)
{
	static const char *const lists[] = {"publicRoutes", "ignoredRoutes"};
	struct members list = members_below(m, NODE_ARRAY, S("except"), NULL);
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		const struct node *paths = node_get(options, str_of(lists[i]));
		const struct node *one = paths && paths->kind == NODE_ARRAY ? paths->child : paths;
		for (; one; one = paths->kind == NODE_ARRAY ? one->next : NULL)
			members_scalar(&list, one->kind == NODE_STRING ? NODE_STRING : NODE_UNKNOWN, S(""), one->text,
			               NULL);
	}
}

static void add_matchers(struct route_file *r, str ref, str root, const struct node *value)
{
	unsigned line = value->line;
	const struct node *options = clerk_options(r, value);
	const struct node *values = node_get(r->tree, S("values"));
	const struct node *config = values ? node_get(values, S("config")) : NULL;
	const struct node *matcher = config && config->kind == NODE_OBJECT ? node_get(config, S("matcher")) : NULL;
	struct members m = fact_new(r->f, S("route_parts"), r->path, line);
	members_scalar(&m, NODE_STRING, S("kind"), S("matcher"), NULL);
	members_scalar(&m, NODE_STRING, S("name"), root, NULL);
	members_scalar(&m, NODE_STRING, S("ref"), ref, NULL);
	members_scalar(&m, NODE_STRING, S("framework"), S("Next.js"), NULL);
	r->wanted = true;
	if (options)
		add_exceptions(&m, options);
	if (!matcher)
		return;
	struct members list = members_below(&m, NODE_ARRAY, S("paths"), NULL);
	const struct node *one = matcher->kind == NODE_ARRAY ? matcher->child : matcher;
	for (; one; one = matcher->kind == NODE_ARRAY ? one->next : NULL) {
		const struct node *text = one->kind == NODE_OBJECT ? node_get(one, S("source")) : one;
		if (one->kind == NODE_OBJECT && (node_get(one, S("has")) || node_get(one, S("missing"))))
			text = NULL; /* only of requests that have a header, or lack one: whoever calls chooses */
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
		const struct node *value = route_export(r, str_of(names[i]));
		if (!value)
			continue;
		str ref = route_handler_of(r, value, &guards);
		add_matchers(r, ref, folder, value);
		for (size_t g = 0; g < guards.n; g++)
			add_matchers(r, guards.at[g], folder, value);
		return;
	}
}

static void server_actions(struct route_file *r)
{
	const struct node *exports = node_get(r->tree, S("exports"));
	for (const struct node *n = exports ? exports->child : NULL; n; n = n->next)
		if (n->kind == NODE_UNKNOWN && route_function(r, n) != SIZE_MAX && !str_eq(n->key, S("default")))
			route_way_add(r,
			              &(struct route_way){
			                      .framework = "Next.js",
			                      .method = S("POST"),
			                      .route = arena_printf(&r->scratch, "/:action/%.*s", STR_ARG(n->key)),
			                      .root = S(".")},
			              n);
}

/* 'use server' in a function, of a page: its name tells it from others. */
static void inner_actions(struct route_file *r)
{
	for (size_t i = 0; i < r->n_functions; i++) {
		const struct node *f = r->functions[i].node;
		str name = row_text(f, S("name"));
		if (!row_is(f, S("directive"), S("use server")))
			continue;
		route_add(r, &(struct route_part){.kind = S("route"),
		                                  .framework = S("Next.js"),
		                                  .method = S("POST"),
		                                  .route = arena_printf(&r->scratch, "/:action/%.*s",
		                                                        STR_ARG(name.n ? name : S("{...}"))),
		                                  .ref = route_function_ref(r, i),
		                                  .name = S("."),
		                                  .at = f});
	}
}

/* A page that the server makes anew for each request: of app, all but those of the browser; of pages, those that say
 * so. What of them is told is said in route_join.c: those that print rows of a store. */
static void next_page(struct route_file *r, struct route_way *way, str stem)
{
	str root, rest;
	const struct node *side = node_get(r->tree, S("side")), *value = NULL;
	struct route_refs page = {.n = 0};
	route_refs_add(&page, S("page"));
	way->method = S("GET");
	way->built = &page;
	if (side && str_eq(side->text, S("client")))
		return;
	if (str_eq(stem, S("page")) && route_way_below(r->path, "app", &root, &rest)) {
		rest.n -= stem.n;
		value = route_export(r, S("default"));
	} else if (route_way_below(r->path, "pages", &root, &rest)) {
		value = route_export(r, S("getServerSideProps"));
	}
	if (!value || !r->n_calls)
		return;
	way->route = route_way_address(r, rest);
	way->root = route_way_root(r, root);
	route_way_add(r, way, value);
}

static void route_next(struct route_file *r, str stem)
{
	str root, rest;
	struct route_way way = {.framework = "Next.js", .method = S("any")};
	if (str_eq(stem, S("route")) && route_way_below(r->path, "app", &root, &rest)) {
		way.route = route_way_address(r, str_sub(rest, 0, rest.n - stem.n));
		way.root = route_way_root(r, root);
		route_way_verbs(r, &way);
	} else if (route_way_below(r->path, "pages/api", &root, &rest)) {
		way.route = arena_printf(&r->scratch, "/api%.*s", STR_ARG(route_way_address(r, rest)));
		way.root = route_way_root(r, root);
		route_way_default(r, &way);
	} else {
		next_page(r, &way, stem);
	}
}

void route_files(struct route_file *r)
{
	inner_actions(r);
	str name = str_basename(r->path), dotted = str_extension(name);
	str stem = str_sub(name, 0, name.n - (dotted.n ? dotted.n + 1 : 0));
	if (str_eq(stem, S("middleware")) || str_eq(stem, S("proxy")))
		next_middleware(r);
	if (node_get(r->tree, S("directive")))
		server_actions(r);
	route_next(r, stem);
	route_kits(r, stem);
	route_platforms(r, stem);
	route_tanstack(r);
	route_functions_of(r);
	route_trpc(r);
}
