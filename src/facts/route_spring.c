/* Spring MVC and WebFlux: methods of controllers with their mappings, the rules of its chains of filters, and whether
 * annotations of methods count. Sources: docs.spring.io, authorize-http-requests and method-security. */
#include <stdint.h>
#include <stdlib.h>

#include "route_declare.h"
#include "route_word.h"
#include "row_get.h"

static const char framework[] = "Spring";
enum { MOST_PATHS = 8, CHAIN_CALLS = 2000 };

/* ---- marks ---- */

/* @PreAuthorize("permitAll()") lets all pass; one that asks beans or arguments may. */
static str pre_authorized(struct route_file *r, const struct node *mark)
{
	static const char asks[] =
	        "hasrole hasanyrole hasauthority hasanyauthority isauthenticated isfullyauthenticated "
	        "haspermission denyall";
	const struct node *says = route_mark_arg(mark, S("value"), true);
	str text = says && says->kind == NODE_STRING ? str_trim(says->text) : S("");
	bool open = route_has_word(text, "permitall isanonymous");
	bool known = route_has_word(text, asks) && !route_has_word(text, "@ # ==");
	const char *word = open && !route_has_word(text, asks) ? "open" : known && !open ? "method" : "maybe";
	return arena_printf(&r->scratch, "%s %.*s", word, STR_ARG(row_text(mark, S("says"))));
}

static void see_marks(struct route_file *r, struct route_refs *refs, const struct node *of)
{
	const struct node *marks = of ? node_get(of, S("marks")) : NULL;
	for (const struct node *m = marks ? marks->child : NULL; m; m = m->next)
		if (route_mark_is(m, "PreAuthorize"))
			route_refs_add(refs, pre_authorized(r, m));
		else if (route_mark_is(m, "Secured RolesAllowed"))
			route_refs_add(refs, arena_printf(&r->scratch, "method %.*s", STR_ARG(row_text(m, S("says")))));
		else if (route_mark_is(m, "PermitAll"))
			route_refs_add(refs, S("open PermitAll"));
		else if (route_guard_name(row_text(m, S("name"))) && !route_mark_is(m, "AllArgsConstructor"))
			route_refs_add(refs, arena_printf(&r->scratch, "maybe %.*s", STR_ARG(row_text(m, S("says")))));
}

/* ---- mappings ---- */

static const struct {
	const char *mark, *method;
} mappings[] = {{"GetMapping", "GET"},       {"PostMapping", "POST"}, {"PutMapping", "PUT"}, {"PatchMapping", "PATCH"},
                {"DeleteMapping", "DELETE"}, {"RequestMapping", ""},  {"GetExchange", ""},   {"MessageMapping", ""}};

static bool is_controller(const struct node *class)
{
	return class && (route_mark(class, S("RestController")) || route_mark(class, S("Controller")) ||
	                 route_mark(class, S("RepositoryRestController")));
}

static void add_methods(struct route_file *r, struct route_part *p, const struct node *mark, str method)
{
	const struct node *list = route_mark_arg(mark, S("method"), false);
	if (method.n || !list) {
		p->method = method.n ? method : S("any");
		route_add(r, p);
		return;
	}
	for (const struct node *n = list->kind == NODE_ARRAY ? list->child : list; n; n = n->next) {
		p->method = route_last(n->text);
		route_add(r, p);
		if (list->kind != NODE_ARRAY)
			break;
	}
}

/* Each path of the class with each of the method. */
static void add_paths(struct route_file *r, struct route_part *p, const struct node *on_class, const struct node *mark,
                      str method)
{
	const struct node *outer = route_mark_arg(on_class, S("value"), true),
	                  *inner = route_mark_arg(mark, S("value"), true);
	outer = outer ? outer : route_mark_arg(on_class, S("path"), false);
	inner = inner ? inner : route_mark_arg(mark, S("path"), false);
	const struct node *a = outer && outer->kind == NODE_ARRAY ? outer->child : outer;
	for (unsigned n = 0; n < MOST_PATHS; n++) {
		const struct node *b = inner && inner->kind == NODE_ARRAY ? inner->child : inner;
		for (unsigned m = 0; m < MOST_PATHS; m++) {
			p->route = route_paths_joined(r, route_declared_path(r, a), route_declared_path(r, b));
			if (!str_starts(p->route, S("/")))
				p->route = arena_printf(&r->scratch, "/%.*s", STR_ARG(p->route));
			add_methods(r, p, mark, method);
			b = b && inner->kind == NODE_ARRAY ? b->next : NULL;
			if (!b)
				break;
		}
		a = a && outer->kind == NODE_ARRAY ? a->next : NULL;
		if (!a)
			break;
	}
}

