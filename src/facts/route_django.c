/* Addresses of Django: path(), re_path() and url() of a list, what they include, routers of Django REST framework; and
 * what settings put in front of them all. A list of addresses is a router of its own; it is served where another
 * includes it, or where settings name its module (ROOT_URLCONF). */
#include "route_django.h"

#include <stdint.h>

#include "route_decorate.h"
#include "route_python.h"
#include "route_word.h"
#include "row_get.h"

static const str all = STR_INIT("urlpatterns");

/* ---- lists of addresses ---- */

/* Of the lists from there on, the first that does not end in front of a call. */
static const struct node *list_at(const struct node *from, const struct node *call)
{
	while (from && (from->kind != NODE_ARRAY || from->end_line < call->line ||
	                (from->end_line == call->line && from->end_col <= call->col)))
		from = from->next;
	return from;
}

static void add_list(struct route_file *r, str name, str path, unsigned line)
{
	route_add(r, &(struct route_part){
	                     .kind = S("router"), .name = name, .route = path, .framework = S("Django"), .line = line});
}

static str path_text(struct route_file *r, const struct node *n)
{
	if (!n || n->kind != NODE_STRING) /* the language in front of others, what is computed */
		return n ? arena_printf(&r->scratch, "{%.*s}", STR_ARG(str_sub(n->text, 0, 60))) : S("");
	str path = n->text;
	while (path.n && (path.p[0] == '^' || path.p[0] == '/'))
		path = str_sub(path, 1, path.n);
	while (path.n && path.p[path.n - 1] == '$')
		path.n--;
	return path;
}

/* What stands in front of a path: those of the calls around it. */
static str path_of(struct route_file *r, const struct node *call, const struct node *const *around, size_t n)
{
	str path = S("");
	for (size_t i = 0; i <= n; i++) {
		str one = path_text(r, route_argument(i < n ? around[i] : call, 0));
		path = !one.n ? path : arena_printf(&r->scratch, "%.*s/%.*s", STR_ARG(path), STR_ARG(one));
		while (path.n && path.p[path.n - 1] == '/' && i < n)
			path.n--;
	}
	return path;
}

/* ---- what a path leads to ---- */

struct view {
	struct route_refs guards;
	str ref, text; /* of what is left when all that it is wrapped in is taken off */
	bool class;
	str shows; /* "{'get': 'list'}" of a view set */
};

static struct view view_of(struct route_file *r, const struct node *value)
{
	enum { WRAPS = 6 };
	struct view v = {.text = value->text};
	for (int i = 0; i < WRAPS; i++) {
		str callee, inside, first;
		if (!route_called(v.text, &callee, &inside))
			break;
		if (str_ends(callee, S(".as_view"))) {
			v.class = true;
			v.text = str_sub(callee, 0, callee.n - 8);
			v.shows = str_starts(inside, S("{")) ? inside : S("");
			break;
		}
		if (!route_item(&inside, &first) || str_eq(route_last(callee), S("include")))
			break;
		struct route_marks m = {.action = NULL};
		const struct node mark = {.kind = NODE_UNKNOWN, .text = callee};
		const struct node marks = {.kind = NODE_ARRAY, .child = &mark};
		route_marks_read(r, &marks, &m);
		for (size_t g = 0; g < m.guards.n; g++)
			route_refs_add(&v.guards, m.guards.at[g]);
		v.text = first;
	}
	v.ref = str_find(v.text, S("("), 0) == SIZE_MAX ? route_ref_text(r, v.text) : S("");
	return v;
}

/* {'get': 'list', 'post': 'create'}: "GET list" */
static void add_shown(struct route_file *r, str text, struct route_refs *out)
{
	str item, key, one = str_sub(text, 1, text.n - 1);
	while (route_item(&one, &item)) {
		str value = item;
		if (!str_cut(&value, ':', &key))
			continue;
		key = str_trim(key), value = str_trim(value);
		if (key.n > 2 && value.n > 2)
			route_refs_add(out, arena_printf(&r->scratch, "%.*s %.*s", STR_ARG(str_sub(key, 1, key.n - 1)),
			                                 STR_ARG(str_sub(value, 1, value.n - 1))));
	}
}

