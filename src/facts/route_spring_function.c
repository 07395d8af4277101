/* Router functions of Spring, in Java and Kotlin: route().GET("/a", h::one).path("/b", b -> …), route(GET("/a"),
 * h::one), nest(path("/b"), …), router { "/b".nest { GET("/a", h::one) } }. What a filter of theirs does is not read.
 * Source: docs.spring.io, webmvc-functional and webflux-functional. */
#include <stdint.h>

#include "route_declare.h"
#include "route_word.h"
#include "row_get.h"

enum { WRAPPERS = 64 };

static const char verbs[] = "GET POST PUT PATCH DELETE HEAD OPTIONS";

struct functions {
	struct route_file *r;
	struct {
		const struct node *inside; /* what stands in there has the path in front */
		str path;
	} at[WRAPPERS];
	size_t n;
	bool filtered; /* something in front of them may refuse */
};

static const struct node *arg(const struct node *call, size_t i)
{
	const struct node *args = node_get(call, S("args")), *n = args ? args->child : NULL;
	while (n && i--)
		n = n->next;
	return n;
}

/* The byte at a place of the file. */
static size_t byte_at(const struct route_file *r, const struct node *place)
{
	size_t at = 0;
	for (unsigned line = 1; line < place->line && at < r->tree->text.n; line++) {
		at = str_find(r->tree->text, S("\n"), at);
		at = at < r->tree->text.n ? at + 1 : at;
	}
	return at + place->col - 1;
}

/* A predicate that asks for no path. */
static bool asks_else(str text) { return route_has_word(text, "accept( contenttype( method( headers("); }

/* "/b".nest { … }, ("/b" and accept(JSON)).nest { … }: what stands in front of the call. */
static str text_in_front(const struct route_file *r, const struct node *call)
{
	enum { LONGEST = 200 };
	str all = str_sub(r->tree->text, 0, byte_at(r, call));
	while (all.n && (all.p[all.n - 1] == '.' || all.p[all.n - 1] == ' '))
		all.n--;
	size_t from = all.n, deep = 0;
	for (size_t n = 0; from && n < LONGEST && all.p[from - 1] != '\n'; n++) {
		char c = all.p[--from];
		deep += c == ')';
		if (deep && c == '(' && --deep == 0)
			break;
		if (!deep && c == '"' && from + 1 < all.n)
			break;
	}
	all = str_sub(all, from, all.n);
	size_t quote = str_find(all, S("\""), 0), end = quote == SIZE_MAX ? quote : str_find(all, S("\""), quote + 1);
	if (end == SIZE_MAX || str_find(all, S(" or "), 0) != SIZE_MAX)
		return asks_else(row_text(call, S("callee"))) ? S("") : S("/{?}");
	return str_sub(all, quote + 1, end);
}

/* The path that a predicate asks for: path("/b"), RequestPredicates.path("/b"). */
static str path_asked(const struct functions *f, const struct node *value)
{
	struct route_file *r = f->r;
	if (value->kind == NODE_STRING)
		return value->text;
	for (size_t i = route_call_from(r, value); i < r->n_calls && route_within(value, r->calls[i]); i++) {
		const struct node *first = arg(r->calls[i], 0);
		if (str_eq(route_last(row_text(r->calls[i], S("callee"))), S("path")) && first &&
		    first->kind == NODE_STRING)
			return first->text;
	}
	return asks_else(value->text) ? S("") : S("/{?}");
}

static void see_wrapper(struct functions *f, const struct node *call)
{
	str name = route_last(row_text(call, S("callee")));
	const struct node *first = arg(call, 0), *block = node_get(call, S("block"));
	bool nests = str_listed(name, "nest path andNest");
	if (str_listed(name, "filter before"))
		f->filtered = true;
	if (!nests || f->n == WRAPPERS || (!block && (!first || !first->next)))
		return;
	size_t body = block ? route_function_at(f->r, block) : SIZE_MAX;
	f->at[f->n].inside = body != SIZE_MAX ? f->r->functions[body].node : block ? block : first->next;
	f->at[f->n++].path = first ? path_asked(f, first) : block ? text_in_front(f->r, call) : S("/{?}");
}

