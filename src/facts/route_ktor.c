/* Routes of Ktor: blocks within blocks. What stands in authenticate(…) { } is guarded, unless that is optional; a
 * function that extends Route or Application is a router of its own, mounted where it is called. */
#include <stdint.h>

#include "route_declare.h"
#include "route_word.h"
#include "row_get.h"

static const char framework[] = "Ktor";
enum { DEEPEST = 16, MOST_METHODS = 8 };

static const struct {
	const char *name, *method;
} verbs[] = {{"get", "GET"},   {"post", "POST"},       {"put", "PUT"},       {"patch", "PATCH"}, {"delete", "DELETE"},
             {"head", "HEAD"}, {"options", "OPTIONS"}, {"webSocket", "any"}, {"sse", "GET"}};

static const struct node *first_arg(const struct node *call)
{
	const struct node *args = node_get(call, S("args"));
	return args ? args->child : NULL;
}

static bool has_block(const struct node *call) { return node_get(call, S("block")); }

/* The calls with a block around call i, the outermost first. */
static size_t around(const struct route_file *r, size_t i, const struct node **blocks)
{
	size_t n = 0, kept = 0;
	const struct node *all[64];
	for (size_t b = i > 400 ? i - 400 : 0; b < i && n < 64; b++)
		if (has_block(r->calls[b]) && route_within(r->calls[b], r->calls[i]))
			all[n++] = r->calls[b];
	for (size_t b = n > DEEPEST ? n - DEEPEST : 0; b < n; b++)
		blocks[kept++] = all[b];
	return kept;
}

/* The innermost function with a name around a place: fun Route.users(). SIZE_MAX: none. */
static size_t named_around(const struct route_file *r, const struct node *place)
{
	size_t best = SIZE_MAX;
	for (size_t i = 0; i < r->n_functions; i++)
		if (route_within(r->functions[i].node, place) && node_get(r->functions[i].node, S("name")) &&
		    !str_eq(row_text(r->functions[i].node, S("name")), S("f")))
			best = i;
	return best;
}

/* It is handed what it stands around: fun Route.admin(build: Route.() -> Unit) */
static bool is_wrapper(const struct node *f)
{
	const struct node *params = node_get(f, S("params"));
	for (const struct node *p = params ? params->child : NULL; p; p = p->next)
		if (str_find(row_text(p, S("type")), S("->"), 0) != SIZE_MAX)
			return true;
	return false;
}

static bool extends_router(const struct node *f)
{
	return str_listed(row_text(f, S("of")), "Route Routing Application Application.Routing RootRoute");
}

struct place {
	str path, of;
	struct route_refs guards;
	bool routed; /* within routing { }, or a function that extends Route */
};

static bool is_optional(const struct node *call)
{
	const struct node *args = node_get(call, S("args"));
	for (const struct node *a = args ? args->child : NULL; a; a = a->next)
		if (a->kind == NODE_OBJECT && (row_is(a, S("optional"), S("true")) || node_get(a, S("strategy"))))
			return true;
	return false;
}

/* Blocks that guard nothing, whatever stands in them. */
static const char plain[] =
        "authenticate get post put patch delete head options webSocket sse rateLimit static staticFiles "
        "staticResources singlePageApplication accept header param method contentType host port "
        "localPort handle install embeddedServer apply let run with also transaction "
        "dbQuery newSuspendedTransaction withContext launch describe";

static void see_block(struct route_file *r, struct place *p, const struct node *call)
{
	str last = route_last(row_text(call, S("callee")));
	if (str_eq(last, S("route")) || str_eq(last, S("routeBlock")))
		p->path = route_paths_joined(r, p->path, route_declared_path(r, first_arg(call)));
	else if (str_eq(last, S("authenticate")) && !is_optional(call))
		route_refs_add(&p->guards, S("io.ktor.server.auth#authenticate"));
	else if (str_eq(last, S("authenticate")) && p->guards.n) /* which of the two counts is not known */
		p->guards.at[0] = S("kotlin#authenticate(optional)()"), p->guards.n = 1;
	else if (str_eq(last, S("routing")) || (first_arg(call) && str_eq(first_arg(call)->text, S("Routing"))))
		p->routed = true;
	else if (!str_listed(last, plain))
		route_refs_add(&p->guards, arena_printf(&r->scratch, "kotlin#%.*s()", STR_ARG(last)));
}

static bool find_place(struct route_file *r, size_t i, struct place *p)
{
	const struct node *blocks[DEEPEST];
	size_t n = around(r, i, blocks), f = named_around(r, r->calls[i]);
	*p = (struct place){.path = S("")};
	if (f != SIZE_MAX && extends_router(r->functions[f].node)) {
		p->routed = !str_eq(row_text(r->functions[f].node, S("of")), S("Application"));
		p->of = arena_printf(&r->scratch, "%.*s()", STR_ARG(row_text(r->functions[f].node, S("name"))));
	} else {
		p->of = S("routing()");
	}
	for (size_t b = 0; b < n; b++)
		if (f == SIZE_MAX || route_within(r->functions[f].node, blocks[b]))
			see_block(r, p, blocks[b]);
	return p->routed;
}