static void add_view(struct route_file *r, const struct node *call, const struct node *value, str of, str path)
{
	struct view v = view_of(r, value);
	struct route_refs shows = {.n = 0};
	if (v.shows.n)
		add_shown(r, v.shows, &shows);
	route_add(r, &(struct route_part){.kind = S("route"),
	                                  .of = of,
	                                  .method = v.class ? S("class") : S("any"),
	                                  .route = path,
	                                  .ref = v.ref.n ? v.ref : S("?"),
	                                  .guards = &v.guards,
	                                  .serves = &shows,
	                                  .framework = S("Django"),
	                                  .at = call});
}

/* include('app.urls'), include((list, 'name')), include(router.urls), include(list) */
static void add_include(struct route_file *r, const struct node *call, str inside, str of, str path)
{
	struct route_refs refs = {.n = 0};
	str first = S("");
	route_item(&inside, &first);
	if (str_starts(first, S("("))) {
		str list = str_sub(first, 1, first.n - 1);
		route_item(&list, &first);
	}
	if (first.n > 2 && (first.p[0] == '\'' || first.p[0] == '"'))
		route_refs_add(&refs,
		               arena_printf(&r->scratch, "%.*s#urlpatterns", STR_ARG(str_sub(first, 1, first.n - 1))));
	else
		route_refs_add(&refs, route_ref_text(r, first));
	if (!refs.n)
		route_refs_add(&refs, S("?"));
	route_add(r, &(struct route_part){.kind = S("use"),
	                                  .of = of,
	                                  .route = path,
	                                  .guards = &refs,
	                                  .framework = S("Django"),
	                                  .early = true,
	                                  .at = call});
}

/* What a path leads to, but a list that stands in it. */
static void add_path(struct route_file *r, const struct node *call, str of, str path)
{
	const struct node *value = route_argument(call, 1);
	str callee, inside;
	value = value ? value : route_keyword(call, S("view"));
	if (!value)
		return;
	if (str_ends(value->text, S(".site.urls"))) {
		struct route_refs guards = {.n = 0};
		route_refs_add(&guards, S("django.contrib.admin#site.urls"));
		route_add(r, &(struct route_part){.kind = S("route"),
		                                  .of = of,
		                                  .method = S("any"),
		                                  .route = path,
		                                  .ref = S("django.contrib.admin#site.urls"),
		                                  .guards = &guards,
		                                  .framework = S("Django"),
		                                  .at = call});
		return;
	}
	if (str_ends(value->text, S(".urls")) && str_find(value->text, S("("), 0) == SIZE_MAX) { /* api.urls */
		add_include(r, call, value->text, of, path);
		return;
	}
	size_t at = str_find(value->text, S("include("), 0);
	if (at == SIZE_MAX) {
		add_view(r, call, value, of, path);
		return;
	}
	bool list = str_starts(str_sub(value->text, at + 8, value->text.n), S("[")) ||
	            str_starts(str_sub(value->text, at + 8, value->text.n), S("(["));
	if (!list && route_called(str_sub(value->text, at, value->text.n), &callee, &inside))
		add_include(r, call, inside, of, path);
}

static bool is_path(struct route_file *r, const struct node *call)
{
	str callee = row_text(call, S("callee"));
	if (!str_listed(route_last(callee), "path re_path url"))
		return false;
	str ref = route_ref_text(r, callee);
	return str_starts(ref, S("django.")) || str_eq(ref, S("path")) || str_eq(ref, S("re_path"));
}

