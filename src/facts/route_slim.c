/* What Slim puts in front of everything, and what its container makes: $app->add(new A()), $container['a'] = function
 * … { return new A(); }, and the two libraries of middleware that choose by path whom they ask. Sources:
 * slimframework.com, github.com/tuupola/slim-jwt-auth and slim-basic-auth. */
#include <stdint.h>

#include "route_branch.h"
#include "route_php.h"
#include "route_rules.h"
#include "route_word.h"
#include "row_get.h"

/* ---- new JwtAuthentication([…]) ---- */

static const struct node *made_in(const struct route_file *r, const struct node *value)
{
	size_t i = route_call_from(r, value);
	bool here = i < r->n_calls && route_within(value, r->calls[i]);
	return here && route_php_is_new(value->text) ? r->calls[i] : NULL;
}

static bool is_library(str class)
{
	return str_listed(class, "Tuupola/Middleware/JwtAuthentication Tuupola/Middleware/HttpBasicAuthentication "
	                         "Slim/Middleware/JwtAuthentication Slim/Middleware/HttpBasicAuthentication");
}

/* Texts of a setting: one or a list; false: it is computed. */
static bool texts_of(const struct node *n, const char *word, struct route_file *r, struct route_refs *paths)
{
	bool list = n && n->kind == NODE_ARRAY;
	for (const struct node *one = list ? n->child : n; one; one = list ? one->next : NULL) {
		if (one->kind != NODE_STRING)
			return false;
		route_refs_add(paths, arena_printf(&r->scratch, "%s %.*s", word, STR_ARG(one->text)));
	}
	return !paths->more;
}

/* The guard that it is, with "on /path" and "off /path" where it asks for some only; "" for another class. */
static str library(struct route_file *r, const struct node *value, struct route_refs *paths)
{
	static const char plain[] =
	        "secret secure relaxed algorithm algorithms header regexp cookie attribute logger error "
	        "before after environment realm users path ignore passthrough";
	const struct node *call = made_in(r, value), *args = call ? node_get(call, S("args")) : NULL;
	str class = call ? route_php_named(r, value->text) : S("");
	const struct node *options = args ? args->child : NULL;
	if (!is_library(class))
		return S("");
	if (!options || options->kind != NODE_OBJECT)
		return S("?");
	for (const struct node *n = options->child; n; n = n->next)
		if (!str_listed(n->key, plain))
			return S("?"); /* rules, an authenticator of its own */
	bool known = texts_of(node_get(options, S("path")), "on", r, paths) &&
	             texts_of(node_get(options, S("ignore")), "off", r, paths) &&
	             texts_of(node_get(options, S("passthrough")), "off", r, paths);
	return known ? arena_printf(&r->scratch, "=%.*s", STR_ARG(str_basename(class))) : S("?");
}

bool route_slim_library(struct route_file *r, struct route_refs *refs, const struct node *value)
{
	struct route_refs paths = {.n = 0};
	str ref = library(r, value, &paths);
	if (ref.n)
		route_refs_add(refs, paths.n ? S("?") : ref);
	return ref.n > 0;
}

/* ---- the container ---- */

/* The text in …->get('jwt'), of a container. */
str route_slim_from_container(str text)
{
	size_t at = str_find(text, S("->get("), 0);
	str inside = at == SIZE_MAX ? S("") : str_sub(text, at + 6, text.n);
	bool theirs = str_ifind(str_sub(text, 0, at), S("ontainer"), 0) != SIZE_MAX || str_starts(text, S("$c->"));
	bool quoted = inside.n > 3 && (inside.p[0] == '\'' || inside.p[0] == '"') && str_ends(inside, S(")")) &&
	              inside.p[inside.n - 2] == inside.p[0];
	return theirs && quoted ? str_sub(inside, 1, inside.n - 2) : S("");
}

/* The one thing that a function gives: return new A(…). */
static const struct node *given_by(const struct route_file *r, size_t function)
{
	const struct node *f = r->functions[function].node, *exits = node_get(f, S("exits"));
	const struct node *exit = exits ? exits->child : NULL;
	bool made = exit && !exit->next && str_starts(row_text(exit, S("says")), S("return new"));
	return made ? exit : NULL;
}

static void add_made(struct route_file *r, str name, size_t function)
{
	const struct node *exit = function == SIZE_MAX ? NULL : given_by(r, function);
	size_t i = exit ? route_call_from(r, exit) : r->n_calls;
	if (i == r->n_calls || !route_within(exit, r->calls[i]) || !name.n)
		return;
	struct node value = *exit;
	value.kind = NODE_UNKNOWN;
	value.text = str_sub(row_text(exit, S("says")), S("return ").n, row_text(exit, S("says")).n);
	struct route_refs guards = {.n = 0};
	route_php_guards(r, &guards, &value);
	route_add(r, &(struct route_part){.kind = S("alias"), .name = name, .guards = &guards, .at = exit});
}

