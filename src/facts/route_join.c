/* One row for each route: its whole path, what guards it, what its handler does. */
#include "route_join.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "route_azure.h"
#include "route_classed.h"
#include "route_controller.h"
#include "route_declared.h"
#include "route_flow.h"
#include "route_front.h"
#include "route_lambda.h"
#include "route_mcp.h"
#include "route_mount.h"
#include "route_nest.h"
#include "route_openapi.h"
#include "route_path.h"
#include "route_row.h"
#include "route_screen.h"
#include "route_view.h"
#include "route_word.h"
#include "row_get.h"

/* What a framework makes of a path and of a verdict. */
static void finish(struct route_joiner *j, str framework, str *path, struct route_verdict *v)
{
	if (str_eq(framework, S("tRPC"))) {
		char *text = (char *)arena_printf(j->m.arena, "/trpc%.*s", STR_ARG(*path)).p;
		for (size_t i = 6; i < path->n + 5; i++)
			text[i] = text[i] == '/' ? '.' : text[i];
		*path = str_at(text, path->n + 5);
	}
	if (v->auth == ROUTE_GUARDED && v->exempts && route_flow_leaves_out(*path))
		*v = (struct route_verdict){
		        ROUTE_UNKNOWN, v->by,
		        arena_printf(j->m.arena, "%.*s leaves out paths that are called so", STR_ARG(v->by))};
	if (str_eq(framework, S("GraphQL")) && v->auth == ROUTE_OPEN)
		*v = (struct route_verdict){ROUTE_UNKNOWN, S(""), S("the context of its server may refuse")};
}

/* One function that answers every address may guard some of them. */
static struct route_verdict judge_handler(struct route_joiner *j, const struct route_part_at *p, str framework,
                                          str handler)
{
	static const char all[] = "Workers Deno Supabase Bun Netlify Lambda Firebase Vercel";
	if (str_eq(handler, S("-"))) /* what a package answers everybody with */
		return (struct route_verdict){ROUTE_OPEN, S(""), S("")};
	if (route_is_declared(framework) || str_eq(framework, S("Ktor")))
		return route_judge_declared(j->m.f, p->file, handler);
	struct route_verdict v = route_judge_handler_for(j->m.f, p->file, handler, row_text(p->row, S("method")));
	if (v.auth != ROUTE_GUARDED || !str_listed(framework, all))
		return v;
	struct route_target t = route_resolve(j->m.f, p->file, handler);
	if (t.part && row_text(t.part->row, S("apart")).n)
		return (struct route_verdict){ROUTE_UNKNOWN, v.by,
		                              S("it answers many addresses, and may refuse at some only")};
	return v;
}

static void see_handler(struct route_joiner *j, struct route_verdict *v, const struct route_part_at *p, str framework,
                        str handler)
{
	struct route_verdict own = judge_handler(j, p, framework, handler);
	route_add_verdict(v, own);
	v->enters = own.enters;
}

/* A page that is a file by the time anybody asks for it. */
static bool is_built(const struct route_joiner *j, const struct route_part_at *p)
{
	const struct node *marks = node_get(p->row, S("marks"));
	if (!row_is(p->row, S("framework"), S("Astro")) || !marks)
		return false;
	for (size_t i = 0; i < j->m.f->n_whole; i++)
		if (row_is(j->m.f->parts[j->m.f->whole[i]].row, S("framework"), S("Astro")))
			return false;
	return true;
}

/* A page of Next.js is told where it asks somebody who he is and refuses, or prints rows of a store whoever asks. */
static bool is_plain_page(struct route_joiner *j, const struct route_part_at *p, const struct route_verdict *v)
{
	if (!route_is_page(p->row) || v->auth == ROUTE_GUARDED)
		return false;
	struct route_deed deed = route_deed(j->m.f, p->file, row_text(p->row, S("ref")));
	return !deed.rows || deed.knows;
}

/* a.js beside the a.ts that it was made of, which has the same route: it is told once, where people write it. */
static bool is_compiled(const struct route_joiner *j, const struct route_part_at *p)
{
	enum { LOOKS = 512 };
	str path = row_text(p->row, S("path")), method = row_text(p->row, S("method"));
	struct route_finder *f = j->m.f;
	if (!str_ends(path, S(".js")))
		return false;
	size_t source =
	        reach_file(&f->reach, arena_printf(j->m.arena, "%.*sts", STR_ARG(str_sub(path, 0, path.n - 2))));
	size_t low = 0, high = f->n;
	while (low < high && source != SIZE_MAX) {
		size_t middle = low + (high - low) / 2;
		if (f->parts[middle].file < source)
			low = middle + 1;
		else
			high = middle;
	}
	for (size_t i = low; source != SIZE_MAX && i < f->n && i < low + LOOKS && f->parts[i].file == source; i++)
		if (str_eq(f->parts[i].kind, S("route")) && row_is(f->parts[i].row, S("method"), method) &&
		    row_is(f->parts[i].row, S("route"), row_text(p->row, S("route"))))
			return true;
	return false;
}