static void paths(struct route_file *r)
{
	enum { DEEPEST = 8 };
	const struct node *around[DEEPEST], *values = node_get(r->tree, S("values")),
	                                    *list = values ? values->child : NULL;
	size_t n = 0;
	str told = S("");
	for (size_t i = 0; i < r->n_calls; i++) {
		const struct node *call = r->calls[i];
		if (!is_path(r, call))
			continue;
		while (n && !route_within(around[n - 1], call))
			n--;
		list = list_at(list, call); /* extra = [path(…)]; else it is the one that Django takes */
		str of = list && route_within(list, call) ? list->key : all, path = path_of(r, call, around, n);
		if (!str_eq(of, told))
			add_list(r, told = of, S(""), call->line);
		add_path(r, call, of, path);
		if (n < DEEPEST)
			around[n++] = call;
	}
}

/* ---- routers of Django REST framework ---- */

static void on_register(struct route_file *r, const struct node *call)
{
	str callee = row_text(call, S("callee")), of = str_sub(callee, 0, callee.n - route_last(callee).n);
	const struct node *path = route_argument(call, 0), *view = route_argument(call, 1);
	view = view ? view : route_keyword(call, S("viewset"));
	path = path ? path : route_keyword(call, S("prefix"));
	if (!of.n || !path || !view || view->kind != NODE_UNKNOWN || path->kind == NODE_UNKNOWN)
		return;
	of.n--;
	const struct node *given = route_name(r, of);
	if (!(given && route_has_word(given->text, "router")) && !route_has_word(of, "router"))
		return;
	str ref = route_ref_text(r, of);
	route_add(r, &(struct route_part){.kind = S("route"),
	                                  .of = ref,
	                                  .method = S("viewset"),
	                                  .route = arena_printf(&r->scratch, "/%.*s", STR_ARG(path_text(r, path))),
	                                  .ref = route_ref_text(r, view->text),
	                                  .framework = S("Django"),
	                                  .at = call});
}

/* urlpatterns = router.urls: told by that nobody includes it in its own file */
static void add_router(struct route_file *r, const struct node *given)
{
	str urls = arena_printf(&r->scratch, "%.*s.urls", STR_ARG(given->key));
	bool included = false;
	struct route_refs refs = {.n = 0};
	const struct node *made = route_call_at(r, given), *below = made ? route_argument(made, 1) : NULL;
	str path = below && below->kind == NODE_STRING
	                   ? arena_printf(&r->scratch, "/%.*s/{id}", STR_ARG(path_text(r, below)))
	                   : S("");
	add_list(r, given->key, path, given->line);
	for (size_t i = 0; i < r->n_calls; i++) {
		const struct node *args = node_get(r->calls[i], S("args"));
		bool includes = str_eq(route_last(row_text(r->calls[i], S("callee"))), S("include"));
		for (const struct node *a = includes && args ? args->child : NULL; a; a = a->next)
			included = included || str_find(a->text, urls, 0) != SIZE_MAX || a->kind == NODE_ARRAY;
	}
	if (included || !str_ends(r->path, S("urls.py")))
		return;
	route_refs_add(&refs, given->key);
	add_list(r, all, S(""), given->line);
	route_add(r, &(struct route_part){
	                     .kind = S("use"), .of = all, .route = S(""), .guards = &refs, .early = true, .at = given});
}

static void routers(struct route_file *r)
{
	enum { MOST_ROUTERS = 32 };
	static const char makers[] = "DefaultRouter SimpleRouter ExtendedDefaultRouter ExtendedSimpleRouter "
	                             "NestedSimpleRouter NestedDefaultRouter BulkRouter OptionalSlashRouter";
	for (size_t i = 0, n_made = 0; i < r->n_names && n_made < MOST_ROUTERS; i++) {
		const struct node *n = r->names[i];
		str callee = str_sub(n->text, 0, str_find(n->text, S("("), 0));
		if (n->kind == NODE_UNKNOWN && (str_listed(route_last(callee), makers) ||
		                                (str_ends(callee, S("Router")) && !str_ends(callee, S("APIRouter")))))
			add_router(r, n), n_made++;
	}
	for (size_t i = 0; i < r->n_calls; i++)
		if (str_eq(route_last(row_text(r->calls[i], S("callee"))), S("register")))
			on_register(r, r->calls[i]);
}

void route_django(struct route_file *r)
{
	paths(r);
	routers(r);
}
