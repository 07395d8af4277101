/* Addresses of Tornado: a list of (path, handler) is a router of its own, which an application takes by its name, or
 * holds itself. */
#include "route_tornado.h"

#include "route_maker.h"
#include "route_python.h"
#include "route_router.h"
#include "route_word.h"
#include "row_get.h"

static void add_router(struct route_file *r, str name, bool root, const struct node *at)
{
	route_add(r, &(struct route_part){.kind = S("router"),
	                                  .name = name,
	                                  .framework = S("Tornado"),
	                                  .method = root ? S("root") : S(""),
	                                  .at = at});
}

/* "/task/(.+)" of "^/task/(.+)$" */
static str path_of(const struct node *n)
{
	str path = n->text;
	if (str_starts(path, S("^")))
		path = str_sub(path, 1, path.n);
	while (path.n && (path.p[path.n - 1] == '$' || path.p[path.n - 1] == '?'))
		path.n--;
	return path;
}

/* Files, and whatever is not found. */
static bool is_no_route(str path, str handler)
{
	return !str_starts(path, S("/")) || route_has_word(handler, "StaticFile ErrorHandler NotFound RedirectHandler");
}

static void add_handler(struct route_file *r, str of, const struct node *path, const struct node *handler,
                        const struct node *at)
{
	if (!path || path->kind != NODE_STRING || !handler || is_no_route(path_of(path), handler->text))
		return;
	str ref = handler->kind == NODE_STRING ? S("") : route_ref(r, handler);
	size_t dot = handler->kind == NODE_STRING ? handler->text.n - route_last(handler->text).n : 0;
	if (dot) /* 'app.handlers.Users' */
		ref = arena_printf(&r->scratch, "%.*s#%.*s", STR_ARG(str_sub(handler->text, 0, dot - 1)),
		                   STR_ARG(route_last(handler->text)));
	route_add(r, &(struct route_part){.kind = S("route"),
	                                  .of = of,
	                                  .method = S("class"),
	                                  .route = path_of(path),
	                                  .ref = ref.n ? ref : S("?"),
	                                  .framework = S("Tornado"),
	                                  .at = at});
}

static bool is_url(str callee) { return str_listed(route_last(callee), "url URLSpec Rule"); }

/* (r'/a', A), url(r'/a', A) */
static void add_items(struct route_file *r, str of, const struct node *list)
{
	for (const struct node *n = list->child; n; n = n->next) {
		const struct node *call = n->kind == NODE_UNKNOWN ? route_call_at(r, n) : NULL;
		if (n->kind == NODE_ARRAY && n->child)
			add_handler(r, of, n->child, n->child->next, n->child);
		else if (call && is_url(row_text(call, S("callee"))))
			add_handler(r, of, route_argument(call, 0), route_argument(call, 1), call);
	}
}

/* Does a list hold addresses, and nothing else? */
static bool holds_addresses(struct route_file *r, const struct node *list)
{
	const struct node *first = list->kind == NODE_ARRAY ? list->child : NULL;
	const struct node *call = first && first->kind == NODE_UNKNOWN ? route_call_at(r, first) : NULL;
	if (call)
		return is_url(row_text(call, S("callee")));
	return first && first->kind == NODE_ARRAY && first->child && first->child->kind == NODE_STRING &&
	       first->child->next && first->child->next->kind == NODE_UNKNOWN;
}

/* Lists that an application takes: a name, an import, a + b, or what stands there. */
static void take(struct route_file *r, str of, const struct node *value, const struct node *at)
{
	const struct node *values = node_get(r->tree, S("values"));
	struct route_refs refs = {.n = 0};
	str one;
	bool named = false;
	if (value->kind == NODE_ARRAY) {
		for (const struct node *n = values ? values->child : NULL; n && !named; n = n->next)
			if (n->kind == NODE_ARRAY && n->line == value->line && n->col == value->col) {
				route_refs_add(&refs, n->key);
				named = true;
			}
		if (!named)
			add_items(r, of, value);
		for (const struct node *n = value->child; n; n = n->next)
			if (n->kind == NODE_UNKNOWN && str_starts(n->text, S("*")))
				route_refs_add(&refs, route_ref_text(r, str_sub(n->text, 1, n->text.n)));
	}
	for (str rest = value->kind == NODE_UNKNOWN ? value->text : S(""); str_cut(&rest, '+', &one);)
		route_refs_add(&refs, route_ref_text(r, str_trim(one)));
	if (refs.n)
		route_add(r,
		          &(struct route_part){.kind = S("use"), .of = of, .guards = &refs, .early = true, .at = at});
}

