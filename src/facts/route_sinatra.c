/* Routes of Sinatra: a call of a verb with a path and a block, in a file or in the body of a class. What runs in front
 * are blocks of `before`, for all paths or for those of a pattern, of the class and of what it is built upon. */
#include "route_sinatra.h"

#include <stdint.h>

#include "route_exit.h"
#include "route_word.h"
#include "row_get.h"

enum { LOOKED_BACK = 400 };

static const char framework[] = "Sinatra";
static const char verbs[] = "get post put patch delete options head link unlink";

static const struct node *block_of(const struct node *call) { return node_get(call, S("block")); }

/* ---- where a call stands ---- */

static str class_around(const struct route_file *r, const struct node *place)
{
	const struct node *classes = node_get(r->tree, S("classes"));
	str name = S("");
	for (const struct node *c = classes ? classes->child : NULL; c; c = c->next)
		if (route_within(c, place))
			name = row_text(c, S("name"));
	return name;
}

/* The paths of the blocks of this name around call i. */
static str prefix_of(struct route_file *r, size_t i, str name)
{
	str prefix = S("");
	for (size_t b = i > LOOKED_BACK ? i - LOOKED_BACK : 0; b < i; b++) {
		const struct node *call = r->calls[b], *path = route_call_arg(call, 0);
		bool spaces = str_eq(row_text(call, S("callee")), name) && block_of(call);
		size_t f = spaces ? route_function_at(r, block_of(call)) : SIZE_MAX;
		if (f == SIZE_MAX || !route_within(r->functions[f].node, r->calls[i]))
			continue;
		str one = path && path->kind == NODE_STRING ? path->text : S("/{?}");
		prefix = arena_printf(&r->scratch, "%.*s%.*s", STR_ARG(prefix), STR_ARG(one));
	}
	return prefix;
}

/* A path, "{?}" where it is computed or a pattern. */
static str path_of(struct route_file *r, size_t i, const struct node *n)
{
	str own = !n ? S("") : n->kind == NODE_STRING ? n->text : S("/{?}");
	return arena_printf(&r->scratch, "%.*s%.*s", STR_ARG(prefix_of(r, i, S("namespace"))), STR_ARG(own));
}

static str upper(struct route_file *r, str name)
{
	char *to = arena_alloc(&r->scratch, name.n + 1);
	for (size_t i = 0; i < name.n; i++)
		to[i] = (char)(name.p[i] >= 'a' && name.p[i] <= 'z' ? name.p[i] - 32 : name.p[i]);
	return (str){to, name.n};
}

static str function_ref(struct route_file *r, const struct node *block)
{
	size_t f = block ? route_function_at(r, block) : SIZE_MAX;
	if (f == SIZE_MAX)
		return S("?");
	r->functions[f].used = true;
	return arena_printf(&r->scratch, "@%u:%u", block->line, block->col);
}

/* ---- parts ---- */

/* Conditions of a route: set(:auth) { … } makes one of any name. */
static void conditions(struct route_refs *guards, const struct node *options)
{
	for (const struct node *n = options ? options->child : NULL; n; n = n->next)
		if (!str_listed(n->key,
		                "provides host_name agent user_agent content_type layout views mustermann_opts"))
			route_refs_add(guards, S("?"));
}

static void on_verb(struct route_file *r, size_t i, str verb)
{
	const struct node *call = r->calls[i], *path = route_call_arg(call, 0), *options = route_call_options(call);
	struct route_refs guards = {.n = 0};
	conditions(&guards, options);
	route_add(r, &(struct route_part){.kind = S("route"),
	                                  .framework = str_of(framework),
	                                  .method = upper(r, verb),
	                                  .name = class_around(r, call),
	                                  .route = path_of(r, i, path == options ? NULL : path),
	                                  .ref = function_ref(r, block_of(call)),
	                                  .guards = &guards,
	                                  .at = call});
}

/* Does it look at the path itself, so that it may let some pass? */
static bool tells_paths_apart(const struct route_file *r, const struct node *block)
{
	size_t f = route_function_at(r, block);
	const struct node *function = f == SIZE_MAX ? NULL : r->functions[f].node;
	const struct node *reads = function ? node_get(function, S("reads")) : NULL;
	const struct node *exits = function ? node_get(function, S("exits")) : NULL;
	for (const struct node *n = reads ? reads->child : NULL; n; n = n->next)
		if (route_has_word(n->text, "path url script_name"))
			return true;
	for (const struct node *n = exits ? exits->child : NULL; n; n = n->next)
		if (route_has_word(row_text(n, S("if")), ".path path_info .url public open"))
			return true;
	return false;
}

static void on_before(struct route_file *r, size_t i)
{
	const struct node *call = r->calls[i], *block = block_of(call), *path = route_call_arg(call, 0);
	const struct node *options = route_call_options(call);
	struct route_refs guards = {.n = 0};
	route_refs_add(&guards, function_ref(r, block));
	path = path == options ? NULL : path;
	str prefix = prefix_of(r, i, S("namespace"));
	route_add(r, &(struct route_part){.kind = S("filter"),
	                                  .framework = str_of(framework),
	                                  .name = S("*"),
	                                  .ref = class_around(r, call),
	                                  .route = path       ? path_of(r, i, path)
	                                           : prefix.n ? arena_printf(&r->scratch, "%.*s/*", STR_ARG(prefix))
	                                                      : S(""),
	                                  .guards = &guards,
	                                  .early = options || tells_paths_apart(r, block) ||
	                                           (path && path->kind != NODE_STRING),
	                                  .at = call});
}

