/* Functions of platforms whose address is that of their file: Vercel, Netlify, Cloudflare Pages; and Workers, of which
 * one function answers everything. */
#include <stdint.h>

#include "facts/folder.h"
#include "route_router.h"
#include "route_way.h"
#include "route_word.h"
#include "row_get.h"

static bool has_params(const struct route_file *r, const struct node *value)
{
	size_t f = value ? route_function(r, value) : SIZE_MAX;
	const struct node *params = f != SIZE_MAX ? node_get(r->functions[f].node, S("params")) : NULL;
	return params && params->child;
}

/* ---- Vercel ---- */

static bool vercel(struct route_file *r)
{
	str root, rest;
	struct route_way way = {.framework = "Vercel", .method = S("any"), .root = S(".")};
	if (!str_starts(r->path, S("api/")) || !route_way_below(r->path, "api", &root, &rest) || !rest.n ||
	    str_find(r->path, S("/_"), 0) != SIZE_MAX || rest.p[0] == '_')
		return false;
	way.route = arena_printf(&r->scratch, "/api%.*s", STR_ARG(route_way_address(r, rest)));
	if (has_params(r, route_export(r, S("default"))))
		route_way_default(r, &way);
	else if (has_params(r, route_export(r, S("*"))))
		route_way_default(r, &way);
	route_way_verbs(r, &way);
	return true;
}

/* ---- Netlify ---- */

static const struct node *config_of(const struct route_file *r)
{
	const struct node *values = node_get(r->tree, S("values"));
	const struct node *config = values ? node_get(values, S("config")) : NULL;
	return config && config->kind == NODE_OBJECT ? config : NULL;
}

static bool netlify(struct route_file *r)
{
	str root, rest;
	struct route_way way = {.framework = "Netlify", .method = S("any"), .root = S(".")};
	bool edge = route_way_below(r->path, "netlify/edge-functions", &root, &rest);
	const struct node *config = config_of(r), *path = config ? node_get(config, S("path")) : NULL;
	const struct node *value = route_export(r, S("handler"));
	if (!edge && !route_way_below(r->path, "netlify/functions", &root, &rest))
		return false;
	str name = S(""), own = path && path->kind == NODE_ARRAY ? route_text(path->child) : route_text(path);
	str_cut(&rest, '/', &name);
	bool inner = rest.n && !str_eq(rest, name) && !str_eq(rest, S("index"));
	value = value ? value : route_export(r, S("default"));
	if (inner || !value || (config && node_get(config, S("schedule"))))
		return true;
	way.route =
	        own.n ? own : arena_printf(&r->scratch, "%s%.*s", edge ? "/" : "/.netlify/functions/", STR_ARG(name));
	if (config && route_member_text(config, S("method")).n)
		way.method = route_member_text(config, S("method"));
	route_way_add(r, &way, value);
	return true;
}

/* ---- Cloudflare ---- */

static bool pages(struct route_file *r, str stem)
{
	static const struct {
		const char *name, *method;
	} exports[] = {{"onRequest", "any"},    {"onRequestGet", "GET"},     {"onRequestPost", "POST"},
	               {"onRequestPut", "PUT"}, {"onRequestPatch", "PATCH"}, {"onRequestDelete", "DELETE"}};
	str root, rest;
	struct route_way way = {.framework = "Cloudflare Pages"};
	bool found = false, front = str_eq(stem, S("_middleware"));
	if (!route_way_below(r->path, "functions", &root, &rest))
		return false;
	way.root = route_way_root(r, root);
	way.route = route_way_address(r, front ? str_sub(rest, 0, rest.n - stem.n) : rest);
	const struct node *values = node_get(r->tree, S("values")), *list;
	for (size_t i = 0; i < sizeof exports / sizeof *exports; i++) {
		const struct node *value = route_export(r, str_of(exports[i].name));
		list = values ? node_get(values, str_of(exports[i].name)) : NULL;
		value = value ? value : list;
		way.method = str_of(exports[i].method);
		found = found || value;
		if (value && front)
			route_way_front(r, &way, value);
		else if (value)
			route_way_add(r, &way, value);
	}
	return found;
}

/* export default {fetch(request, env) {…}}, addEventListener('fetch', …) */
static void workers(struct route_file *r)
{
	struct route_way way = {.framework = "Workers", .method = S("any"), .route = S("/*"), .root = S(".")};
	const struct node *objects = node_get(r->tree, S("objects"));
	for (const struct node *o = objects ? objects->child : NULL; o; o = o->next) {
		const struct node *fetch = node_get(o, S("fetch"));
		if (fetch && fetch->kind == NODE_UNKNOWN && has_params(r, fetch))
			route_way_add(r, &way, fetch);
	}
	for (size_t i = 0; i < r->n_calls; i++) {
		const struct node *call = r->calls[i], *second = route_arg(call, 1);
		bool listens = str_eq(row_text(call, S("callee")), S("addEventListener"));
		if (listens && second && str_eq(route_text(route_arg(call, 0)), S("fetch")))
			route_way_add(r, &way, second);
	}
}

void route_platforms(struct route_file *r, str stem)
{
	if (!vercel(r) && !netlify(r) && !pages(r, stem))
		workers(r);
}