/* Is it tornado.web.Application(…), or the class above one that is built upon it? */
static bool makes(struct route_file *r, const struct node *call, str callee)
{
	str ref = route_ref_text(r, callee);
	if (str_starts(ref, S("tornado")))
		return str_ends(ref, S("Application")) || str_ends(ref, S("Application.__init__"));
	size_t around = route_around(r, call);
	const struct node *owner = around == SIZE_MAX ? NULL : r->functions[around].owner;
	const struct node *bases = owner ? node_get(owner, S("bases")) : NULL, *base = bases ? bases->child : NULL;
	return str_ends(callee, S(".__init__")) && base && str_ends(base->text, S("Application"));
}

static const struct node *handlers_of(const struct node *call)
{
	const struct node *named = route_keyword(call, S("handlers")), *args = node_get(call, S("args"));
	for (const struct node *a = args ? args->child : NULL; a && !named; a = a->next)
		if (a->kind == NODE_ARRAY || (a->kind == NODE_UNKNOWN && !str_eq(a->text, S("self"))))
			return a;
	return named;
}

static void on_call(struct route_file *r, const struct node *call)
{
	str callee = row_text(call, S("callee")), of;
	const struct node *handlers = NULL;
	if (makes(r, call, callee)) {
		handlers = handlers_of(call);
		of = arena_printf(&r->scratch, "@%u:%u", call->line, call->col);
		add_router(r, of, true, call);
	} else if (str_eq(route_last(callee), S("add_handlers"))) {
		handlers = route_argument(call, 1);
		of = arena_printf(&r->scratch, "@%u:%u", call->line, call->col);
		if (handlers)
			add_router(r, of, true, call);
	}
	if (handlers)
		take(r, of, handlers, call);
}

/* @route('/settings') of a class: a list of its own that the app gathers */
static void marked(struct route_file *r)
{
	const struct node *classes = node_get(r->tree, S("classes"));
	str of = S("@route");
	bool any = false;
	for (const struct node *c = classes ? classes->child : NULL; c; c = c->next) {
		const struct node *marks = node_get(c, S("marks"));
		for (const struct node *m = marks ? marks->child : NULL; m; m = m->next) {
			const struct node *call = route_call_at(r, m), *path = call ? route_argument(call, 0) : NULL;
			if (!path || !str_listed(route_last(row_text(call, S("callee"))), "route Route routes url"))
				continue;
			if (!any)
				add_router(r, of, true, m);
			any = true;
			const struct node name = {
			        .kind = NODE_UNKNOWN, .text = row_text(c, S("name")), .line = c->line};
			add_handler(r, of, path, &name, call);
		}
	}
}

void route_tornado(struct route_file *r)
{
	const struct node *values = node_get(r->tree, S("values"));
	bool imports = route_imports(r, S("tornado"));
	static const char names[] = "handlers urls url_patterns urlpatterns routes route url_handlers app_handlers";
	for (const struct node *n = values ? values->child : NULL; n; n = n->next) {
		if ((!imports && !str_listed(n->key, names)) || !holds_addresses(r, n) ||
		    (!imports && n->child->kind == NODE_UNKNOWN))
			continue;
		add_router(r, n->key, imports, n);
		add_items(r, n->key, n);
	}
	for (size_t i = 0; imports && i < r->n_calls; i++)
		on_call(r, r->calls[i]);
	if (imports)
		marked(r);
}
