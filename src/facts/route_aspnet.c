/* Routes of ASP.NET Core: minimal APIs, whose calls are chains (MapGroup().MapGet().RequireAuthorization()), and
 * settings of the app as a whole. Controllers, pages and functions of Azure: route_controller.c. */
#include <stdint.h>
#include <stdlib.h>

#include "route_aspnet.h"
#include "route_declare.h"
#include "route_word.h"
#include "row_get.h"

static const char framework[] = "ASP.NET";
enum { LINKS = 24 };

static const struct node *first_arg(const struct node *call)
{
	const struct node *args = node_get(call, S("args"));
	return args ? args->child : NULL;
}

static str last_of(const struct node *call) { return route_last(row_text(call, S("callee"))); }

static const char *method_of(str name)
{
	static const struct {
		const char *name, *method;
	} verbs[] = {{"MapGet", "GET"},       {"MapPost", "POST"}, {"MapPut", "PUT"},     {"MapPatch", "PATCH"},
	             {"MapDelete", "DELETE"}, {"Map", "any"},      {"MapMethods", "any"}, {"MapFallback", "any"}};
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (str_eq(str_of(verbs[i].name), name))
			return verbs[i].method;
	return NULL;
}

/* May a call of this name hand its router over: MapUsers(), AddUserRoutes()? */
static bool may_hand(str name)
{
	return str_starts(name, S("Map")) || str_ends(name, S("Routes")) || str_ends(name, S("Endpoints")) ||
	       str_ends(name, S("Endpoint")) || str_ends(name, S("Api")) || str_ends(name, S("Module"));
}

/* app.ConfigurePipeline(): of the app's own; what it puts in front besides is seen where it stands. */
static bool may_configure(str name)
{
	return str_starts(name, S("Configure")) || str_starts(name, S("Register")) || str_starts(name, S("Setup"));
}

/* ---- what stands behind a Map… ---- */

struct behind {
	struct route_refs guards, marks;
};

static void see_one(struct route_file *r, struct behind *b, const struct node *call)
{
	str last = last_of(call);
	if (str_eq(last, S("RequireAuthorization")) && first_arg(call) &&
	    str_find(first_arg(call)->text, S("RequireAssertion"), 0) != SIZE_MAX)
		route_refs_add(&b->marks, S("maybe RequireAssertion"));
	else if (str_eq(last, S("RequireAuthorization")))
		route_refs_add(&b->guards, S("Microsoft.AspNetCore.Authorization#RequireAuthorization"));
	else if (str_eq(last, S("AllowAnonymous")))
		route_refs_add(&b->marks, S("open AllowAnonymous"));
	else if (str_listed(last, "AddEndpointFilter WithMetadata AddEndpointFilterFactory") || route_guard_name(last))
		if (route_guard_name(last) || route_guard_name(row_text(call, S("types"))) ||
		    (first_arg(call) && route_guard_name(first_arg(call)->text)))
			route_refs_add(&b->marks, arena_printf(&r->scratch, "maybe %.*s", STR_ARG(last)));
}

/* Attributes of a lambda, or of the method that is named. */
static void see_handler(struct behind *b, const struct node *f)
{
	const struct node *marks = f ? node_get(f, S("marks")) : NULL;
	for (const struct node *m = marks ? marks->child : NULL; m; m = m->next)
		if (route_mark_is(m, "Authorize"))
			route_refs_add(&b->guards, S("Microsoft.AspNetCore.Authorization#RequireAuthorization"));
		else if (route_mark_is(m, "AllowAnonymous"))
			route_refs_add(&b->marks, S("open AllowAnonymous"));
}

static size_t function_named(const struct route_file *r, str name)
{
	for (size_t i = 0; name.n && i < r->n_functions; i++)
		if (row_is(r->functions[i].node, S("name"), name))
			return i;
	return SIZE_MAX;
}