static void on_verb(struct route_file *r, size_t i, str method)
{
	const struct node *call = r->calls[i], *block = node_get(call, S("block")), *path = first_arg(call);
	struct place p;
	bool client = str_find(row_text(call, S("callee")), S("."), 0) != SIZE_MAX; /* client.get("https://…") { } */
	if (!block || client || !find_place(r, i, &p))
		return;
	size_t handler = route_function_at(r, block);
	str inner = path && path->kind != NODE_OBJECT ? route_declared_path(r, path) : S("");
	str whole = route_paths_joined(r, p.path, inner);
	route_add(r, &(struct route_part){.kind = S("route"),
	                                  .of = p.of,
	                                  .method = method,
	                                  .route = whole.n ? whole : S("/"),
	                                  .ref = handler != SIZE_MAX ? route_function_ref(r, handler) : S(""),
	                                  .guards = &p.guards,
	                                  .at = call});
}

/* users() in a place where routes stand: it may be a router that another file has. */
static void on_mount(struct route_file *r, size_t i)
{
	struct place p;
	str callee = row_text(r->calls[i], S("callee"));
	if (has_block(r->calls[i]) || str_find(callee, S("call."), 0) == 0 || !find_place(r, i, &p))
		return;
	size_t f = named_around(r, r->calls[i]);
	const struct node *blocks[DEEPEST];
	size_t n = around(r, i, blocks);
	for (size_t b = 0; b < n; b++) /* in a handler nothing is mounted */
		for (size_t v = 0; v < sizeof verbs / sizeof *verbs; v++)
			if (str_eq(route_last(row_text(blocks[b], S("callee"))), str_of(verbs[v].name)))
				return;
	if (f == SIZE_MAX && !n)
		return;
	route_refs_add(&p.guards, arena_printf(&r->scratch, "kotlin#%.*s()", STR_ARG(route_last(callee))));
	route_add(r, &(struct route_part){.kind = S("use"),
	                                  .of = p.of,
	                                  .route = p.path,
	                                  .guards = &p.guards,
	                                  .early = true,
	                                  .at = r->calls[i]});
}

/* What a wrapper asks for: authenticate(…), or other wrappers. */
static void add_wrapper(struct route_file *r, const struct node *f)
{
	struct route_refs refs = {.n = 0};
	for (size_t c = route_call_from(r, f); c < r->n_calls && route_within(f, r->calls[c]); c++) {
		str last = route_last(row_text(r->calls[c], S("callee")));
		bool authenticates = str_eq(last, S("authenticate"));
		if (authenticates && !is_optional(r->calls[c]))
			route_refs_add(&refs, S("io.ktor.server.auth#authenticate"));
		else if (!authenticates && str_find(row_text(r->calls[c], S("callee")), S("."), 0) == SIZE_MAX)
			route_refs_add(&refs, arena_printf(&r->scratch, "kotlin#%.*s()", STR_ARG(last)));
	}
	route_add(r, &(struct route_part){.kind = S("wrapper"),
	                                  .name = arena_printf(&r->scratch, "%.*s()", STR_ARG(row_text(f, S("name")))),
	                                  .guards = &refs,
	                                  .at = f});
}

static void add_routers(struct route_file *r)
{
	bool routes = false;
	for (size_t i = 0; i < r->n_functions; i++) {
		const struct node *f = r->functions[i].node;
		if (extends_router(f) && is_wrapper(f))
			add_wrapper(r, f);
		if (!extends_router(f) || is_wrapper(f))
			continue;
		bool root = str_eq(row_text(f, S("of")), S("Application"));
		route_add(r, &(struct route_part){
		                     .kind = S("router"),
		                     .framework = str_of(framework),
		                     .name = arena_printf(&r->scratch, "%.*s()", STR_ARG(row_text(f, S("name")))),
		                     .method = root ? S("root") : S(""),
		                     .at = f});
	}
	for (size_t i = 0; i < r->n_calls; i++)
		routes = routes || str_eq(route_last(row_text(r->calls[i], S("callee"))), S("routing")) ||
		         (first_arg(r->calls[i]) && str_eq(first_arg(r->calls[i])->text, S("Routing")));
	if (routes)
		route_add(r, &(struct route_part){.kind = S("router"),
		                                  .framework = str_of(framework),
		                                  .name = S("routing()"),
		                                  .method = S("root"),
		                                  .line = 1});
}

void route_ktor(struct route_file *r)
{
	const struct node *imports = node_get(r->tree, S("imports"));
	bool ktor = false;
	for (const struct node *n = imports ? imports->child : NULL; n; n = n->next)
		ktor = ktor || str_starts(n->text, S("io.ktor.server")) || str_starts(n->text, S("io.ktor.routing"));
	if (!ktor)
		return;
	add_routers(r);
	for (size_t i = 0; i < r->n_calls; i++) {
		str last = route_last(row_text(r->calls[i], S("callee")));
		size_t v = 0;
		while (v < sizeof verbs / sizeof *verbs && !str_eq(last, str_of(verbs[v].name)))
			v++;
		if (v < sizeof verbs / sizeof *verbs)
			on_verb(r, i, str_of(verbs[v].method));
		else
			on_mount(r, i);
	}
}
