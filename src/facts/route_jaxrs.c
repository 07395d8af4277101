/* JAX-RS, as Quarkus, Jersey and RESTEasy have it: classes and methods with @Path, and annotations that say who may
 * call. Those of a method win over those of its class; @Authenticated is Quarkus's. */
#include "route_declare.h"
#include "route_word.h"
#include "row_get.h"

static const char framework[] = "JAX-RS";

/* ---- marks ---- */

static str mark_says(struct route_file *r, const struct node *of)
{
	const struct node *marks = of ? node_get(of, S("marks")) : NULL;
	for (const struct node *m = marks ? marks->child : NULL; m; m = m->next) {
		str says = row_text(m, S("says"));
		if (route_mark_is(m, "PermitAll"))
			return S("open PermitAll");
		const struct node *role = route_mark_arg(m, S("value"), true);
		bool all = role && role->kind == NODE_STRING && str_eq(role->text, S("**")); /* anybody signed in */
		if (route_mark_is(m, "RolesAllowed DenyAll Authenticated PermissionsAllowed") || all)
			return arena_printf(&r->scratch, "guarded %.*s", STR_ARG(says));
	}
	for (const struct node *m = marks ? marks->child : NULL; m; m = m->next)
		if (route_guard_name(row_text(m, S("name"))))
			return arena_printf(&r->scratch, "maybe %.*s", STR_ARG(row_text(m, S("says"))));
	return S("");
}

/* ---- routes ---- */

static str method_of(const struct node *f)
{
	static const char *const verbs[] = {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"};
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (route_mark(f, str_of(verbs[i])))
			return str_of(verbs[i]);
	return S("");
}

static void on_function(struct route_file *r, size_t i)
{
	const struct node *f = r->functions[i].node, *class = r->functions[i].owner;
	const struct node *outer = route_mark(class, S("Path")), *inner = route_mark(f, S("Path"));
	str method = method_of(f), says = mark_says(r, f);
	struct route_refs marks = {.n = 0};
	if (!class || !method.n || route_mark(class, S("RegisterRestClient")) || (!outer && !inner))
		return;
	route_refs_add(&marks, says.n ? says : mark_says(r, class));
	str a = route_declared_path(r, route_mark_arg(outer, S("value"), true));
	str b = route_declared_path(r, route_mark_arg(inner, S("value"), true));
	str path = route_paths_joined(r, a, b);
	route_add(r,
	          &(struct route_part){.kind = S("route"),
	                               .framework = str_of(framework),
	                               .method = method,
	                               .route = path.n && path.p[0] == '/' ? path : route_paths_joined(r, S("/"), path),
	                               .ref = route_method_ref(r, i),
	                               .declares = &marks,
	                               .at = f});
}

/* @Provider class … implements ContainerRequestFilter: it may refuse, where it is bound to. */
static void on_filter(struct route_file *r, size_t i)
{
	const struct node *class = r->functions[i].owner, *list = class ? node_get(class, S("bases")) : NULL;
	bool filter = route_mark(r->functions[i].node, S("ServerRequestFilter"));
	for (const struct node *b = list ? list->child : NULL; b; b = b->next)
		filter = filter || str_eq(route_last(b->text), S("ContainerRequestFilter"));
	if (!filter)
		return;
	static const char usual[] = "Provider Priority ApplicationScoped PreMatching Singleton Component Slf4j "
	                            "RequestScoped Override Unremovable";
	const struct node *marks = class ? node_get(class, S("marks")) : NULL, *m = marks ? marks->child : NULL;
	while (m && route_mark_is(m, usual))
		m = m->next;
	route_add(r, &(struct route_part){.kind = S("setting"),
	                                  .framework = str_of(framework),
	                                  .of = m ? row_text(m, S("name")) : S(""),
	                                  .name = m ? S("bound") : S("filter"),
	                                  .ref = route_method_ref(r, i),
	                                  .at = r->functions[i].node});
}

/* @ApplicationPath("/api") */
static void on_class(struct route_file *r, const struct node *class)
{
	const struct node *path = route_mark_arg(route_mark(class, S("ApplicationPath")), S("value"), true);
	if (path)
		route_add(r, &(struct route_part){.kind = S("setting"),
		                                  .framework = str_of(framework),
		                                  .name = S("prefix"),
		                                  .route = route_declared_path(r, path),
		                                  .at = class});
}

void route_jaxrs(struct route_file *r)
{
	const struct node *classes = node_get(r->tree, S("classes"));
	for (const struct node *c = classes ? classes->child : NULL; c; c = c->next)
		on_class(r, c);
	for (size_t i = 0; i < r->n_functions; i++) {
		on_function(r, i);
		on_filter(r, i);
	}
}