static size_t handler_of(const struct route_file *r, const struct node *call)
{
	const struct node *n = first_arg(call);
	while (n && n->next && n->next->kind != NODE_OBJECT)
		n = n->next;
	if (!n || n->kind != NODE_UNKNOWN)
		return SIZE_MAX;
	size_t at = route_function_at(r, n);
	return at != SIZE_MAX ? at : function_named(r, route_last(n->text));
}

/* ---- chains ---- */

static int by_end(const void *x, const void *y)
{
	const struct node *a = *(const struct node *const *)x, *b = *(const struct node *const *)y;
	if (a->end_line != b->end_line)
		return a->end_line < b->end_line ? -1 : 1;
	return a->end_col < b->end_col ? -1 : a->end_col > b->end_col;
}

struct chain {
	const struct node *calls[LINKS];
	size_t n;
	str of, path;
	struct behind group; /* what its groups ask for */
};

/* What stands behind link i, up to the next Map…; goes behind it. */
static size_t see_behind(struct route_file *r, const struct chain *c, size_t i, struct behind *b)
{
	for (i++; i < c->n && !may_hand(last_of(c->calls[i])); i++)
		see_one(r, b, c->calls[i]);
	return i;
}

static void add_all(struct route_refs *to, const struct route_refs *from)
{
	for (size_t i = 0; i < from->n; i++)
		route_refs_add(to, from->at[i]);
}

static void add_route(struct route_file *r, struct chain *c, size_t i, struct behind *b, const char *method)
{
	const struct node *call = c->calls[i];
	size_t handler = handler_of(r, call);
	if (handler != SIZE_MAX)
		see_handler(b, r->functions[handler].node);
	add_all(&b->guards, &c->group.guards);
	if (!b->marks.n)
		add_all(&b->marks, &c->group.marks);
	const struct node *arg = first_arg(call);
	bool turned = arg->kind == NODE_UNKNOWN && arg->next && arg->next->kind == NODE_STRING && handler == SIZE_MAX;
	bool alone = arg->kind == NODE_UNKNOWN && (!arg->next || arg->next->kind == NODE_OBJECT);
	if (turned || alone) /* MapPost(Create, "path") of an app's own */
		handler = function_named(r, route_last(arg->text));
	str path = alone ? S("") : route_declared_path(r, turned ? arg->next : arg);
	route_add(r, &(struct route_part){.kind = S("route"),
	                                  .of = c->of,
	                                  .method = str_of(method),
	                                  .route = route_paths_joined(r, c->path, path),
	                                  .ref = handler != SIZE_MAX ? route_method_ref(r, handler) : S("?"),
	                                  .guards = &b->guards,
	                                  .declares = &b->marks,
	                                  .at = call});
}

static void add_mount(struct route_file *r, struct chain *c, const struct behind *b, str ref, const struct node *at)
{
	struct route_refs refs = c->group.guards;
	add_all(&refs, &b->guards);
	route_refs_add(&refs, ref);
	route_add(r,
	          &(struct route_part){
	                  .kind = S("mount"), .of = c->of, .route = c->path, .guards = &refs, .early = true, .at = at});
}

static void add_whole(struct route_file *r, const struct chain *c, const struct behind *b, const struct node *at)
{
	if (b->guards.n)
		route_add(r, &(struct route_part){
		                     .kind = S("use"), .of = c->of, .guards = &b->guards, .early = true, .at = at});
}

/* MapHub<Chat>("/chat") */
static bool maps(struct route_file *r, const struct chain *c, size_t i, struct behind *b)
{
	struct behind all = *b;
	add_all(&all.guards, &c->group.guards);
	if (!all.marks.n)
		add_all(&all.marks, &c->group.marks);
	const struct route_part part = {.kind = S("route"),
	                                .framework = str_of(framework),
	                                .of = c->of,
	                                .route = c->path,
	                                .guards = &all.guards,
	                                .declares = &all.marks,
	                                .at = c->calls[i]};
	return route_aspnet_maps(r, c->calls[i], &part);
}

