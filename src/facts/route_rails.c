/* Routes of Rails, as config/routes.rb declares them: calls within the blocks of other calls. */
#include <stdint.h>
#include <string.h>

#include "route_rails.h"
#include "route_word.h"
#include "row_get.h"

/* ---- routes ---- */

static void add_route(struct route_file *r, const struct rails_place *p, const struct node *call, str method, str path,
                      str ref, bool resource)
{
	const struct node *options = route_call_options(call);
	const struct node *constraints = options ? node_get(options, S("constraints")) : NULL;
	struct route_refs guards = p->guards;
	if (constraints && constraints->kind == NODE_UNKNOWN) /* { id: /…/ } says what a part of the path is */
		route_refs_add(&guards, S("?"));
	route_add(r, &(struct route_part){.kind = S("route"),
	                                  .method = method,
	                                  .name = resource ? S("resource") : S(""),
	                                  .route = path,
	                                  .ref = ref,
	                                  .framework = S("Rails"),
	                                  .guards = &guards,
	                                  .at = call});
}

static str action_of(struct route_file *r, const struct rails_place *p, str controller, str action)
{
	return controller.n ? arena_printf(&r->scratch, "%.*s#%.*s",
	                                   STR_ARG(route_rails_joined(r, p->module, controller)), STR_ARG(action))
	                    : S("?");
}

/* 'a#b', :b, b within a controller; '/a/b' without more */
static str handler_of(struct route_file *r, const struct rails_place *p, const struct node *call, str path, str to)
{
	str action = route_rails_option(call, "action"), controller = route_rails_option(call, "controller"), rest = to,
	    head;
	controller = controller.n ? controller : p->controller;
	if (str_eq(to, S("?")) || str_eq(to, S("-")))
		return to;
	if (to.n && str_find(to, S("#"), 0) != SIZE_MAX && str_cut(&rest, '#', &head))
		return head.n && head.p[0] == '/' ? arena_printf(&r->scratch, "%.*s#%.*s",
		                                                 STR_ARG(str_sub(head, 1, head.n)), STR_ARG(rest))
		                                  : action_of(r, p, head, rest);
	if (to.n || action.n)
		return action_of(r, p, controller, to.n ? to : action);
	while (path.n && path.p[0] == '/')
		path = str_sub(path, 1, path.n);
	size_t slash = SIZE_MAX;
	for (size_t i = 0; i < path.n; i++)
		slash = path.p[i] == '/' ? i : slash;
	if (slash != SIZE_MAX && !p->controller.n)
		return action_of(r, p, str_sub(path, 0, slash), str_sub(path, slash + 1, path.n));
	return action_of(r, p, controller, path);
}

static str verb_of(struct route_file *r, str name)
{
	char *to = arena_alloc(&r->scratch, name.n + 1);
	for (size_t i = 0; i < name.n; i++)
		to[i] = (char)(name.p[i] >= 'a' && name.p[i] <= 'z' ? name.p[i] - 32 : name.p[i]);
	return (str){to, name.n};
}

static void add_verbs(struct route_file *r, const struct rails_place *p, const struct node *call, str name, str path,
                      str ref)
{
	const struct node *o = route_call_options(call), *via = o ? node_get(o, S("via")) : NULL;
	if (!str_eq(name, S("match")))
		add_route(r, p, call, verb_of(r, name), path, ref, false);
	else if (!via || via->kind == NODE_UNKNOWN || str_eq(via->text, S("all")))
		add_route(r, p, call, S("any"), path, ref, false);
	else
		for (const struct node *n = via->kind == NODE_ARRAY ? via->child : via; n;
		     n = via->kind == NODE_ARRAY ? n->next : NULL)
			add_route(r, p, call, verb_of(r, n->text), path, ref, false);
}

/* get '/x', to: 'a#b'; get 'x' => 'a#b'; get :a, :b, on: :member */
static void on_verb(struct route_file *r, const struct rails_place *p, const struct node *call, str name)
{
	static const char options[] = "to as via on action controller constraints defaults format path module anchor";
	str on = route_rails_option(call, "on"), front = p->path;
	if (str_eq(on, S("member")))
		front = route_rails_join(r, p->base, p->resources ? S(":id") : S(""));
	else if (str_eq(on, S("collection")))
		front = p->base;
	for (const struct node *n = route_call_arg(call, 0); n; n = n->next)
		if (n->kind == NODE_STRING)
			add_verbs(r, p, call, name, route_rails_join(r, front, n->text),
			          handler_of(r, p, call, n->text, route_rails_option(call, "to")));
		else if (n->kind == NODE_UNKNOWN) /* "/x" => redirect(…) */
			add_verbs(r, p, call, name, route_rails_join(r, front, S("{?}")),
			          route_has_word(n->text, "redirect(") ? S("-") : S("?"));
	const struct node *o = route_call_options(call);
	/* 'x' => 'a#b' comes first; what follows may be id: /[0-9]+/ */
	bool first = o && o == route_call_arg(call, 0);
	const struct node *n = first ? o->child : NULL;
	if (n && !str_listed(n->key, options) && (n->kind == NODE_STRING || n->kind == NODE_UNKNOWN))
		add_verbs(r, p, call, name, route_rails_join(r, front, str_eq(n->key, S("...")) ? S("{?}") : n->key),
		          n->kind == NODE_STRING                ? handler_of(r, p, call, n->key, n->text)
		          : route_has_word(n->text, "redirect") ? S("-")
		                                                : S("?"));
}