/* GET("/a") { … } */
static str handler_in_place(struct functions *f, const struct node *block)
{
	size_t function = route_function_at(f->r, block);
	if (function == SIZE_MAX)
		return S("?");
	f->r->functions[function].used = true;
	return route_function_ref(f->r, function);
}

/* h::save, where h is a parameter of a type: Handler.save; this::save, ::save and a class by its name */
static str handler_of(struct functions *f, const struct node *call, const struct node *value)
{
	struct route_file *r = f->r;
	size_t colons = value && value->kind == NODE_UNKNOWN ? str_find(value->text, S("::"), 0) : SIZE_MAX;
	if (colons == SIZE_MAX)
		return S("?");
	str of = str_sub(value->text, 0, colons), name = str_sub(value->text, colons + 2, value->text.n);
	for (size_t i = route_around(r, call); i != SIZE_MAX; i = r->functions[i].parent) {
		const struct node *params = node_get(r->functions[i].node, S("params")), *owner = r->functions[i].owner;
		for (const struct node *p = params ? params->child : NULL; p; p = p->next)
			if (row_is(p, S("name"), of))
				return arena_printf(&r->scratch, "%.*s.%.*s", STR_ARG(row_text(p, S("type"))),
				                    STR_ARG(name));
		const struct node *fields = owner ? node_get(owner, S("fields")) : NULL;
		for (const struct node *p = fields ? fields->child : NULL; p; p = p->next)
			if (row_is(p, S("name"), of))
				return arena_printf(&r->scratch, "%.*s.%.*s", STR_ARG(row_text(p, S("type"))),
				                    STR_ARG(name));
		if (owner && (!of.n || str_eq(of, S("this"))))
			return arena_printf(&r->scratch, "%.*s.%.*s", STR_ARG(row_text(owner, S("name"))),
			                    STR_ARG(name));
	}
	return arena_printf(&r->scratch, "%.*s.%.*s", STR_ARG(of), STR_ARG(name));
}

/* The call that a predicate is handed to, and what it is handed beside it: route(GET("/a"), h::one). */
static const struct node *beside(const struct functions *f, size_t call)
{
	enum { LOOKED_AT = 32 };
	for (size_t i = call; i-- > 0 && call - i < LOOKED_AT;) {
		const struct node *first = arg(f->r->calls[i], 0);
		bool routes = str_listed(route_last(row_text(f->r->calls[i], S("callee"))), "route andRoute");
		if (routes && first && first->next && route_within(first, f->r->calls[call]))
			return first->next;
	}
	return NULL;
}

static void on_verb(struct functions *f, size_t i)
{
	struct route_file *r = f->r;
	const struct node *call = r->calls[i], *first = arg(call, 0), *last = first,
	                  *block = node_get(call, S("block"));
	str path = S("");
	struct route_refs marks = {.n = 0};
	if (!first || (first->kind != NODE_STRING && first->kind != NODE_UNKNOWN))
		return;
	for (size_t w = 0; w < f->n; w++)
		if (route_within(f->at[w].inside, call))
			path = route_paths_joined(r, path, f->at[w].path);
	while (last->next)
		last = last->next;
	const struct node *handler = last != first ? last : block ? NULL : beside(f, i);
	path = route_paths_joined(r, path, route_declared_path(r, first));
	if (f->filtered)
		route_refs_add(&marks, S("maybe filter"));
	route_add(r, &(struct route_part){.kind = S("route"),
	                                  .framework = S("Spring"),
	                                  .method = route_last(row_text(call, S("callee"))),
	                                  .route = str_starts(path, S("/"))
	                                                   ? path
	                                                   : arena_printf(&r->scratch, "/%.*s", STR_ARG(path)),
	                                  .ref = block ? handler_in_place(f, block) : handler_of(f, call, handler),
	                                  .declares = &marks,
	                                  .at = call});
}

void route_spring_functions(struct route_file *r)
{
	struct functions f = {.r = r};
	if (!route_imports(r, S("org.springframework.web.reactive.function.server")) &&
	    !route_imports(r, S("org.springframework.web.servlet.function")))
		return;
	for (size_t i = 0; i < r->n_calls; i++)
		see_wrapper(&f, r->calls[i]);
	for (size_t i = 0; i < r->n_calls; i++)
		if (str_listed(route_last(row_text(r->calls[i], S("callee"))), verbs))
			on_verb(&f, i);
}
