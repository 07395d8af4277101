/* Chains of filters of Spring Security: which paths each is asked for, what its rules say in their order, which chain
 * comes first, and what is asked of none. Source: docs.spring.io, authorize-http-requests. */
#include <stdint.h>
#include <stdlib.h>

#include "route_declare.h"
#include "route_word.h"
#include "row_get.h"

static const char framework[] = "Spring";
enum { CHAIN_CALLS = 2000 };

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
	static const char verbs[] = "GET POST PUT PATCH DELETE HEAD OPTIONS TRACE"; /* imported by their names */
	if (n && n->kind == NODE_UNKNOWN &&
	    (str_find(n->text, S("HttpMethod."), 0) != SIZE_MAX || str_listed(n->text, verbs))) {
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

/* hasRole("ANONYMOUS"): whoever is not known has that one. */
static bool is_for_nobody(const struct node *call)
{
	const struct node *args = node_get(call, S("args"));
	for (const struct node *n = args ? args->child : NULL; n; n = n->next)
		if (route_has_word(n->text, "anonymous"))
			return true;
	return false;
}

/* access("hasRole('A')"): one question, and nothing that turns it. */
static const char *of_access(const struct node *call)
{
	static const char asks[] =
	        "hasrole( hasanyrole( hasauthority( hasanyauthority( isauthenticated( isfullyauthenticated( "
	        "denyall";
	const struct node *args = node_get(call, S("args")), *first = args ? args->child : NULL;
	str text = first && first->kind == NODE_STRING ? str_trim(first->text) : S("");
	if (str_listed(text, "permitAll permitAll()"))
		return "open";
	bool turned = route_has_word(text, "! || @ # == ? anonymous permitall") ||
	              str_find(text, S(" or "), 0) != SIZE_MAX || str_find(text, S("not "), 0) != SIZE_MAX;
	return route_has_word(text, asks) && !turned ? "guarded" : "unknown";
}

/* rules.addTo(http): what else is asked for it is said elsewhere. */
static bool is_handed_on(const struct node *f, const struct node *call)
{
	const struct node *params = node_get(f, S("params")), *args = node_get(call, S("args"));
	for (const struct node *p = params ? params->child : NULL; p; p = p->next)
		for (const struct node *a = args ? args->child : NULL; a; a = a->next)
			if (str_listed(row_text(p, S("type")), "HttpSecurity ServerHttpSecurity") &&
			    a->kind == NODE_UNKNOWN && str_eq(a->text, row_text(p, S("name"))))
				return true;
	return false;
}

/* anyRequest().permitAll() behind a filter of one's own: who calls is left to that. */
static bool leaves_to_filter(const struct node *matcher, const struct node *const *calls, size_t n)
{
	if (!str_eq(route_last(row_text(matcher, S("callee"))), S("anyRequest")))
		return false;
	for (size_t i = 0; i < n; i++)
		if (str_starts(route_last(row_text(calls[i], S("callee"))), S("addFilter")))
			return true;
	return false;
}

static void on_chain(struct route_file *r, const struct node *f, const struct node *owner)
{
	const struct node **calls = arena_array(&r->scratch, const struct node *, CHAIN_CALLS);
	size_t n = 0;
	for (size_t c = route_call_from(r, f); c < r->n_calls && route_within(f, r->calls[c]) && n < CHAIN_CALLS; c++)
		calls[n++] = r->calls[c];
	if (n)
		qsort(calls, n, sizeof *calls, by_end);
	struct chain c = {.id = arena_printf(&r->scratch, "@%u", f->line), .at = f}, *chain = &c;
	const struct node *matcher = NULL;
	bool more = n == CHAIN_CALLS, handed = false;
	for (size_t i = 0; i < n && !handed; i++)
		handed = is_handed_on(f, calls[i]);
	if (handed)
		add_rule(r, chain, "unknown", S(""), NULL, f);
	for (size_t i = 0; i < n; i++) {
		str last = route_last(row_text(calls[i], S("callee")));
		const char *verdict = verdict_of(last);
		if (str_eq(last, S("authorize")) && str_ends(r->path, S(".kt"))) {
			add_authorize(r, chain, calls[i]);
		} else if (str_listed(last, matchers)) {
			matcher = calls[i];
		} else if (verdict && matcher) {
			if (str_eq(last, S("access")))
				verdict = of_access(calls[i]);
			if (is_for_nobody(calls[i]) ||
			    (str_eq(str_of(verdict), S("open")) && leaves_to_filter(matcher, calls, n)))
				verdict = "unknown";
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
	const struct node *order = route_mark(f, S("Order"));
	if (!order && owner)
		order = route_mark(owner, S("Order"));
	const struct node *number = order ? route_mark_arg(order, S("value"), true) : NULL;
	route_add(r, &(struct route_part){.kind = S("setting"),
	                                  .framework = str_of(framework),
	                                  .name = S("chain"),
	                                  .ref = c.id,
	                                  .method = number ? number->text : S(""),
	                                  .at = f});
}

/* web.ignoring().requestMatchers("/x"): no chain is asked for it. */
static void on_ignored(struct route_file *r, const struct node *call)
{
	struct chain c = {.id = S("ignoring"), .at = call};
	str callee = row_text(call, S("callee"));
	if (str_find(callee, S("ignoring"), 0) != SIZE_MAX && str_listed(route_last(callee), matchers))
		add_rules(r, &c, call, "open", call);
}

/* A part that a chain applies to itself: what it sets is no chain of its own. */
static bool is_applied(const struct node *owner)
{
	const struct node *list = owner ? node_get(owner, S("bases")) : NULL;
	for (const struct node *b = list ? list->child : NULL; b; b = b->next)
		if (str_listed(route_last(b->text),
		               "SecurityConfigurerAdapter AbstractHttpConfigurer SecurityConfigurer"))
			return true;
	return false;
}

/* A bean that gives a chain; configure(HttpSecurity) of older ones. */
static bool makes_chain(const struct node *f, const struct node *owner)
{
	if (is_applied(owner))
		return false;
	const struct node *params = node_get(f, S("params"));
	bool takes = false, web = false;
	for (const struct node *p = params ? params->child : NULL; p; p = p->next) {
		str type = row_text(p, S("type"));
		takes = takes || str_listed(type, "HttpSecurity ServerHttpSecurity");
		web = web || str_eq(type, S("WebSecurity"));
	}
	/* another function that is handed one adds to a chain, and makes none */
	return takes && !web && (route_mark(f, S("Bean")) || str_eq(row_text(f, S("name")), S("configure")));
}

void route_spring_chains(struct route_file *r)
{
	for (size_t i = 0; i < r->n_functions; i++)
		if (makes_chain(r->functions[i].node, r->functions[i].owner))
			on_chain(r, r->functions[i].node, r->functions[i].owner);
	for (size_t i = 0; i < r->n_calls; i++)
		on_ignored(r, r->calls[i]);
}
