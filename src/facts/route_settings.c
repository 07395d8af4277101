/* Settings of Django: the module that is served, middleware in front of all, whom Django REST framework lets in where a
 * view says nothing. They are a router that is served, named "settings". */
#include "route_branch.h"
#include "route_declare.h"
#include "route_decorate.h"
#include "route_django.h"
#include "route_python.h"
#include "route_word.h"
#include "row_get.h"

static const str settings = STR_INIT("settings");

static const struct node *value_of(const struct route_file *r, str name)
{
	const struct node *values = node_get(r->tree, S("values"));
	return values ? node_get(values, name) : NULL;
}

/* "a.b.C": a.b#C */
static str dotted(struct route_file *r, str text)
{
	size_t n = text.n - route_last(text).n;
	return n ? arena_printf(&r->scratch, "%.*s#%.*s", STR_ARG(str_sub(text, 0, n - 1)), STR_ARG(route_last(text)))
	         : S("");
}

static void add_use(struct route_file *r, const struct route_refs *refs, const struct node *at)
{
	route_add(r, &(struct route_part){.kind = S("use"), .of = settings, .guards = refs, .early = true, .at = at});
}

/* A class of middleware answers by one of these; a function by itself. */
static void add_middleware(struct route_file *r, const struct node *item)
{
	static const char *const parts[] = {".__call__", ".process_request", ".process_view"};
	struct route_refs refs = {.n = 0};
	str ref = item->kind == NODE_STRING ? dotted(r, item->text) : S("?");
	if (str_eq(ref, S("?")))
		route_refs_add(&refs, ref);
	str last = str_sub(ref, str_find(ref, S("#"), 0) + 1, ref.n);
	bool class = last.n && last.p[0] >= 'A' && last.p[0] <= 'Z';
	for (size_t i = 0; class && i < sizeof parts / sizeof *parts; i++)
		route_refs_add(&refs, arena_printf(&r->scratch, "%.*s%s", STR_ARG(ref), parts[i]));
	if (!class && !str_eq(ref, S("?")))
		route_refs_add(&refs, ref);
	if (refs.n)
		add_use(r, &refs, item);
}

/* MIDDLEWARE.append('a.B'), .insert(0, 'a.B'), .extend([…]); .remove() and the like take something out again, and what
 * is left is not known. */
static void on_change(struct route_file *r, const struct node *call, bool served)
{
	str callee = row_text(call, S("callee"));
	const struct node *value = route_argument(call, str_eq(route_last(callee), S("insert")));
	if (!str_starts(callee, S("MIDDLEWARE.")))
		return;
	if (served && value && str_listed(route_last(callee), "append insert extend")) {
		const struct node *one = value->kind == NODE_ARRAY ? value->child : value;
		for (; one; one = value->kind == NODE_ARRAY ? one->next : NULL)
			add_middleware(r, one);
	} else {
		route_setting(r, S("Django"), S("MIDDLEWARE"), S(""), call);
	}
}

/* What it is where the file gives it several values, or one that is computed. */
static void on_middleware(struct route_file *r, const struct node *value, bool served)
{
	struct route_refs computed = {.n = 0};
	bool list = value && value->kind == NODE_ARRAY;
	const struct node *odd = route_assigned(r, S("MIDDLEWARE"), list ? 1 : 0);
	for (const struct node *n = list ? value->child : NULL; n; n = n->next)
		add_middleware(r, n);
	route_refs_add(&computed, S("?"));
	if (odd)
		add_use(r, &computed, odd);
	if (odd || (list && !served))
		route_setting(r, S("Django"), S("MIDDLEWARE"), S(""), odd ? odd : value);
	for (size_t i = 0; i < r->n_calls; i++)
		on_change(r, r->calls[i], served);
}

static void add_default(struct route_file *r, const struct route_refs *permissions, const struct node *at)
{
	route_add(r, &(struct route_part){.kind = S("default"),
	                                  .name = S("DEFAULT_PERMISSION_CLASSES"),
	                                  .permissions = permissions,
	                                  .at = at});
}

static void on_rest(struct route_file *r, const struct node *rest)
{
	struct route_refs permissions = {.n = 0};
	const struct node *own = rest->kind == NODE_OBJECT ? node_get(rest, S("DEFAULT_PERMISSION_CLASSES")) : NULL;
	bool more = rest->kind != NODE_OBJECT || node_get(rest, S("..."));
	if (route_assigned(r, S("REST_FRAMEWORK"), 1))
		route_refs_add(&permissions, S("?"));
	else if (own)
		route_permissions_read(r, own, &permissions);
	else
		route_refs_add(&permissions, more ? S("?") : S("none"));
	add_default(r, &permissions, own ? own : rest);
}

void route_settings(struct route_file *r)
{
	const struct node *root = value_of(r, S("ROOT_URLCONF")), *rest = value_of(r, S("REST_FRAMEWORK"));
	const struct node *middleware = value_of(r, S("MIDDLEWARE")), *apps = value_of(r, S("INSTALLED_APPS"));
	const struct node *changed = value_of(r, S("REST_FRAMEWORK.DEFAULT_PERMISSION_CLASSES"));
	struct route_refs refs = {.n = 0}, permissions = {.n = 0};
	if (rest)
		on_rest(r, rest);
	if (changed) {
		route_permissions_read(r, changed, &permissions);
		add_default(r, &permissions, changed);
	} else if (!rest && apps) {
		add_default(r, &permissions, apps); /* it says nothing: everybody, if nobody else does */
	}
	on_middleware(r, middleware, root != NULL);
	if (!root && !middleware && !route_assigned(r, S("MIDDLEWARE"), 0))
		return;
	route_add(r, &(struct route_part){.kind = S("router"),
	                                  .name = settings,
	                                  .framework = S("Django"),
	                                  .method = S("root"),
	                                  .at = root         ? root
	                                        : middleware ? middleware
	                                                     : route_assigned(r, S("MIDDLEWARE"), 0)});
	if (root && root->kind == NODE_STRING) {
		route_refs_add(&refs, arena_printf(&r->scratch, "%.*s#urlpatterns", STR_ARG(root->text)));
		add_use(r, &refs, root);
	}
}