static void on_function(struct route_file *r, size_t i)
{
	const struct node *f = r->functions[i].node, *class = r->functions[i].owner;
	if (!is_controller(class))
		return;
	for (size_t m = 0; m < sizeof mappings / sizeof *mappings; m++) {
		const struct node *mark = route_mark(f, str_of(mappings[m].mark));
		struct route_refs marks = {.n = 0};
		if (!mark)
			continue;
		see_marks(r, &marks, f);
		if (!marks.n)
			see_marks(r, &marks, class);
		struct route_part p = {.kind = S("route"),
		                       .framework = str_of(framework),
		                       .ref = route_method_ref(r, i),
		                       .declares = &marks,
		                       .at = mark};
		add_paths(r, &p, route_mark(class, S("RequestMapping")), mark, str_of(mappings[m].method));
	}
}

/* ---- chains of filters ---- */

static int by_end(const void *x, const void *y)
{
	const struct node *a = *(const struct node *const *)x, *b = *(const struct node *const *)y;
	if (a->end_line != b->end_line)
		return a->end_line < b->end_line ? -1 : 1;
	return a->end_col < b->end_col ? -1 : a->end_col > b->end_col;
}

static const char matchers[] = "requestMatchers antMatchers mvcMatchers regexMatchers pathMatchers anyRequest "
                               "anyExchange matchers requestMatcher authorize";

static const char *verdict_of(str name)
{
	if (str_listed(name, "permitAll anonymous"))
		return "open";
	if (str_listed(name, "authenticated fullyAuthenticated hasRole hasAnyRole hasAuthority hasAnyAuthority denyAll "
	                     "hasScope hasAnyScope"))
		return "guarded";
	return str_listed(name, "access not rememberMe hasIpAddress") ? "unknown" : NULL;
}

/* Rows of a file are told in the order of their lines and texts, so that rules carry their number. */
struct chain {
	str id;
	unsigned rules;
	const struct node *at;
};

static void add_rule(struct route_file *r, struct chain *c, const char *verdict, str method, const struct node *path,
                     const struct node *at)
{
	struct route_part p = {.kind = S("rule"),
	                       .framework = str_of(framework),
	                       .of = arena_printf(&r->scratch, "%.*s#%04u", STR_ARG(c->id), c->rules++),
	                       .name = str_of(verdict),
	                       .method = method,
	                       .ref = arena_printf(&r->scratch, "%u", at->end_line),
	                       .at = at,
	                       .line = c->at->line};
	if (path)
		p.route = route_declared_path(r, path);
	route_add(r, &p);
}

/* A matcher with what was said of it. */
static void add_rules(struct route_file *r, struct chain *chain, const struct node *matcher, const char *verdict,
                      const struct node *at)
{
	static const struct node all = {.kind = NODE_STRING, .text = STR_INIT("/**")};
	str name = route_last(row_text(matcher, S("callee"))), method = S("");
	const struct node *args = node_get(matcher, S("args")), *n = args ? args->child : NULL;
	if (str_starts(name, S("any"))) {
		add_rule(r, chain, verdict, method, &all, at);
		return;
	}
	if (n && n->kind == NODE_UNKNOWN && str_find(n->text, S("HttpMethod."), 0) != SIZE_MAX) {
		method = route_last(n->text);
		n = n->next;
		if (!n)
			add_rule(r, chain, verdict, method, &all, at);
	}
	if (!n && !method.n)
		add_rule(r, chain, verdict, method, NULL, at);
	for (; n; n = n->next) {
		const struct node *list = n->kind == NODE_ARRAY ? n->child : n;
		for (const struct node *path = list; path; path = n->kind == NODE_ARRAY ? path->next : NULL)
			add_rule(r, chain, verdict, method, path, at);
	}
}

/* Kotlin: authorize("/a", permitAll) */
static bool add_authorize(struct route_file *r, struct chain *chain, const struct node *call)
{
	const struct node *args = node_get(call, S("args")), *first = args ? args->child : NULL;
	static const struct node all = {.kind = NODE_STRING, .text = STR_INIT("/**")};
	const struct node *last = first;
	while (last && last->next)
		last = last->next;
	if (!last)
		return false;
	str word = str_sub(last->text, 0, str_find(last->text, S("("), 0));
	const char *verdict = verdict_of(route_last(word));
	bool any = first == last || (first->kind == NODE_UNKNOWN && str_eq(route_last(first->text), S("anyRequest")));
	add_rule(r, chain, verdict ? verdict : "unknown", S(""), any ? &all : first, call);
	return true;
}

