/* Routes that stand in lists: Route(…) and Mount(…) of Starlette, web.get(…) of aiohttp. A list is a router of its own,
 * named as the list is; what is served takes it by name, or holds it. */
#include "route_list.h"

#include <stdint.h>

#include "route_maker.h"
#include "route_python.h"
#include "route_word.h"
#include "row_get.h"

enum { DEEPEST = 8 };

static const struct kind {
	const char *name, *method; /* "" is told by a keyword or by the first argument */
	bool starlette;
} kinds[] = {
        {"Route", "", true},           {"WebSocketRoute", "any", true}, {"Mount", "mount", true},
        {"Starlette", "holds", true},  {"FastAPI", "holds", true},      {"Router", "holds", true},
        {"web.get", "GET", false},     {"web.post", "POST", false},     {"web.put", "PUT", false},
        {"web.patch", "PATCH", false}, {"web.delete", "DELETE", false}, {"web.view", "class", false},
        {"web.route", "first", false}, {"add_routes", "holds", false},
};

static const struct kind *kind_of(struct route_file *r, const struct node *call)
{
	str callee = row_text(call, S("callee")), last = route_last(callee);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		str name = str_of(kinds[i].name);
		bool same = str_eq(callee, name) || str_eq(last, name);
		if (!same)
			continue;
		str ref = route_ref_text(r, callee);
		bool theirs = str_starts(ref, kinds[i].starlette ? S("starlette") : S("aiohttp")) ||
		              (kinds[i].starlette && str_starts(ref, S("fastapi")));
		return theirs || str_eq(name, S("add_routes")) ? &kinds[i] : NULL;
	}
	return NULL;
}

struct holder {
	const struct node *call;
	const struct kind *kind;
};

static str text_of(struct route_file *r, const struct node *n)
{
	if (!n)
		return S("");
	return n->kind == NODE_STRING ? n->text
	                              : arena_printf(&r->scratch, "/{%.*s}", STR_ARG(str_sub(n->text, 0, 60)));
}

static str joined(struct route_file *r, const struct holder *around, size_t n, str path)
{
	str all = S("");
	for (size_t i = 0; i < n; i++)
		if (str_eq(str_of(around[i].kind->method), S("mount"))) {
			str one = text_of(r, route_argument(around[i].call, 0));
			all = arena_printf(&r->scratch, "%.*s%.*s", STR_ARG(all), STR_ARG(one));
		}
	return all.n ? arena_printf(&r->scratch, "%.*s%.*s", STR_ARG(all), STR_ARG(path)) : path;
}

/* The list that a value is, by its place; "" for none that has a name. Behind the first values of a file it is not
 * looked for: routes of such a list are served by nobody who is known. */
static str named_list(const struct route_file *r, const struct node *value)
{
	enum { LOOKED_AT = 512 };
	const struct node *values = node_get(r->tree, S("values"));
	size_t i = 0;
	for (const struct node *n = values ? values->child : NULL; n && i < LOOKED_AT; n = n->next, i++)
		if (n->kind == NODE_ARRAY && n->line == value->line && n->col == value->col)
			return n->key;
	return S("");
}

/* Routers of a list by name: routes, [*a, *b], a + b, a.routes */
static void lists_of(struct route_file *r, struct route_refs *refs, const struct node *value)
{
	if (!value)
		return;
	if (value->kind == NODE_ARRAY) {
		str name = named_list(r, value);
		if (name.n)
			route_refs_add(refs, name);
		for (const struct node *n = value->child; n && !name.n; n = n->next)
			if (n->kind == NODE_UNKNOWN && str_starts(n->text, S("*")))
				route_refs_add(refs, route_ref_text(r, str_sub(n->text, 1, n->text.n)));
		return;
	}
	str one;
	for (str rest = value->kind == NODE_UNKNOWN ? value->text : S(""); str_cut(&rest, '+', &one);)
		route_refs_add(refs, route_ref_text(r, str_trim(one)));
}

static void add_use(struct route_file *r, str of, str path, const struct route_refs *refs, const struct node *at)
{
	if (refs->n && of.n)
		route_add(r,
		          &(struct route_part){
		                  .kind = S("use"), .of = of, .route = path, .guards = refs, .early = true, .at = at});
}

/* middleware=[Middleware(C, …)], middlewares=[f]; of a name, all that the file makes such of */
static void add_middleware(struct route_file *r, str of, str path, const struct node *list, const struct node *at)
{
	struct route_refs refs = {.n = 0};
	bool any = false;
	for (size_t i = 0; list && list->kind == NODE_UNKNOWN && i < r->n_calls; i++) {
		struct route_refs one = {.n = 0};
		const struct node *made = r->calls[i], *class = route_argument(made, 0);
		if (!str_eq(row_text(made, S("callee")), S("Middleware")) || !class)
			continue;
		any = true;
		route_refs_middleware(r, &one, route_ref(r, class));
		add_use(r, of, path, &one, made);
	}
	if (list && list->kind != NODE_ARRAY && !any)
		route_refs_add(&refs, S("?"));
	for (const struct node *n = list && list->kind == NODE_ARRAY ? list->child : NULL; n; n = n->next) {
		str text = n->text;
		if (str_starts(text, S("Middleware(")))
			text = str_sub(text, 11, text.n);
		route_refs_middleware(r, &refs, route_ref_text(r, text));
	}
	add_use(r, of, path, &refs, at);
}

