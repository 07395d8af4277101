/* Spring MVC and WebFlux: methods of controllers with their mappings, and whether annotations of methods count. Source:
 * docs.spring.io, method-security. */
#include <stdint.h>

#include "route_declare.h"
#include "route_word.h"
#include "row_get.h"

static const char framework[] = "Spring";
enum { MOST_PATHS = 8 };

/* ---- marks ---- */

/* @PreAuthorize("permitAll()") lets all pass; one that asks beans or arguments may. */
static str pre_authorized(struct route_file *r, const struct node *mark)
{
	static const char asks[] =
	        "hasrole hasanyrole hasauthority hasanyauthority isauthenticated isfullyauthenticated "
	        "haspermission denyall";
	const struct node *says = route_mark_arg(mark, S("value"), true);
	str text = says && says->kind == NODE_STRING ? str_trim(says->text) : S("");
	bool open = route_has_word(text, "permitall anonymous");
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
			route_refs_add(refs, arena_printf(&r->scratch, "%s %.*s",
			                                  route_mark_is(m, "Secured") ? "secured" : "jsr250",
			                                  STR_ARG(row_text(m, S("says")))));
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

/* ---- settings ---- */

/* Which annotations of methods count: of the older one none that is not named, of the newer one @PreAuthorize. */
static void turned_on(struct route_file *r, const struct node *mark, const struct node *class)
{
	static const struct {
		const char *argument, *setting;
	} rows[] = {{"prePostEnabled", "method-security"},
	            {"securedEnabled", "method-secured"},
	            {"jsr250Enabled", "method-jsr250"}};
	bool global = route_mark_is(mark, "EnableGlobalMethodSecurity");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct node *told = route_mark_arg(mark, str_of(rows[i].argument), false);
		bool on = told ? told->kind != NODE_BOOL || str_eq(told->text, S("true")) : i == 0 && !global;
		if (on)
			route_setting(r, str_of(framework), str_of(rows[i].setting), S(""), class);
	}
}

static void on_settings(struct route_file *r)
{
	const struct node *classes = node_get(r->tree, S("classes"));
	static const char on[] = "EnableMethodSecurity EnableGlobalMethodSecurity EnableReactiveMethodSecurity";
	for (const struct node *c = classes ? classes->child : NULL; c; c = c->next) {
		const struct node *marks = node_get(c, S("marks"));
		for (const struct node *m = marks ? marks->child : NULL; m; m = m->next)
			if (route_mark_is(m, on))
				turned_on(r, m, c);
			else if (str_find(row_text(m, S("says")), S("SecurityAutoConfiguration"), 0) != SIZE_MAX)
				route_setting(r, str_of(framework), S("secured"), S(""), c);
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
	}
	on_settings(r);
	route_spring_chains(r);
	route_spring_functions(r);
}