static bool has_action(const struct node *call, const char *action)
{
	const struct node *o = route_call_options(call);
	for (int i = 0; i < 2; i++) {
		const struct node *list = o ? node_get(o, i ? S("except") : S("only")) : NULL;
		bool listed = false;
		if (!list || list->kind == NODE_UNKNOWN)
			continue;
		for (const struct node *n = list->kind == NODE_ARRAY ? list->child : list; n;
		     n = list->kind == NODE_ARRAY ? n->next : NULL)
			listed = listed || str_eq(n->text, str_of(action));
		if (listed == (i == 1))
			return false;
	}
	return true;
}

static void on_resources(struct route_file *r, const struct rails_place *p, const struct node *call, bool one)
{
	static const struct {
		const char *action, *method, *behind;
		bool single, many;
	} actions[] = {{"index", "GET", "", false, true},     {"new", "GET", "/new", false, false},
	               {"create", "POST", "", false, false},  {"show", "GET", "", true, false},
	               {"edit", "GET", "/edit", true, false}, {"update", "PATCH", "", true, false},
	               {"destroy", "DELETE", "", true, false}};
	str path = route_rails_option(call, "path"), controller = route_rails_option(call, "controller"),
	    module = route_rails_option(call, "module");
	str param = route_rails_option(call, "param");
	struct rails_place inner = *p;
	inner.module = module.n ? route_rails_joined(r, p->module, module) : p->module;
	for (const struct node *n = route_call_arg(call, 0); n && n->kind != NODE_OBJECT; n = n->next)
		for (size_t i = 0; i < sizeof actions / sizeof *actions && n->kind == NODE_STRING; i++) {
			if ((one && actions[i].many) || !has_action(call, actions[i].action))
				continue;
			str of = controller.n ? controller : one ? route_rails_plural(r, n->text) : n->text;
			str all = route_rails_join(r, p->path, path.n ? path : n->text);
			if (actions[i].single && !one)
				all = arena_printf(&r->scratch, "%.*s/:%.*s", STR_ARG(all),
				                   STR_ARG(param.n ? param : S("id")));
			add_route(r, p, call, str_of(actions[i].method),
			          arena_printf(&r->scratch, "%.*s%s", STR_ARG(all), actions[i].behind),
			          action_of(r, &inner, of, str_of(actions[i].action)), true);
		}
}

/* mount Sidekiq::Web => '/sidekiq', mount X, at: '/x': what it does is its own. */
static void on_mount(struct route_file *r, struct rails_place *p, const struct node *call)
{
	const struct node *first = route_call_arg(call, 0);
	if (first && first->kind == NODE_OBJECT && first->child) /* its key is computed */
		first = first->child;
	str at = route_rails_option(call, "at"), text = first ? first->text : S("");
	size_t from = str_find(text, S("=>"), 0), quote = from == SIZE_MAX ? from : str_find(text, S("/"), from);
	if (!at.n && quote != SIZE_MAX)
		at = str_sub(text, quote, text.n - (str_ends(text, S("'")) || str_ends(text, S("\""))));
	add_route(r, p, call, S("any"), route_rails_join(r, p->path, at.n ? at : S("{?}")), S("?"), false);
}

void route_rails(struct route_file *r)
{
	struct rails w = {.r = r};
	if (!str_ends(r->path, S("config/routes.rb")) && str_find(r->path, S("config/routes/"), 0) == SIZE_MAX)
		return;
	route_rails_find_blocks(&w);
	for (size_t i = 0; i < r->n_calls; i++) {
		const struct node *call = r->calls[i];
		str name = row_text(call, S("callee"));
		bool admin = str_eq(name, S("ActiveAdmin.routes"));
		if (!admin && !str_listed(name, "get post put patch delete match root resources resource mount"))
			continue;
		struct rails_place p = route_rails_place_of(&w, call);
		if (p.none)
			continue;
		const struct node *first = route_call_arg(call, 0);
		str to = route_rails_option(call, "to");
		if (admin) /* pages that the package makes of what is registered */
			add_route(r, &p, call, S("any"), route_rails_join(r, p.path, S("admin/{?}")), S("?"), false);
		else if (str_listed(name, "resources resource"))
			on_resources(r, &p, call, str_eq(name, S("resource")));
		else if (str_eq(name, S("mount")))
			on_mount(r, &p, call);
		else if (str_eq(name, S("root")))
			add_route(r, &p, call, S("GET"), route_rails_join(r, p.path, S("/")),
			          handler_of(r, &p, call, S(""), to.n ? to : route_text(first)), false);
		else
			on_verb(r, &p, call, name);
	}
}