/* all('/x', auth), which stands in front of others (route_javascript.c). */
static bool is_on_the_way(struct route_joiner *j, const struct route_part_at *p)
{
	if (!row_is(p->row, S("method"), S("any")) || !row_text(p->row, S("of")).n)
		return false;
	struct route_target t = route_resolve(j->m.f, p->file, row_text(p->row, S("ref")));
	return t.kind == ROUTE_TARGET_FUNCTION && t.part && route_flow_goes_on(j->m.f, t.part);
}

/* mux.Handle("/api/", server), of a type that hands all to a router of its own: what that has are the routes. */
static bool is_router_of_type(struct route_joiner *j, const struct route_part_at *p)
{
	const struct node *marks = node_get(p->row, S("marks"));
	return marks && marks->child && str_ends(row_text(p->row, S("path")), S(".go")) &&
	       route_mount_named(&j->m, p->file, marks->child->text) != SIZE_MAX;
}

/* auth/[...nextauth]: all ways to sign in, which a package answers. */
static bool is_auth_kit(const struct route_part_at *p, str handler)
{
	static const char kits[] = "NextAuth next-auth better-auth toNextJsHandler toNodeHandler auth.handler handlers "
	                           "toSvelteKitHandler svelteKitHandler NuxtAuthHandler handleAuth";
	str path = row_text(p->row, S("path"));
	const struct node *guards = node_get(p->row, S("guards"));
	bool rest = str_find(path, S("auth/[..."), 0) != SIZE_MAX || str_find(path, S("auth.$"), 0) != SIZE_MAX ||
	            str_ends(row_text(p->row, S("route")), S("/auth/*"));
	bool kit = route_has_word(handler, kits);
	for (const struct node *g = guards ? guards->child : NULL; g && !kit; g = g->next)
		kit = route_has_word(g->text, kits);
	return rest && (kit || str_find(path, S("nextauth]"), 0) != SIZE_MAX);
}

/* api/ of a package of its own is no folder of functions. */
static bool is_no_function(const struct route_joiner *j, const struct route_part_at *p)
{
	const struct reach *reach = &j->m.f->reach;
	return row_is(p->row, S("framework"), S("Vercel")) && reach_file(reach, S("api/package.json")) != SIZE_MAX &&
	       reach_file(reach, S("vercel.json")) == SIZE_MAX;
}

/* api.post('/orders', data) of a page: it asks a server, and answers nobody. */
static bool is_request(struct route_joiner *j, const struct route_part_at *p)
{
	return str_listed(row_text(p->row, S("side")), "browser mobile") && !row_text(p->row, S("framework")).n &&
	       route_mount_of(&j->m, p) == SIZE_MAX;
}

/* What stands in front of a route, but for its own handler. */
static struct route_verdict in_front(struct route_joiner *j, const struct route_part_at *p, str *path, str *framework,
                                     bool *served)
{
	size_t router = route_mount_of(&j->m, p);
	const struct route_part_at *told = route_openapi_told(j->m.f, p);
	struct route_verdict v = {ROUTE_OPEN, S(""), S("")};
	j->m.f->asked = p->row;
	if (router != SIZE_MAX)
		v = route_climb(
		        &j->m, router,
		        (struct route_place){.file = p->file, .line = p->row->line, .row = p->row, .path = *path}, path,
		        framework, served);
	else if (str_eq(*framework, S("NestJS")))
		v = route_nest_judge(&j->m, p, path);
	else if (framework->n)
		v = route_in_front(j->m.f, *framework, p->name, row_text(p->row, S("method")), *path);
	else
		v = (struct route_verdict){ROUTE_UNKNOWN, S(""), S("its router was not found")};
	if (row_is(p->row, S("alone"), S("true")) && v.auth == ROUTE_GUARDED)
		v = (struct route_verdict){ROUTE_OPEN, S(""), S("")};
	j->m.f->asked = p->row;
	if (!str_eq(*framework, S("NestJS")) && !is_auth_kit(p, row_text(p->row, S("ref"))))
		route_judge_list(&j->m, &v, p->file, route_guards(p->row), NULL);
	if (!told)
		route_add_verdict(&v, (struct route_verdict){ROUTE_UNKNOWN, S(""), S("its description was not found")});
	else if (told != p)
		route_judge_list(&j->m, &v, told->file, route_guards(told->row), NULL);
	*path = route_filled(j->m.f, *path);
	return v;
}

