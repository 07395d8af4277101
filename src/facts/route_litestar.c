/* Routes of Litestar: a handler is a router of its own, as a controller is, which routers and the app take by name. */
#include "route_litestar.h"

#include "route_maker.h"
#include "route_python.h"
#include "route_router.h"
#include "route_word.h"
#include "row_get.h"

static bool is_theirs(str ref) { return str_starts(ref, S("litestar")) || str_starts(ref, S("starlite")); }

static void add_router(struct route_file *r, str name, str prefix, bool root, const struct node *at)
{
	route_add(r, &(struct route_part){.kind = S("router"),
	                                  .name = name,
	                                  .route = prefix,
	                                  .framework = S("Litestar"),
	                                  .method = root ? S("root") : S(""),
	                                  .at = at});
}

static void add_use(struct route_file *r, str of, const struct route_refs *refs, const struct node *at)
{
	if (refs->n)
		route_add(r, &(struct route_part){.kind = S("use"), .of = of, .guards = refs, .early = true, .at = at});
}

/* "a/b" as "/a/b", "/" as "" */
static str slashed(struct route_file *r, str path)
{
	while (path.n && path.p[path.n - 1] == '/')
		path.n--;
	return path.n && path.p[0] != '/' ? arena_printf(&r->scratch, "/%.*s", STR_ARG(path)) : path;
}

/* ---- handlers ---- */

static str method_of(str verb)
{
	static const char *const verbs[][2] = {
	        {"get", "GET"},       {"post", "POST"}, {"put", "PUT"},       {"patch", "PATCH"},
	        {"delete", "DELETE"}, {"head", "HEAD"}, {"websocket", "any"}, {"websocket_listener", "any"},
	        {"route", "any"}};
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (str_eq(str_of(verbs[i][0]), verb))
			return str_of(verbs[i][1]);
	return S("");
}

/* dependencies={'user': Provide(get_user)}: each that a parameter asks for */
static void add_provided(struct route_file *r, struct route_refs *refs, const struct node *dependencies, str param,
                         bool *found)
{
	const struct node *n = dependencies && dependencies->kind == NODE_OBJECT ? node_get(dependencies, param) : NULL;
	if (!n)
		return;
	str text = n->text;
	*found = true;
	route_refs_add(refs, route_ref_text(r, str_starts(text, S("Provide(")) ? str_sub(text, 8, text.n) : text));
}

static void add_params(struct route_file *r, struct route_refs *refs, const struct route_function *f,
                       const struct node *call)
{
	const struct node *params = node_get(f->node, S("params"));
	const struct node *values = f->owner ? node_get(f->owner, S("values")) : NULL;
	for (const struct node *p = params ? params->child : NULL; p; p = p->next) {
		str name = row_text(p, S("name"));
		bool found = false;
		add_provided(r, refs, route_keyword(call, S("dependencies")), name, &found);
		if (values)
			add_provided(r, refs, node_get(values, S("dependencies")), name, &found);
		if (!found && str_listed(name, "current_user user auth principal current_active_user token_payload"))
			route_refs_add(refs, S("?")); /* a router, or the app, provides it */
	}
}

static void add_guards(struct route_file *r, struct route_refs *refs, const struct node *list)
{
	if (list && list->kind != NODE_ARRAY)
		route_refs_add(refs, S("?"));
	else if (list)
		route_refs_all(r, refs, list);
}

static void on_handler(struct route_file *r, size_t function, const struct node *mark)
{
	struct route_function *f = &r->functions[function];
	const struct node *call = route_call_at(r, mark), *path = call ? route_argument(call, 0) : NULL;
	str callee = call ? row_text(call, S("callee")) : mark->text;
	str method = is_theirs(route_ref_text(r, callee)) ? method_of(route_last(callee)) : S("");
	str name = row_text(f->node, S("name")), of = f->owner ? row_text(f->owner, S("name")) : name;
	struct route_refs refs = {.n = 0};
	if (!method.n)
		return;
	if (call) {
		path = path ? path : route_keyword(call, S("path"));
		add_guards(r, &refs, route_keyword(call, S("guards")));
		add_params(r, &refs, f, call);
	}
	const struct node *exempt = call ? route_keyword(call, S("exclude_from_auth")) : NULL;
	f->routed = true;
	if (!f->owner)
		add_router(r, name, S(""), false, mark);
	struct route_part p = {.kind = S("route"),
	                       .of = of,
	                       .method = method,
	                       .ref = f->owner ? arena_printf(&r->scratch, "%.*s.%.*s", STR_ARG(of), STR_ARG(name))
	                                       : route_function_ref(r, function),
	                       .guards = &refs,
	                       .framework = S("Litestar"),
	                       .alone = exempt && exempt->kind == NODE_BOOL && str_eq(exempt->text, S("true")),
	                       .at = mark};
	f->used = true;
	for (const struct node *n = path && path->kind == NODE_ARRAY ? path->child : path; n;
	     n = path->kind == NODE_ARRAY ? n->next : NULL) {
		p.route = slashed(r, route_path_text(r, n));
		route_add(r, &p);
	}
	if (!path)
		route_add(r, &p);
}