static void add_route(struct route_file *r, const struct node *call, const struct kind *k, str of,
                      const struct holder *around, size_t n)
{
	bool first = str_eq(str_of(k->method), S("first"));
	const struct node *path = route_argument(call, first), *view = route_argument(call, 1 + first);
	const struct node *methods = route_keyword(call, S("methods"));
	path = path ? path : route_keyword(call, S("path"));
	view = view ? view : route_keyword(call, S("endpoint"));
	if (!path || !view || !of.n)
		return;
	str ref = route_ref(r, view), last = route_last(ref);
	size_t hash = str_find(last, S("#"), 0);
	last = hash == SIZE_MAX ? last : str_sub(last, hash + 1, last.n);
	struct route_part p = {.kind = S("route"),
	                       .of = of,
	                       .method = str_of(k->method),
	                       .route = joined(r, around, n, text_of(r, path)),
	                       .ref = ref,
	                       .framework = k->starlette ? S("Starlette") : S("aiohttp"),
	                       .at = call};
	bool class = k->starlette && last.n && last.p[0] >= 'A' && last.p[0] <= 'Z';
	if (first)
		p.method = route_text(route_argument(call, 0));
	else if (class)
		p.method = S("class");
	else if (!p.method.n)
		p.method = S("GET");
	if (str_eq(p.method, S("*")) || !p.method.n)
		p.method = S("any");
	route_add_methods(r, &p, k->method[0] || class ? NULL : methods);
}

static void add_mount(struct route_file *r, const struct node *call, str of, const struct holder *around, size_t n)
{
	struct route_refs refs = {.n = 0};
	const struct node *app = route_argument(call, 1), *routes = route_keyword(call, S("routes"));
	str path = joined(r, around, n, text_of(r, route_argument(call, 0)));
	app = app ? app : route_keyword(call, S("app"));
	add_middleware(r, of, path, route_keyword(call, S("middleware")), call);
	if (app && str_find(app->text, S("StaticFiles"), 0) == SIZE_MAX)
		route_refs_add(&refs, route_ref(r, app));
	lists_of(r, &refs, routes);
	add_use(r, of, path, &refs, call);
}

/* Starlette(routes=…, middleware=…), app.add_routes(…): what it is called, or called upon */
static str holder_name(struct route_file *r, const struct node *call, const struct kind *k)
{
	str callee = row_text(call, S("callee"));
	if (k->starlette) {
		str given = route_given(r, call);
		return given.n ? given : arena_printf(&r->scratch, "@%u:%u", call->line, call->col);
	}
	str receiver = str_sub(callee, 0, callee.n - route_last(callee).n);
	return receiver.n ? route_python_router(r, str_sub(receiver, 0, receiver.n - 1), call) : S("");
}

static void add_holder(struct route_file *r, const struct node *call, const struct kind *k, str of)
{
	struct route_refs refs = {.n = 0};
	const struct node *routes = route_keyword(call, S("routes"));
	bool router = str_eq(str_of(k->name), S("Router"));
	if (k->starlette && (router || str_starts(of, S("@"))))
		route_add(r, &(struct route_part){.kind = S("router"),
		                                  .name = of,
		                                  .framework = S("Starlette"),
		                                  .method = router ? S("") : S("root"),
		                                  .at = call});
	lists_of(r, &refs, routes ? routes : route_argument(call, 0));
	add_use(r, of, S(""), &refs, call);
	add_middleware(r, of, S(""), route_keyword(call, S("middleware")), call);
}

static const struct node *list_at(const struct node *from, const struct node *call)
{
	while (from && (from->kind != NODE_ARRAY || from->end_line < call->line ||
	                (from->end_line == call->line && from->end_col <= call->col)))
		from = from->next;
	return from;
}

void route_lists(struct route_file *r)
{
	const struct node *values = node_get(r->tree, S("values")), *list = values ? values->child : NULL;
	struct holder around[DEEPEST];
	size_t n = 0;
	str told = S("");
	for (size_t i = 0; i < r->n_calls; i++) {
		const struct node *call = r->calls[i];
		const struct kind *k = kind_of(r, call);
		if (!k)
			continue;
		while (n && !route_within(around[n - 1].call, call))
			n--;
		bool holds = str_eq(str_of(k->method), S("holds"));
		list = list_at(list, call);
		str of = S("");
		if (list && route_within(list, call))
			of = list->key;
		for (size_t a = 0; a < n && !of.n; a++)
			if (str_eq(str_of(around[a].kind->method), S("holds")))
				of = holder_name(r, around[a].call, around[a].kind);
		if (of.n && !holds && !str_eq(of, told) && list && str_eq(of, list->key))
			route_add(r, &(struct route_part){.kind = S("router"),
			                                  .name = told = of,
			                                  .framework = k->starlette ? S("Starlette") : S("aiohttp"),
			                                  .at = call});
		if (holds)
			add_holder(r, call, k, holder_name(r, call, k));
		else if (str_eq(str_of(k->method), S("mount")))
			add_mount(r, call, of, around, n);
		else
			add_route(r, call, k, of, around, n);
		if (n < DEEPEST)
			around[n++] = (struct holder){call, k};
	}
}