static void add_route(struct route_joiner *j, const struct route_part_at *p)
{
	const struct route_part_at *told = route_openapi_told(j->m.f, p);
	str path = row_text((told ? told : p)->row, S("route")), framework = row_text(p->row, S("framework"));
	bool served = true;
	path = route_path_filled(j->m.f, p->file, path);
	if (is_no_function(j, p) || is_built(j, p) || is_compiled(j, p) || is_on_the_way(j, p) || is_request(j, p) ||
	    is_router_of_type(j, p))
		return;
	if (route_is_classed(framework)) {
		route_classed_add(j, p);
		return;
	}
	if (str_eq(framework, S("ASP.NET")))
		path = route_controller_path(j->m.f, p->name, row_text(p->row, S("ref")), path);
	else if (str_eq(framework, S("Razor Pages")))
		path = route_page_path(j->m.f, p->file, path);
	struct route_verdict v = in_front(j, p, &path, &framework, &served);
	if (!served && row_is(p->row, S("framework"), S("Tornado")))
		return; /* a list of texts and names, which no application takes */
	bool kit = is_auth_kit(p, row_text(p->row, S("ref")));
	if (route_is_declared(framework))
		route_declared(j->m.f, p, framework, path, &v);
	if (route_is_view(p, framework)) {
		route_views(j, p, served ? path : route_end_of(j->m.arena, path), framework, &v);
		return;
	}
	str handler = row_text(p->row, S("ref"));
	bool entrance = route_is_way_in(row_text((told ? told : p)->row, S("method")), path, route_last(handler));
	if (v.auth != ROUTE_GUARDED && !entrance && !kit) /* it refuses a wrong password, which guards nothing */
		see_handler(j, &v, p, framework, handler);
	/* auth.login: by /auth/login */
	str meant = str_eq(framework, S("tRPC")) ? route_public(row_text(p->row, S("method")), path) : S("");
	finish(j, framework, &path, &v);
	if (is_plain_page(j, p, &v))
		return;
	path = served ? path : route_end_of(j->m.arena, path);
	str public = str_eq(framework, S("MCP"))        ? route_mcp_finish(j->m.f, p, &v)
	             : v.enters && v.auth == ROUTE_OPEN ? S("people sign in there")
	                                                : meant;
	const struct route_handled h = {.row = p->row,
	                                .place = p->row,
	                                .file = p->file,
	                                .method = told ? row_text(told->row, S("method")) : S("any"),
	                                .handler = handler,
	                                .public = public};
	route_row_add(j, &h, path, framework, &v);
}

void routes_make(struct members *root, const struct app_set *apps)
{
	const struct node *facts = root->node;
	struct members list = members_below(root, NODE_ARRAY, S("routes"), NULL);
	struct route_joiner j = {.m = {.arena = root->arena}, .list = &list};
	j.m.f = route_finder_new(facts, apps, root->arena);
	route_mounts_find(&j.m);
	route_classed_index(&j);
	for (size_t i = 0; i < j.m.f->n; i++)
		if (str_listed(j.m.f->parts[i].kind, "route files"))
			add_route(&j, &j.m.f->parts[i]);
	route_unread(&j);
	route_screens(&j);
	routes_of_lambda(&j);
	routes_of_azure(&j);
	route_finder_free(j.m.f);
}

static void ask_route(struct route_joiner *j, const struct route_part_at *p, const struct route_asker *ask)
{
	const struct route_part_at *told = route_openapi_told(j->m.f, p);
	str path = row_text((told ? told : p)->row, S("route")), framework = row_text(p->row, S("framework"));
	bool served = true;
	path = route_path_filled(j->m.f, p->file, path);
	if (is_built(j, p) || is_compiled(j, p))
		return;
	if (route_is_classed(framework) || route_is_declared(framework) || str_eq(framework, S("NestJS")))
		return; /* what stands in front of those is no list of references */
	struct route_verdict v = in_front(j, p, &path, &framework, &served);
	if (served || !row_is(p->row, S("framework"), S("Tornado")))
		ask->route(ask->ctx, row_text(p->row, S("method")), path, &v);
}

void routes_ask(const struct node *facts, const struct app_set *apps, struct arena *a, const struct route_asker *ask)
{
	struct route_joiner j = {.m = {.arena = a}};
	j.m.f = route_finder_new(facts, apps, a);
	j.m.f->ask = ask;
	route_mounts_find(&j.m);
	for (size_t i = 0; i < j.m.f->n; i++)
		if (str_eq(j.m.f->parts[i].kind, S("route")))
			ask_route(&j, &j.m.f->parts[i], ask);
	route_finder_free(j.m.f);
}