static void on_controller(struct route_file *r, const struct node *class)
{
	const struct node *bases = node_get(class, S("bases")), *values = node_get(class, S("values"));
	struct route_refs refs = {.n = 0};
	bool is = false;
	for (const struct node *b = bases ? bases->child : NULL; b; b = b->next)
		is = is || str_ends(b->text, S("Controller"));
	if (!is)
		return;
	const struct node *path = values ? node_get(values, S("path")) : NULL;
	add_router(r, row_text(class, S("name")), slashed(r, route_path_text(r, path)), false, class);
	add_guards(r, &refs, values ? node_get(values, S("guards")) : NULL);
	add_use(r, row_text(class, S("name")), &refs, class);
}

/* ---- routers and the app ---- */

static void take(struct route_file *r, str of, const struct node *list, const struct node *at)
{
	struct route_refs refs = {.n = 0};
	if (list && list->kind == NODE_UNKNOWN)
		route_refs_add(&refs, route_ref_text(r, list->text));
	for (const struct node *n = list && list->kind == NODE_ARRAY ? list->child : NULL; n; n = n->next) {
		struct route_refs one = {.n = 0};
		str text = n->kind == NODE_UNKNOWN && str_starts(n->text, S("*")) ? str_sub(n->text, 1, n->text.n)
		                                                                  : n->text;
		str made = n->kind == NODE_UNKNOWN ? route_given(r, n) : S("");
		route_refs_add(&one, made.n ? made : route_ref_text(r, text));
		add_use(r, of, &one, n);
	}
	add_use(r, of, &refs, at);
}

/* on_app_init=[auth.on_app_init]: auth asks who calls */
static void add_auth(struct route_file *r, str of, str text, const struct node *at)
{
	struct route_refs refs = {.n = 0};
	if (str_ends(text, S(".on_app_init")))
		route_refs_add(&refs, route_ref_text(r, str_sub(text, 0, text.n - 12)));
	add_use(r, of, &refs, at);
}

static void add_middleware(struct route_file *r, str of, const struct node *list, const struct node *at)
{
	struct route_refs refs = {.n = 0};
	for (const struct node *n = list && list->kind == NODE_ARRAY ? list->child : NULL; n; n = n->next) {
		str text = n->text, class;
		bool defined = str_starts(text, S("DefineMiddleware("));
		text = defined ? str_sub(text, 17, text.n) : text;
		class = route_ref_text(r, route_chain(text));
		if (!route_guard_name(class))
			continue;
		if (defined && str_find(text, S("exclude"), 0) != SIZE_MAX && route_guard_name(class))
			route_refs_add(&refs, S("?"));
		else if (class.n)
			route_refs_add(&refs, arena_printf(&r->scratch, "%.*s.authenticate_request", STR_ARG(class)));
	}
	if (list && list->kind != NODE_ARRAY)
		route_refs_add(&refs, S("?"));
	add_use(r, of, &refs, at);
}

