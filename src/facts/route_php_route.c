/* One route of Laravel or Slim: its verb, path and handler; those that a resource declares. */
#include <stdint.h>
#include <string.h>

#include "route_php.h"
#include "route_word.h"
#include "row_get.h"

/* ---- handlers ---- */

/* 'A@b', 'A:b', 'A' */
static str of_text(struct route_file *r, const struct php_scope *s, str text)
{
	size_t at = str_find(text, S("@"), 0);
	at = at == SIZE_MAX ? str_find(text, S(":"), 0) : at;
	if (at == SIZE_MAX && s->controller.n)
		return arena_printf(&r->scratch, "%.*s#%.*s", STR_ARG(s->controller), STR_ARG(text));
	str class = route_php_named(r, str_sub(text, 0, at)),
	    method = at == SIZE_MAX ? S("") : str_sub(text, at, text.n);
	while (method.n && strchr("@:", method.p[0]))
		method = str_sub(method, 1, method.n);
	return class.n ? arena_printf(&r->scratch, "%.*s#%.*s", STR_ARG(class),
	                              STR_ARG(method.n ? method : S("__invoke")))
	               : S("?");
}

static str handler_of(struct route_file *r, const struct php_scope *s, const struct node *value)
{
	if (!value)
		return S("?");
	if (value->kind == NODE_STRING)
		return of_text(r, s, value->text);
	if (value->kind == NODE_ARRAY && value->child && value->child->next) {
		str class = route_php_named(r, value->child->text), method = route_text(value->child->next);
		return class.n && method.n ? arena_printf(&r->scratch, "%.*s#%.*s", STR_ARG(class), STR_ARG(method))
		                           : S("?");
	}
	size_t f = value->kind == NODE_UNKNOWN ? route_function_at(r, value) : SIZE_MAX;
	if (f != SIZE_MAX) {
		r->functions[f].used = true;
		return arena_printf(&r->scratch, "@%u:%u", value->line, value->col);
	}
	size_t colon = str_find(value->text, S("':"), 0), quote; /* A::class . ':b' */
	str class = value->kind == NODE_UNKNOWN ? route_php_named(r, value->text) : S("");
	if (class.n && colon != SIZE_MAX && (quote = str_find(value->text, S("'"), colon + 2)) != SIZE_MAX)
		return arena_printf(&r->scratch, "%.*s#%.*s", STR_ARG(class),
		                    STR_ARG(str_sub(value->text, colon + 2, quote)));
	return class.n ? arena_printf(&r->scratch, "%.*s#__invoke", STR_ARG(class)) : S("?");
}

/* ---- routes ---- */

static void add_route(const struct php *p, const struct node *call, struct php_scope *s, str method, str path, str ref,
                      bool resource)
{
	struct route_file *r = p->r;
	struct route_refs guards = s->guards;
	if (s->unsure || s->without.more)
		route_refs_add(&guards, S("?"));
	route_add(r, &(struct route_part){.kind = S("route"),
	                                  .method = method,
	                                  .name = resource ? S("resource") : S(""),
	                                  .route = route_php_join(r, s->path, path),
	                                  .ref = ref,
	                                  .framework = p->slim ? S("Slim") : S("Laravel"),
	                                  .guards = &guards,
	                                  .marks = &s->without,
	                                  .at = call});
}

str route_php_upper(struct route_file *r, str name)
{
	char *to = arena_alloc(&r->scratch, name.n + 1);
	for (size_t i = 0; i < name.n; i++)
		to[i] = name.p[i] >= 'a' && name.p[i] <= 'z' ? (char)(name.p[i] - 32) : name.p[i];
	return (str){to, name.n};
}

static struct php_scope scope_of(const struct php *p, const struct node *call)
{
	struct php_scope s = {.path = S("")};
	route_php_see_chain(p, &s, call);
	route_php_see_groups(p, &s, call);
	return s;
}

/* Of what `only` and `except` in the chain of a resource choose. */
static bool has_action(const struct php *p, const struct node *call, const char *action)
{
	struct route_file *r = p->r;
	bool has = true;
	for (size_t i = route_call_from(r, call);
	     i < r->n_calls && r->calls[i]->line == call->line && r->calls[i]->col == call->col; i++) {
		str name = route_last(row_text(r->calls[i], S("callee")));
		const struct node *list = route_call_arg(r->calls[i], 0);
		bool only = str_eq(name, S("only")), except = str_eq(name, S("except"));
		if ((!only && !except) || !list || list->kind == NODE_UNKNOWN)
			continue;
		bool listed = false;
		for (const struct node *n = list->kind == NODE_ARRAY ? list->child : list; n; n = n->next)
			listed = listed || str_eq(n->text, str_of(action));
		has = has && listed == only;
	}
	return has;
}

