/* Addresses of Falcon: app.add_route('/a', Resource(), suffix='all'). The methods on_get, on_post … of the resource
 * answer (route_view.c); hooks are decorators, middleware is an object with process_request(). */
#include "route_falcon.h"

#include "route_maker.h"
#include "route_python.h"
#include "route_router.h"
#include "route_word.h"
#include "row_get.h"

/* "Things" of Things(db), or of a name that is given it. */
static str class_of(struct route_file *r, const struct node *value)
{
	const struct node *given = value->kind == NODE_UNKNOWN ? route_name(r, value->text) : NULL;
	str text = given && given->kind == NODE_UNKNOWN ? given->text : value->text;
	size_t open = str_find(text, S("("), 0);
	return route_ref_text(r, str_sub(text, 0, open == SIZE_MAX ? text.n : open));
}

/* The list that a name of the file is given, and that nothing is added to. */
static const struct node *list_of(struct route_file *r, const struct node *value)
{
	const struct node *values = node_get(r->tree, S("values"));
	const struct node *list = value && value->kind == NODE_UNKNOWN && values ? node_get(values, value->text) : NULL;
	str more = list ? arena_printf(&r->scratch, "%.*s +=", STR_ARG(value->text)) : S("");
	bool whole = list && list->kind == NODE_ARRAY && str_find(r->tree->text, more, 0) == SIZE_MAX;
	for (size_t i = 0; whole && i < r->n_calls; i++)
		whole = !str_eq(route_receiver(row_text(r->calls[i], S("callee"))), value->text);
	return whole ? list : value;
}

static void add_middleware(struct route_file *r, str of, const struct node *list, const struct node *at)
{
	struct route_refs refs = {.n = 0};
	list = list_of(r, list);
	if (list && list->kind != NODE_ARRAY)
		route_refs_add(&refs, S("?"));
	for (const struct node *n = list ? list->child : NULL; n; n = n->next) {
		str class = class_of(r, n);
		for (int i = 0; i < 2 && class.n; i++)
			route_refs_add(&refs, arena_printf(&r->scratch, "%.*s.%s", STR_ARG(class),
			                                   i ? "process_resource" : "process_request"));
	}
	if (refs.n)
		route_add(r,
		          &(struct route_part){.kind = S("use"), .of = of, .guards = &refs, .early = true, .at = at});
}

static void add_app(struct route_file *r, str name, const struct node *at)
{
	route_add(r,
	          &(struct route_part){
	                  .kind = S("router"), .name = name, .framework = S("Falcon"), .method = S("root"), .at = at});
}

/* The class around a place, if it is built upon falcon.App. */
static const struct node *app_class(struct route_file *r, const struct node *place)
{
	size_t around = route_around(r, place);
	const struct node *owner = around == SIZE_MAX ? NULL : r->functions[around].owner;
	const struct node *bases = owner ? node_get(owner, S("bases")) : NULL;
	for (const struct node *b = bases ? bases->child : NULL; b; b = b->next)
		if (str_starts(route_ref_text(r, b->text), S("falcon")))
			return owner;
	return NULL;
}

/* falcon.App(middleware=[…]), or of a class that is built upon it */
static void on_app(struct route_file *r, const struct node *call, str callee)
{
	const struct node *classes = node_get(r->tree, S("classes"));
	str name = route_given(r, call), ref = route_ref_text(r, callee);
	for (const struct node *c = classes ? classes->child : NULL; c; c = c->next)
		if (row_is(c, S("name"), callee)) {
			const struct node *bases = node_get(c, S("bases"));
			if (bases && bases->child && str_starts(route_ref_text(r, bases->child->text), S("falcon")))
				add_middleware(r, callee, route_keyword(call, S("middleware")), call);
		}
	if (!str_starts(ref, S("falcon")) || !str_listed(route_last(callee), "App API") || !name.n)
		return;
	add_app(r, name, call);
	add_middleware(r, name, route_any_keyword(call, "middleware"), call);
}

static void on_route(struct route_file *r, const struct node *call, str callee)
{
	const struct node *path = route_argument(call, 0), *resource = route_argument(call, 1);
	const struct node *suffix = route_keyword(call, S("suffix")), *app = app_class(r, call);
	struct route_refs marks = {.n = 0};
	str of = app ? row_text(app, S("name")) : route_python_router(r, route_receiver(callee), call);
	if (!path || !resource || !of.n)
		return;
	if (app)
		add_app(r, of, call);
	if (suffix)
		route_refs_add(&marks, suffix->text);
	str class = class_of(r, resource);
	route_add(r, &(struct route_part){.kind = S("route"),
	                                  .of = of,
	                                  .method = S("class"),
	                                  .route = route_path_text(r, path),
	                                  .ref = class.n ? class : S("?"),
	                                  .marks = &marks,
	                                  .framework = S("Falcon"),
	                                  .at = call});
}

void route_falcon(struct route_file *r)
{
	bool imports = route_imports(r, S("falcon"));
	for (size_t i = 0; i < r->n_calls; i++) {
		str callee = row_text(r->calls[i], S("callee")), last = route_last(callee);
		const struct node *view = str_eq(last, S("add_route")) ? route_argument(r->calls[i], 1) : NULL;
		if (imports)
			on_app(r, r->calls[i], callee);
		/* setup_routes(app) may stand in a file that imports resources alone */
		if (view && view->kind == NODE_UNKNOWN && (imports || str_ends(view->text, S(")"))))
			on_route(r, r->calls[i], callee);
	}
}