static void on_container(struct route_file *r)
{
	const struct node *objects = node_get(r->tree, S("objects"));
	for (size_t i = 0; i < r->n_functions; i++) { /* $container['a'] = function … */
		str name = row_text(r->functions[i].node, S("name"));
		if (str_starts(name, S("container.")))
			add_made(r, route_last(name), i);
	}
	for (size_t i = 0; i < r->n_calls; i++) { /* $container->set('a', function …) */
		const struct node *first = route_call_arg(r->calls[i], 0);
		if (str_listed(row_text(r->calls[i], S("callee")), "container.set container.add") && first &&
		    first->next && first->kind == NODE_STRING)
			add_made(r, first->text, route_function_at(r, first->next));
	}
	for (const struct node *o = objects ? objects->child : NULL; o; o = o->next) /* definitions of PHP-DI */
		for (const struct node *n = o->kind == NODE_OBJECT ? o->child : NULL; n; n = n->next)
			if (n->kind == NODE_UNKNOWN && !str_eq(n->key, S("...")))
				add_made(r, n->key, route_function_at(r, n));
}

/* ---- $app->add(…) ---- */

static void on_app(struct route_file *r, const struct node *call)
{
	struct route_refs guards = {.n = 0}, paths = {.n = 0};
	const struct node *first = route_call_arg(call, 0);
	str ref = first ? library(r, first, &paths) : S("");
	if (ref.n)
		route_refs_add(&guards, ref);
	else
		route_php_guards(r, &guards, first);
	if (guards.n)
		route_add(r, &(struct route_part){.kind = S("setting"),
		                                  .name = S("front"),
		                                  .framework = S("Slim"),
		                                  .guards = &guards,
		                                  .paths = &paths,
		                                  .at = call});
}

void route_slim(struct route_file *r)
{
	bool wanted = r->wanted;
	for (size_t i = 0; i < r->n_calls; i++)
		if (str_listed(row_text(r->calls[i], S("callee")), "app.add app.addMiddleware"))
			on_app(r, r->calls[i]);
	wanted = wanted || r->wanted;
	on_container(r);
	r->wanted = wanted;
}

/* ---- joining ---- */

static bool is_below(str path, str front)
{
	while (str_ends(front, S("/")))
		front.n--;
	return str_starts(path, front) && (path.n == front.n || path.p[front.n] == '/');
}

/* Does it ask for the path? */
static enum truth asks(const struct node *row, str path)
{
	const struct node *list = node_get(row, S("paths"));
	bool on = false, some = false;
	for (const struct node *n = list ? list->child : NULL; n; n = n->next) {
		str rest = n->text, word = S("");
		str_cut(&rest, ' ', &word);
		if (str_find(rest, S("("), 0) != SIZE_MAX || str_find(path, S("{?}"), 0) != SIZE_MAX)
			return TRUTH_UNKNOWN; /* an expression */
		if (str_eq(word, S("off")) && is_below(path, rest))
			return TRUTH_FALSE;
		some = some || str_eq(word, S("on"));
		on = on || (str_eq(word, S("on")) && is_below(path, rest));
	}
	return !some || on ? TRUTH_TRUE : TRUTH_FALSE;
}

void route_slim_front(struct route_joiner *j, const struct route_part_at *p, str path, struct route_verdict *v)
{
	struct route_rules a = route_rules_of(j->m.f, p->file, S("Slim"));
	for (size_t i = 0; i < j->m.f->n_wide; i++) {
		const struct route_part_at *front = &j->m.f->parts[j->m.f->wide[i]];
		bool own = str_eq(front->kind, S("setting")) && str_eq(front->name, S("front"));
		if (!own || !route_rules_own(&a, front))
			continue;
		enum truth here = asks(front->row, path);
		const struct node *list = node_get(front->row, S("guards"));
		for (const struct node *g = list ? list->child : NULL; g && here != TRUTH_FALSE; g = g->next) {
			struct route_verdict one = route_judge_named(j, front->file, g->text, 0);
			one = route_if_registered(j->m.f, one, front->row, p->row);
			if (one.auth == ROUTE_GUARDED && here != TRUTH_TRUE)
				one = (struct route_verdict){ROUTE_UNKNOWN, one.by,
				                             S("whether its guard is asked was not read")};
			route_add_verdict(v, one);
		}
	}
}