static void add_resource(const struct php *p, const struct node *call, str name, str class, bool api, bool one)
{
	static const struct {
		const char *action, *method, *behind;
		bool single, form;
	} actions[] = {{"index", "GET", "", false, false},    {"create", "GET", "/create", false, true},
	               {"store", "POST", "", false, false},   {"show", "GET", "", true, false},
	               {"edit", "GET", "/edit", true, true},  {"update", "PUT", "", true, false},
	               {"destroy", "DELETE", "", true, false}};
	struct route_file *r = p->r;
	struct php_scope s = scope_of(p, call);
	const struct node *options = route_call_arg(call, 2);
	str path = S(""), part, last = S(""), rest = name;
	while (str_cut(&rest, '.', &part)) {
		if (last.n)
			path = arena_printf(&r->scratch, "%.*s/{%.*s}", STR_ARG(path), STR_ARG(last));
		path = route_php_join(r, path, part);
		part = str_basename(part);
		last = str_ends(part, S("s")) ? str_sub(part, 0, part.n - 1) : part;
	}
	for (size_t i = 0; i < sizeof actions / sizeof *actions; i++) {
		str action = str_of(actions[i].action);
		struct route_refs choice = {.n = 0};
		route_add_choice(r, &choice, "only", options ? node_get(options, S("only")) : NULL);
		route_add_choice(r, &choice, "except", options ? node_get(options, S("except")) : NULL);
		bool told = !choice.n;
		for (size_t c = 0; c < choice.n; c++) {
			bool only = str_starts(choice.at[c], S("only "));
			bool same = str_eq(route_last(str_sub(choice.at[c], only ? 5 : 7, choice.at[c].n)), action);
			told = only ? told || same : (c == 0 || told) && !same;
		}
		if (!told || (api && actions[i].form) || !has_action(p, call, actions[i].action) ||
		    (one && str_listed(action, "index create store")))
			continue;
		bool single = actions[i].single && !one;
		str whole = single ? arena_printf(&r->scratch, "%.*s/{%.*s}%s", STR_ARG(path), STR_ARG(last),
		                                  actions[i].behind)
		                   : arena_printf(&r->scratch, "%.*s%s", STR_ARG(path), actions[i].behind);
		add_route(p, call, &s, str_of(actions[i].method), whole,
		          arena_printf(&r->scratch, "%.*s#%s", STR_ARG(class), actions[i].action), true);
	}
}

void route_php_resource(const struct php *p, const struct node *call, str name)
{
	const struct node *first = route_call_arg(call, 0), *second = route_call_arg(call, 1);
	bool api = str_starts(name, S("api")), one = str_ends(name, S("ingleton"));
	if (first && first->kind == NODE_STRING && second)
		add_resource(p, call, first->text, route_php_named(p->r, second->text), api, one);
	for (const struct node *n = first && first->kind == NODE_OBJECT ? first->child : NULL; n; n = n->next)
		add_resource(p, call, n->key, route_php_named(p->r, n->text), api, one);
}

void route_php_verb(const struct php *p, const struct node *call, str name)
{
	struct route_file *r = p->r;
	struct php_scope s = scope_of(p, call);
	const struct node *first = route_call_arg(call, 0), *methods = NULL;
	if (str_listed(name, "match map")) {
		methods = first;
		first = first ? first->next : NULL;
	}
	const struct node *value = first ? first->next : NULL;
	if (!first || (!value && !s.controller.n))
		return;
	bool shown = str_listed(name, "view redirect permanentRedirect");
	str path = route_php_path_of(first), ref = shown ? S("-") : handler_of(r, &s, value);
	if (value && value->kind == NODE_OBJECT) { /* ['uses' => 'A@b', 'middleware' => 'auth'] */
		str own = S("");
		const struct node *uses = node_get(value, S("uses"));
		route_php_attributes(r, &s, &own, value);
		ref = uses ? handler_of(r, &s, uses) : S("?");
	}
	const struct node *one = methods && methods->kind == NODE_ARRAY ? methods->child : methods;
	if (!methods)
		add_route(p, call, &s,
		          shown                    ? S("GET")
		          : str_eq(name, S("any")) ? S("any")
		                                   : route_php_upper(r, name),
		          path, ref, false);
	for (; one; one = methods->kind == NODE_ARRAY ? one->next : NULL)
		add_route(p, call, &s, one->kind == NODE_STRING ? route_php_upper(r, one->text) : S("any"), path, ref,
		          false);
}

/* Auth::routes(['register' => false, 'verify' => true]): the pages of laravel/ui, by which people sign in and up.
 * Source: its AuthRouteMethods.php. */
void route_php_auth(const struct php *p, const struct node *call)
{
	static const struct {
		const char *option, *method, *path;
		bool asked; /* only where the option is true */
	} pages[] = {{"login", "GET", "login", false},
	             {"login", "POST", "login", false},
	             {"logout", "POST", "logout", false},
	             {"register", "GET", "register", false},
	             {"register", "POST", "register", false},
	             {"reset", "GET", "password/reset", false},
	             {"reset", "POST", "password/email", false},
	             {"reset", "GET", "password/reset/{token}", false},
	             {"reset", "POST", "password/reset", false},
	             {"verify", "GET", "email/verify", true},
	             {"verify", "GET", "email/verify/{id}/{hash}", true},
	             {"verify", "POST", "email/resend", true}};
	const struct node *options = route_call_arg(call, 0);
	struct php_scope s = scope_of(p, call);
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		const struct node *option =
		        options && options->kind == NODE_OBJECT ? node_get(options, str_of(pages[i].option)) : NULL;
		bool no = option && option->kind == NODE_BOOL && str_eq(option->text, S("false"));
		if (pages[i].asked ? !option || no : no)
			continue;
		add_route(p, call, &s, str_of(pages[i].method), str_of(pages[i].path), S("-"), false);
	}
}

void route_php_unread(const struct php *p, const struct node *call)
{
	struct php_scope s = scope_of(p, call);
	str path = route_php_join(p->r, route_php_path_of(route_call_arg(call, 0)), S("{?}"));
	add_route(p, call, &s, S("any"), path, S("?"), false);
}
