/* What an app of Nest puts in front of all its routes: guards that a module provides or main.ts sets, middleware of a
 * module, the prefix and the versions of addresses. */
#include "route_nest.h"

#include <stdint.h>

#include "route_router.h"
#include "route_word.h"
#include "row_get.h"

static void add_front(struct route_file *r, str module, str ref, const struct route_refs *paths, const struct node *at)
{
	route_add(r, &(struct route_part){.kind = S("front"),
	                                  .framework = S("NestJS"),
	                                  .of = module,
	                                  .ref = ref,
	                                  .paths = paths,
	                                  .at = at});
}

/* {provide: APP_GUARD, useClass: JwtGuard} */
static void on_provider(struct route_file *r, str module, const struct node *o)
{
	static const char *const keys[] = {"useClass", "useExisting", "useValue"};
	const struct node *token = node_get(o, S("provide")), *value = NULL;
	if (!token || !str_eq(route_last(token->text), S("APP_GUARD")))
		return;
	for (size_t i = 0; i < sizeof keys / sizeof *keys && !value; i++)
		value = node_get(o, str_of(keys[i]));
	add_front(r, module, value && value->kind == NODE_UNKNOWN ? route_ref_text(r, value->text) : S(""), NULL, o);
}

static void on_module(struct route_file *r, const struct node *class, const struct node *call)
{
	const struct node *options = route_arg(call, 0), *list;
	list = options && options->kind == NODE_OBJECT ? node_get(options, S("providers")) : NULL;
	for (const struct node *n = list && list->kind == NODE_ARRAY ? list->child : NULL; n; n = n->next)
		if (n->kind == NODE_OBJECT)
			on_provider(r, row_text(class, S("name")), n);
	route_nest_module(r, class, options);
}

static void on_global_guards(struct route_file *r, const struct node *call)
{
	for (const struct node *n = route_arg(call, 0); n; n = n->next)
		add_front(r, S(""), n->kind == NODE_UNKNOWN ? route_ref_text(r, n->text) : S(""), NULL, call);
}

/* The module whose configure() a place stands in. */
static str class_around(const struct route_file *r, const struct node *place)
{
	size_t i = route_around(r, place);
	return i != SIZE_MAX && r->functions[i].owner ? row_text(r->functions[i].owner, S("name")) : S("");
}

/* 'users', {path: 'users', method: RequestMethod.GET}, UsersController, '*': as "ALL /users", "#UsersController"; what
 * is excepted has a ! in front. */
static str front_path(struct route_file *r, const struct node *n, bool except)
{
	str path = n->kind == NODE_STRING ? n->text : route_member_text(n, S("path"));
	const struct node *method = n->kind == NODE_OBJECT ? node_get(n, S("method")) : NULL;
	str verb = method ? route_last(method->text) : S("ALL");
	const char *no = except ? "!" : "";
	if (n->kind == NODE_UNKNOWN && !except && !str_starts(n->text, S("...")))
		return arena_printf(&r->scratch, "#%.*s", STR_ARG(route_last(n->text)));
	if (path.n || n->kind == NODE_STRING)
		return arena_printf(&r->scratch, "%s%.*s /%.*s", no, STR_ARG(verb), STR_ARG(path));
	return S("?");
}

static bool is_called(const struct node *call, str name)
{
	return str_eq(route_last(row_text(call, S("callee"))), name);
}

/* All calls of a chain begin at one place. */
static bool in_chain(const struct route_file *r, size_t i, const struct node *call)
{
	return i < r->n_calls && r->calls[i]->line == call->line && r->calls[i]->col == call->col;
}

/* consumer.apply(A).exclude('x').forRoutes({path: 'users', method: RequestMethod.GET}, UsersController, '*') */
static void on_middleware(struct route_file *r, const struct node *call)
{
	struct route_refs paths = {.n = 0};
	size_t first = route_call_from(r, call);
	for (size_t i = first; in_chain(r, i, call); i++)
		if (is_called(r->calls[i], S("exclude")))
			for (const struct node *n = route_arg(r->calls[i], 0); n; n = n->next)
				route_refs_add(&paths, front_path(r, n, true));
	for (const struct node *n = route_arg(call, 0); n; n = n->next)
		route_refs_add(&paths, front_path(r, n, false));
	if (paths.more)
		paths.at[0] = S("?");
	for (size_t i = first; in_chain(r, i, call); i++)
		if (is_called(r->calls[i], S("apply")))
			for (const struct node *n = route_arg(r->calls[i], 0); n; n = n->next)
				add_front(r, class_around(r, call),
				          n->kind == NODE_UNKNOWN ? route_ref_text(r, n->text) : S(""), &paths, call);
}

/* NestFactory.create(), app.setGlobalPrefix('api'), app.enableVersioning({type: VersioningType.URI}) */
static void add_base(struct route_file *r, const struct node *call, str prefix, str version)
{
	route_add(r, &(struct route_part){.kind = S("base"),
	                                  .framework = S("NestJS"),
	                                  .route = prefix.n ? prefix : (str){0},
	                                  .name = version,
	                                  .at = call});
}

static str versions(const struct node *options)
{
	const struct node *type = options && options->kind == NODE_OBJECT ? node_get(options, S("type")) : NULL;
	return !type || str_eq(route_last(type->text), S("URI")) ? S("uri") : S("");
}

/* @Module({…}) in front of a class */
static void on_class(struct route_file *r, const struct node *class)
{
	const struct node *marks = node_get(class, S("marks"));
	for (const struct node *m = marks ? marks->child : NULL; m; m = m->next) {
		size_t i = str_starts(m->text, S("Module(")) ? route_call_from(r, m) : r->n_calls;
		if (i < r->n_calls && r->calls[i]->line == m->line && r->calls[i]->col == m->col)
			on_module(r, class, r->calls[i]);
	}
}

void route_nest_app(struct route_file *r)
{
	const struct node *classes = node_get(r->tree, S("classes"));
	for (const struct node *c = classes ? classes->child : NULL; c; c = c->next)
		on_class(r, c);
	for (size_t i = 0; i < r->n_calls; i++) {
		const struct node *call = r->calls[i];
		str callee = row_text(call, S("callee")), last = route_last(callee);
		if (str_eq(last, S("useGlobalGuards")))
			on_global_guards(r, call);
		else if (str_eq(last, S("forRoutes")) && str_find(callee, S("apply"), 0) != SIZE_MAX)
			on_middleware(r, call);
		else if (str_eq(callee, S("NestFactory.create")))
			route_add(r, &(struct route_part){.kind = S("base"),
			                                  .framework = S("NestJS"),
			                                  .ref = route_ref(r, route_arg(call, 0)),
			                                  .at = call});
		else if (str_eq(last, S("setGlobalPrefix")) && callee.n > last.n)
			add_base(r, call, route_text(route_arg(call, 0)), S(""));
		else if (str_eq(last, S("enableVersioning")) && callee.n > last.n)
			add_base(r, call, S(""), versions(route_arg(call, 0)));
	}
}