static void on_maker(struct route_file *r, const struct node *call, bool app)
{
	struct route_refs refs = {.n = 0};
	const struct node *inits = route_keyword(call, S("on_app_init")), *path = route_keyword(call, S("path"));
	str name = route_given(r, call);
	name = name.n ? name : arena_printf(&r->scratch, "@%u:%u", call->line, call->col);
	path = path || app ? path : route_argument(call, 0);
	if (path && path->kind == NODE_ARRAY)
		path = NULL;
	add_router(r, name, slashed(r, route_path_text(r, path)), app, call);
	const struct node *handlers = route_keyword(call, S("route_handlers"));
	take(r, name, handlers ? handlers : route_argument(call, app ? 0 : 1), call);
	add_guards(r, &refs, route_keyword(call, S("guards")));
	add_use(r, name, &refs, call);
	for (const struct node *n = inits && inits->kind == NODE_ARRAY ? inits->child : NULL; n; n = n->next)
		add_auth(r, name, n->text, n);
	add_middleware(r, name, route_keyword(call, S("middleware")), call);
	const struct node *plugins = route_keyword(call, S("plugins"));
	struct route_refs asks = {.n = 0};
	for (const struct node *n = plugins && plugins->kind == NODE_ARRAY ? plugins->child : NULL; n; n = n->next)
		if (route_has_word(n->text, "auth user login security jwt")) /* it may ask in front of all */
			route_refs_add(&asks, S("?"));
	add_use(r, name, &asks, call);
}

/* JWTAuth[User](…, exclude=['/login']) */
static void on_auth(struct route_file *r, const struct node *call)
{
	const struct node *list = route_keyword(call, S("exclude"));
	struct route_refs paths = {.n = 0};
	if (list && list->kind == NODE_STRING)
		route_refs_add(&paths, list->text);
	else if (list && list->kind != NODE_ARRAY)
		route_refs_add(&paths, S("?"));
	for (const struct node *n = list && list->kind == NODE_ARRAY ? list->child : NULL; n; n = n->next)
		route_refs_add(&paths, n->kind == NODE_STRING ? n->text : S("?"));
	if (paths.n)
		route_add(r, &(struct route_part){.kind = S("excludes"), .name = S("*"), .paths = &paths, .at = call});
}

static void on_call(struct route_file *r, const struct node *call)
{
	str callee = row_text(call, S("callee")), last = route_last(callee), of = route_receiver(callee);
	str ref = route_ref_text(r, callee);
	if (str_listed(last, "Litestar Starlite") && is_theirs(ref))
		on_maker(r, call, true);
	else if (str_eq(last, S("Router")) && is_theirs(ref))
		on_maker(r, call, false);
	else if (str_find(callee, S("Auth"), 0) != SIZE_MAX && route_keyword(call, S("exclude")))
		on_auth(r, call);
	else if (str_ends(of, S(".route_handlers")) && str_listed(last, "extend append")) { /* of a plugin */
		add_router(r, of, S(""), true, call);
		const struct node *what = route_argument(call, 0);
		if (what && what->kind == NODE_ARRAY) {
			take(r, of, what, call);
		} else if (what) {
			struct route_refs refs = {.n = 0};
			route_refs_add(&refs, route_ref(r, what));
			add_use(r, of, &refs, call);
		}
	} else if (str_eq(last, S("on_app_init")) && route_argument(call, 0)) {
		str config = arena_printf(&r->scratch, "%.*s.route_handlers", STR_ARG(route_argument(call, 0)->text));
		add_auth(r, config, callee, call);
	}
}

/* ROUTES = [A, B], which a router takes from another file */
static void on_list(struct route_file *r, const struct node *list)
{
	bool names = list->kind == NODE_ARRAY && list->child && route_has_word(list->key, "handler route controller");
	for (const struct node *n = names ? list->child : NULL; n; n = n->next)
		names = names && n->kind == NODE_UNKNOWN && str_find(n->text, S("("), 0) == SIZE_MAX;
	if (!names)
		return;
	add_router(r, list->key, S(""), false, list);
	take(r, list->key, list, list);
}

void route_litestar(struct route_file *r)
{
	const struct node *classes = node_get(r->tree, S("classes")), *values = node_get(r->tree, S("values"));
	bool imports = route_imports(r, S("litestar")) || route_imports(r, S("starlite"));
	for (const struct node *n = values && imports ? values->child : NULL; n; n = n->next)
		on_list(r, n);
	if (!imports)
		return;
	for (const struct node *c = classes ? classes->child : NULL; c; c = c->next)
		on_controller(r, c);
	for (size_t i = 0; i < r->n_calls; i++)
		on_call(r, r->calls[i]);
	for (size_t i = 0; i < r->n_functions; i++) {
		const struct node *marks = node_get(r->functions[i].node, S("marks"));
		for (const struct node *m = marks ? marks->child : NULL; m; m = m->next)
			on_handler(r, i, m);
	}
}