/* use Rack::Auth::Basic do |user, password| …: Rack asks in front of the app. */
static void on_use(struct route_file *r, const struct node *call, str class, bool sometimes)
{
	static const char none[] = "omniauth session protection cookie csrf logger static cors deflater methodoverride";
	const struct node *first = route_call_arg(call, 0);
	struct route_refs guards = {.n = 0};
	bool basic = first && str_starts(first->text, S("Rack::Auth::Basic"));
	if (!first || first->kind != NODE_UNKNOWN || route_has_word(first->text, none) ||
	    !route_guard_name(first->text))
		return;
	route_refs_add(&guards, basic ? S("=Rack::Auth::Basic") : S("?"));
	route_add(r, &(struct route_part){.kind = S("filter"),
	                                  .framework = str_of(framework),
	                                  .name = S("*"),
	                                  .ref = class,
	                                  .route = S(""),
	                                  .guards = &guards,
	                                  .early = sometimes,
	                                  .at = call});
}

/* ---- files ---- */

/* V1::Api.new is Api */
static str bare(str app)
{
	if (str_ends(app, S(".new")))
		app.n -= 4;
	for (size_t at = 0; (at = str_find(app, S("::"), 0)) != SIZE_MAX;)
		app = str_sub(app, at + 2, app.n);
	return app;
}

static bool imports_it(const struct route_file *r)
{
	const struct node *imports = node_get(r->tree, S("imports")), *classes = node_get(r->tree, S("classes"));
	for (const struct node *n = imports ? imports->child : NULL; n; n = n->next)
		if (str_starts(n->text, S("sinatra")))
			return true;
	for (const struct node *c = classes ? classes->child : NULL; c; c = c->next) {
		const struct node *bases = node_get(c, S("bases"));
		for (const struct node *b = bases ? bases->child : NULL; b; b = b->next)
			if (str_starts(b->text, S("Sinatra")))
				return true;
	}
	return false;
}

static bool is_verb(const struct node *call)
{
	const struct node *path = route_call_arg(call, 0);
	return str_listed(row_text(call, S("callee")), verbs) && block_of(call) && path && path->kind != NODE_OBJECT;
}

/* A class that is built upon one of another file: get '/x' do … end stands in nothing else than such apps. */
static bool looks_like_it(const struct route_file *r)
{
	const struct node *classes = node_get(r->tree, S("classes"));
	bool based = false, verb = false;
	for (const struct node *c = classes ? classes->child : NULL; c; c = c->next) {
		const struct node *bases = node_get(c, S("bases"));
		if (bases && bases->child && route_has_word(bases->child->text, "Grape Roda Hanami"))
			return false;
		based = based || (bases && bases->child);
	}
	for (size_t i = 0; i < r->n_calls && based && !verb; i++) {
		const struct node *path = route_call_arg(r->calls[i], 0);
		verb = is_verb(r->calls[i]) && path->kind == NODE_STRING && str_starts(path->text, S("/"));
	}
	return verb;
}

static void add_classes(struct route_file *r)
{
	const struct node *classes = node_get(r->tree, S("classes"));
	for (const struct node *c = classes ? classes->child : NULL; c; c = c->next) {
		struct route_refs bases = {.n = 0};
		const struct node *list = node_get(c, S("bases"));
		for (const struct node *b = list ? list->child : NULL; b; b = b->next)
			route_refs_add(&bases, b->text);
		if (bases.n)
			route_add(r, &(struct route_part){.kind = S("class"),
			                                  .framework = str_of(framework),
			                                  .name = row_text(c, S("name")),
			                                  .bases = &bases,
			                                  .at = c});
	}
}

void route_sinatra(struct route_file *r)
{
	bool routes = str_find(r->path, S("config/routes"), 0) != SIZE_MAX;
	if (routes || str_starts(r->path, S("spec/")) || (!imports_it(r) && !looks_like_it(r)))
		return;
	add_classes(r);
	for (size_t i = 0; i < r->n_calls; i++) {
		str callee = row_text(r->calls[i], S("callee"));
		if (is_verb(r->calls[i]))
			on_verb(r, i, callee);
		else if (str_eq(callee, S("before")) && block_of(r->calls[i]))
			on_before(r, i);
		else if (str_eq(callee, S("use")))
			on_use(r, r->calls[i], class_around(r, r->calls[i]), false);
	}
}

void route_sinatra_rack(struct route_file *r)
{
	for (size_t i = 0; i < r->n_calls; i++) {
		const struct node *call = r->calls[i], *app = route_call_arg(call, 0);
		str callee = row_text(call, S("callee")), prefix = prefix_of(r, i, S("map"));
		if (str_eq(callee, S("use")))
			on_use(r, call, S("*"), prefix.n > 0 || route_in_branch(r, call));
		else if (str_eq(callee, S("run")) && app && app->kind == NODE_UNKNOWN && prefix.n > 1)
			route_add(r, &(struct route_part){.kind = S("loads"),
			                                  .framework = str_of(framework),
			                                  .name = bare(app->text),
			                                  .route = prefix,
			                                  .at = call});
	}
}
