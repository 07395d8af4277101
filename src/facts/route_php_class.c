/* Classes of PHP: middleware that a controller puts in front of its methods, names of middleware, attributes. */
#include <stdint.h>
#include <string.h>

#include "route_classed.h"
#include "route_declare.h"
#include "route_exit.h"
#include "route_word.h"
#include "row_get.h"

static bool is_name(char c)
{
	return c == '\\' || c == '_' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

bool route_php_is_new(str text) { return str_starts(text, S("new ")) || str_starts(text, S("new\\")); }

str route_php_named(struct route_file *r, str text)
{
	text = str_trim(route_php_is_new(text) ? str_sub(text, 3, text.n) : text);
	size_t end = 0;
	while (end < text.n && is_name(text.p[end]))
		end++;
	text = str_sub(text, 0, end);
	bool full = text.n && text.p[0] == '\\'; /* whatever the file imports */
	while (text.n && text.p[0] == '\\')
		text = str_sub(text, 1, text.n);
	str rest = text, head = S("");
	if (!text.n || !str_cut(&rest, '\\', &head))
		return S("");
	const struct node *import = full ? NULL : route_name(r, head);
	if (import && import->kind == NODE_OBJECT) {
		str behind = str_sub(text, head.n, text.n);
		text = arena_printf(&r->scratch, "%.*s\\%.*s%.*s", STR_ARG(row_text(import, S("module"))),
		                    STR_ARG(row_text(import, S("member"))), STR_ARG(behind));
	}
	char *to = arena_alloc(&r->scratch, text.n + 1);
	for (size_t i = 0; i < text.n; i++)
		to[i] = text.p[i] == '\\' ? '/' : text.p[i];
	return (str){to, text.n};
}

void route_php_guards(struct route_file *r, struct route_refs *refs, const struct node *value)
{
	if (!value)
		return;
	if (value->kind == NODE_ARRAY) {
		for (const struct node *n = value->child; n; n = n->next)
			route_php_guards(r, refs, n);
		return;
	}
	if (value->kind == NODE_STRING) {
		route_refs_add(refs, str_find(value->text, S("\\"), 0) == SIZE_MAX
		                             ? arena_printf(&r->scratch, "=%.*s", STR_ARG(value->text))
		                             : route_php_named(r, value->text));
		return;
	}
	str kept = value->kind == NODE_UNKNOWN ? route_slim_from_container(value->text) : S("");
	size_t function = value->kind == NODE_UNKNOWN ? route_function_at(r, value) : SIZE_MAX;
	if (route_slim_library(r, refs, value))
		return;
	if (kept.n || function != SIZE_MAX) {
		if (function != SIZE_MAX)
			r->functions[function].used = true;
		route_refs_add(refs, kept.n ? arena_printf(&r->scratch, "=%.*s", STR_ARG(kept))
		                            : arena_printf(&r->scratch, "@%u:%u", value->line, value->col));
		return;
	}
	bool class = value->kind == NODE_UNKNOWN &&
	             (str_find(value->text, S("::class"), 0) != SIZE_MAX || route_php_is_new(value->text));
	str named = class ? route_php_named(r, value->text) : S("");
	route_refs_add(refs, named.n ? named : S("?"));
}

void route_add_choice(struct route_file *r, struct route_refs *paths, const char *word, const struct node *names)
{
	if (!names)
		return;
	for (const struct node *n = names->kind == NODE_ARRAY ? names->child : names; n;
	     n = names->kind == NODE_ARRAY ? n->next : NULL)
		route_refs_add(paths, n->kind == NODE_STRING
		                              ? arena_printf(&r->scratch, "%s %.*s", word, STR_ARG(n->text))
		                              : S("?"));
	if (names->kind == NODE_ARRAY && !names->child)
		route_refs_add(paths, S("?"));
}

/* ---- what stands in front of the methods ---- */

static void add_filter(struct route_file *r, const struct route_refs *guards, const struct route_refs *paths,
                       unsigned line)
{
	if (guards->n)
		route_add(r, &(struct route_part){.kind = S("filter"),
		                                  .name = S("*"),
		                                  .guards = guards,
		                                  .paths = paths,
		                                  .early = guards->more || paths->more,
		                                  .line = line});
}

/* $this->middleware('auth')->only('a') */
static void on_middleware(struct route_file *r, const struct node *call)
{
	struct route_refs guards = {.n = 0}, paths = {.n = 0};
	for (const struct node *n = route_call_arg(call, 0); n; n = n->next)
		if (n->kind != NODE_OBJECT)
			route_php_guards(r, &guards, n);
		else
			route_add_choice(r, &paths, "only", node_get(n, S("only"))),
			        route_add_choice(r, &paths, "except", node_get(n, S("except")));
	for (size_t i = route_call_from(r, call);
	     i < r->n_calls && r->calls[i]->line == call->line && r->calls[i]->col == call->col; i++) {
		str name = route_last(row_text(r->calls[i], S("callee")));
		if (!str_listed(name, "only except"))
			continue;
		for (const struct node *n = route_call_arg(r->calls[i], 0); n; n = n->next)
			route_add_choice(r, &paths, str_eq(name, S("only")) ? "only" : "except", n);
	}
	if (route_in_branch(r, call))
		route_refs_add(&paths, S("?"));
	add_filter(r, &guards, &paths, call->line);
}

/* The texts that stand alone in `return ['auth', new Middleware('can:x', only: ['a'])]`. */
static void on_listed(struct route_file *r, const struct node *function)
{
	const struct node *exits = node_get(function, S("exits"));
	struct route_refs guards = {.n = 0}, paths = {.n = 0};
	for (const struct node *n = exits ? exits->child : NULL; n; n = n->next) {
		str says = row_text(n, S("says"));
		unsigned deep = 0;
		if (!str_starts(says, S("return [")) || n->next)
			continue;
		for (size_t i = 8; i < says.n; i++) {
			deep += says.p[i] == '(' || says.p[i] == '[';
			deep -= deep && (says.p[i] == ')' || says.p[i] == ']');
			size_t end = says.p[i] == '\'' || says.p[i] == '"'
			                     ? str_find(says, str_sub(says, i, i + 1), i + 1)
			                     : SIZE_MAX;
			if (end == SIZE_MAX)
				continue;
			if (!deep)
				route_refs_add(&guards,
				               arena_printf(&r->scratch, "=%.*s", STR_ARG(str_sub(says, i + 1, end))));
			i = end;
		}
	}
	add_filter(r, &guards, &paths, function->line);
}

/* ---- names of middleware ---- */

static void add_alias(struct route_file *r, str name, const struct node *value)
{
	struct route_refs guards = {.n = 0};
	route_php_guards(r, &guards, value);
	if (name.n)
		route_add(r, &(struct route_part){.kind = S("alias"), .name = name, .guards = &guards, .at = value});
}

static void add_aliases(struct route_file *r, const struct node *object)
{
	for (const struct node *n = object && object->kind == NODE_OBJECT ? object->child : NULL; n; n = n->next)
		add_alias(r, n->key, n);
}

static void aliases(struct route_file *r)
{
	static const char *const kept[] = {"middlewareAliases", "routeMiddleware", "middlewareGroups"};
	const struct node *values = node_get(r->tree, S("values"));
	for (size_t i = 0; values && i < sizeof kept / sizeof *kept; i++)
		add_aliases(r, node_get(values, str_of(kept[i])));
	const struct node *global = values ? node_get(values, S("middleware")) : NULL;
	if (global && global->kind == NODE_ARRAY && str_ends(r->path, S("Kernel.php")))
		add_alias(r, S("*"), global);
}

/* $middleware->alias([…]), ->group('a', […]), ->web(append: […]), ->appendToGroup('web', A::class) */
static void on_configured(struct route_file *r, const struct node *call, str name)
{
	const struct node *first = route_call_arg(call, 0);
	if (!first)
		return;
	if (str_eq(name, S("alias")))
		add_aliases(r, first);
	else if (str_listed(name, "append prepend"))
		add_alias(r, S("*"), first);
	else if (str_listed(name, "group appendToGroup prependToGroup") && first->kind == NODE_STRING && first->next)
		add_alias(r, first->text, first->next);
	else if (str_listed(name, "web api"))
		for (const struct node *n = first->kind == NODE_OBJECT ? first->child : first; n; n = n->next)
			if (!str_listed(n->key, "remove replace"))
				add_alias(r, name, n);
}

/* ---- classes ---- */

static void add_class(struct route_file *r, const struct node *class)
{
	struct route_refs bases = {.n = 0};
	const struct node *list = node_get(class, S("bases"));
	for (const struct node *n = list ? list->child : NULL; n; n = n->next)
		route_refs_add(&bases, route_php_named(r, n->text));
	route_add(r, &(struct route_part){
	                     .kind = S("class"), .name = row_text(class, S("name")), .bases = &bases, .at = class});
}

/* A role, or to be signed in at all, is held by nobody who is not known. What else is granted a class of the app says,
 * and it may grant that to strangers. */
static str granted(const struct node *attribute)
{
	static const char strangers[] = "PUBLIC_ACCESS IS_AUTHENTICATED_ANONYMOUSLY IS_ANONYMOUS";
	str text = route_text(attribute);
	if (str_listed(text, strangers))
		return S("=web");
	bool known = str_starts(text, S("ROLE_")) || str_starts(text, S("IS_AUTHENTICATED_")) ||
	             str_eq(text, S("IS_REMEMBERED"));
	return known ? S("=IsGranted") : S("?");
}

/* is_granted('ROLE_A') and …: one of them suffices, where nothing says or, or not. */
static str secured(str expression)
{
	static const char *const asks[] = {"is_granted(", "has_role("}, *const turns[] = {" or ", "|", "!",
	                                                                                  "not ", "?", " in "};
	str all = S("?");
	for (size_t i = 0; i < sizeof turns / sizeof *turns; i++)
		if (str_find(expression, str_of(turns[i]), 0) != SIZE_MAX)
			return all;
	for (size_t i = 0; i < sizeof asks / sizeof *asks; i++) {
		size_t at = str_find(expression, str_of(asks[i]), 0), from = at + str_of(asks[i]).n + 1;
		size_t to = at == SIZE_MAX ? at : str_find(expression, str_sub(expression, from - 1, from), from);
		const struct node attribute = {.kind = NODE_STRING, .text = str_sub(expression, from, to)};
		bool first = at == 0 || (at != SIZE_MAX && str_ends(str_sub(expression, 0, at), S(" and ")));
		if (first && to != SIZE_MAX && !str_eq(all, S("=IsGranted")))
			all = granted(&attribute);
	}
	return all;
}

static void add_marks(struct route_file *r, const struct node *of, str method)
{
	const struct node *marks = node_get(of, S("marks"));
	for (const struct node *m = marks ? marks->child : NULL; m; m = m->next) {
		struct route_refs guards = {.n = 0}, paths = {.n = 0};
		if (!route_mark_is(m, "Middleware IsGranted Security"))
			continue;
		if (route_mark_is(m, "IsGranted"))
			route_refs_add(&guards, granted(route_mark_arg(m, S("attribute"), true)));
		else if (route_mark_is(m, "Security"))
			route_refs_add(&guards, secured(route_text(route_mark_arg(m, S("expression"), true))));
		else
			route_php_guards(r, &guards, route_call_arg(m, 0));
		if (method.n)
			route_refs_add(&paths, arena_printf(&r->scratch, "only %.*s", STR_ARG(method)));
		add_filter(r, &guards, &paths, m->line);
	}
}

/* Has it a method by which others are asked? */
static bool answers(const struct route_file *r)
{
	return route_has_function(r, S("__invoke")) || route_has_function(r, S("process")) ||
	       route_has_function(r, S("handle"));
}

void route_php_class(struct route_file *r)
{
	static const char places[] = "controller middleware http/ action handler /routes/ livewire policies";
	const struct node *classes = node_get(r->tree, S("classes"));
	aliases(r);
	for (size_t i = 0; i < r->n_calls; i++) {
		str callee = row_text(r->calls[i], S("callee")), name = route_last(callee);
		if (str_eq(callee, S("this.middleware")) ||
		    (str_eq(callee, S("Middleware")) && row_is(r->calls[i], S("new"), S("true"))))
			on_middleware(r, r->calls[i]);
		else if (str_starts(callee, S("middleware.")))
			on_configured(r, r->calls[i], name);
	}
	if (!r->wanted && !route_has_word(r->path, places) && !answers(r))
		return;
	for (const struct node *c = classes ? classes->child : NULL; c; c = c->next) {
		add_class(r, c);
		add_marks(r, c, S(""));
	}
	for (size_t i = 0; classes && i < r->n_functions; i++) {
		const struct node *f = r->functions[i].node;
		str name = row_text(f, S("name"));
		if (name.n)
			add_marks(r, f, name);
		if (str_eq(name, S("middleware")) && r->functions[i].owner)
			on_listed(r, f);
	}
}