static void on_chain(struct route_file *r, const struct node *f)
{
	const struct node **calls = arena_array(&r->scratch, const struct node *, CHAIN_CALLS);
	size_t n = 0;
	for (size_t c = route_call_from(r, f); c < r->n_calls && route_within(f, r->calls[c]) && n < CHAIN_CALLS; c++)
		calls[n++] = r->calls[c];
	if (n)
		qsort(calls, n, sizeof *calls, by_end);
	struct chain c = {.id = arena_printf(&r->scratch, "@%u", f->line), .at = f}, *chain = &c;
	const struct node *matcher = NULL;
	bool more = n == CHAIN_CALLS;
	for (size_t i = 0; i < n; i++) {
		str last = route_last(row_text(calls[i], S("callee")));
		const char *verdict = verdict_of(last);
		if (str_eq(last, S("authorize")) && str_ends(r->path, S(".kt"))) {
			add_authorize(r, chain, calls[i]);
		} else if (str_listed(last, matchers)) {
			matcher = calls[i];
		} else if (verdict && matcher) {
			add_rules(r, chain, matcher, verdict, calls[i]);
			matcher = NULL;
		} else if (str_listed(last, "securityMatcher securityMatchers antMatcher")) {
			const struct node *args = node_get(calls[i], S("args")), *path = args ? args->child : NULL;
			route_add(r, &(struct route_part){.kind = S("scope"),
			                                  .framework = str_of(framework),
			                                  .of = c.id,
			                                  .route = path ? route_declared_path(r, path) : S(""),
			                                  .at = calls[i]});
		}
	}
	if (more)
		add_rule(r, chain, "unknown", S(""), NULL, f);
	route_setting(r, str_of(framework), S("chain"), c.id, f);
}

/* A bean that gives a chain; configure(HttpSecurity) of older ones. */
static bool makes_chain(const struct node *f)
{
	const struct node *params = node_get(f, S("params"));
	bool takes = false, web = false;
	for (const struct node *p = params ? params->child : NULL; p; p = p->next) {
		str type = row_text(p, S("type"));
		takes = takes || str_listed(type, "HttpSecurity ServerHttpSecurity");
		web = web || str_eq(type, S("WebSecurity"));
	}
	return takes && !web;
}

static void on_settings(struct route_file *r)
{
	const struct node *classes = node_get(r->tree, S("classes"));
	static const char on[] = "EnableMethodSecurity EnableGlobalMethodSecurity EnableReactiveMethodSecurity";
	for (const struct node *c = classes ? classes->child : NULL; c; c = c->next) {
		const struct node *marks = node_get(c, S("marks"));
		for (const struct node *m = marks ? marks->child : NULL; m; m = m->next)
			if (route_mark_is(m, on))
				route_setting(r, str_of(framework), S("method-security"), S(""), m);
	}
	const struct node *imports = node_get(r->tree, S("imports"));
	for (const struct node *n = imports ? imports->child : NULL; n; n = n->next)
		if (str_starts(n->text, S("org.springframework.security."))) {
			route_setting(r, str_of(framework), S("secured"), S(""), n);
			break;
		}
}

/* Filters and interceptors: they may refuse whatever is asked for. */
static void on_filter(struct route_file *r, size_t i)
{
	static const char bases[] = "Filter OncePerRequestFilter GenericFilterBean HandlerInterceptor WebFilter "
	                            "HandlerInterceptorAdapter AsyncHandlerInterceptor HttpFilter";
	static const char methods[] = "doFilter doFilterInternal preHandle filter";
	const struct node *class = r->functions[i].owner, *list = class ? node_get(class, S("bases")) : NULL;
	bool filter = false;
	for (const struct node *b = list ? list->child : NULL; b; b = b->next)
		filter = filter || str_listed(route_last(b->text), bases);
	if (filter && str_listed(row_text(r->functions[i].node, S("name")), methods))
		route_setting(r, str_of(framework), S("filter"), route_method_ref(r, i), r->functions[i].node);
}

void route_spring(struct route_file *r)
{
	for (size_t i = 0; i < r->n_functions; i++) {
		on_function(r, i);
		on_filter(r, i);
		if (makes_chain(r->functions[i].node))
			on_chain(r, r->functions[i].node);
	}
	on_settings(r);
}