static void on_chain(struct route_file *r, struct chain *c)
{
	str first = row_text(c->calls[0], S("callee")), name = route_given(r, c->calls[0]);
	bool grouped = false;
	c->of = route_aspnet_router(r, c->calls[0], str_sub(first, 0, str_find(first, S("."), 0)));
	if (!c->of.n || str_find(first, S("."), 0) == SIZE_MAX)
		return;
	if (!may_hand(last_of(c->calls[0]))) {
		struct behind b = {.guards = {.n = 0}};
		for (size_t k = 0; k < c->n; k++)
			see_one(r, &b, c->calls[k]);
		add_whole(r, c, &b, c->calls[0]);
	}
	for (size_t i = 0; i < c->n;) {
		struct behind b = {.guards = {.n = 0}};
		str last = last_of(c->calls[i]);
		size_t next = see_behind(r, c, i, &b);
		const char *method = method_of(last);
		if (str_eq(last, S("MapGroup"))) {
			c->path = route_paths_joined(r, c->path, route_declared_path(r, first_arg(c->calls[i])));
			add_all(&c->group.guards, &b.guards);
			add_all(&c->group.marks, &b.marks);
			grouped = true;
		} else if (method && first_arg(c->calls[i]) &&
		           (!str_eq(last, S("Map")) || first_arg(c->calls[i])->kind == NODE_STRING)) {
			add_route(r, c, i, &b, method);
			grouped = false;
		} else if (str_eq(last, S("MapControllers")) || str_eq(last, S("MapDefaultControllerRoute")) ||
		           str_eq(last, S("MapControllerRoute")) || str_eq(last, S("MapRazorPages"))) {
			if (b.guards.n)
				route_setting(r, str_of(framework),
				              str_eq(last, S("MapRazorPages")) ? S("pages") : S("controllers"), S(""),
				              c->calls[i]);
			if (b.marks.n && str_starts(b.marks.at[0], S("open")))
				route_setting(r, str_of(framework), S("anonymous"), S(""), c->calls[i]);
			grouped = false;
		} else if (maps(r, c, i, &b)) {
			grouped = false;
		} else if (may_hand(last) || (i == 0 && may_configure(last))) {
			add_mount(r, c, &b, arena_printf(&r->scratch, "csharp#%.*s()", STR_ARG(last)), c->calls[i]);
			grouped = false;
		}
		i = next;
	}
	if (grouped && name.n) {
		struct behind none = {.guards = {.n = 0}};
		route_aspnet_add_router(r, name, false, c->calls[0]);
		add_mount(r, c, &none, name, c->calls[0]);
	}
}

/* UserEndpoints.Map(app): a router that is handed over */
static void on_handed(struct route_file *r, const struct node *call)
{
	const struct node *arg = first_arg(call);
	str last = last_of(call);
	if (!arg || arg->kind != NODE_UNKNOWN || !may_hand(last))
		return;
	struct chain c = {.of = route_aspnet_router(r, call, arg->text)};
	struct behind none = {.guards = {.n = 0}};
	if (c.of.n)
		add_mount(r, &c, &none, arena_printf(&r->scratch, "csharp#%.*s()", STR_ARG(last)), call);
}

void route_aspnet(struct route_file *r)
{
	route_aspnet_routers(r);
	route_aspnet_settings(r);
	for (size_t i = 0, next; i < r->n_calls; i = next) {
		struct chain c = {.n = 0};
		for (next = i; next < r->n_calls && r->calls[next]->line == r->calls[i]->line &&
		               r->calls[next]->col == r->calls[i]->col;
		     next++) {
			if (c.n < LINKS)
				c.calls[c.n++] = r->calls[next];
		}
		qsort(c.calls, c.n, sizeof *c.calls, by_end);
		on_handed(r, c.calls[0]);
		on_chain(r, &c);
	}
}
