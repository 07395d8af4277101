/* One row for each route: its whole path, what guards it, what its handler does. */
#include "route_join.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "route_front.h"
#include "route_mount.h"
#include "route_word.h"
#include "row_get.h"

struct joiner {
	struct route_mounts m;
	struct members *list;
};

static void add_truth(struct members *m, str key, enum truth t)
{
	if (t == TRUTH_UNKNOWN)
		members_scalar(m, NODE_UNKNOWN, key, key, NULL);
	else
		members_bool(m, key, t == TRUTH_TRUE);
}

static enum truth changes(str method, const struct route_deed *deed)
{
	if (str_eq(method, S("PUT")) || str_eq(method, S("PATCH")) || str_eq(method, S("DELETE")))
		return TRUTH_TRUE;
	if (str_eq(method, S("GET")) || str_eq(method, S("HEAD")) || str_eq(method, S("OPTIONS")))
		return TRUTH_FALSE;
	return deed->writes;
}

struct handled {
	const struct node *row, *place; /* the part, and the one that it is shown at */
	size_t file;                    /* in which the handler is meant */
	str method, handler;
};

static void add_row(struct joiner *j, const struct handled *h, str path, str framework, const struct route_verdict *v)
{
	str method = h->method, handler = h->handler;
	struct route_deed deed = route_deed(j->m.f, h->file, handler);
	if (str_eq(method, S("any")) && deed.only.n)
		method = deed.only;
	const struct node at = {.line = h->place->line, .col = 1, .key_line = h->place->line};
	struct members m = members_below(j->list, NODE_OBJECT, S(""), &at);
	const struct node *side = node_get(h->place, S("side"));
	str public = route_public(method, path);
	const struct route_verdict signed_for = {ROUTE_GUARDED, handler, S("it checks who signed what it is sent")};
	if (deed.signs && v->auth != ROUTE_GUARDED && route_is_hook(path))
		v = &signed_for;
	if (!public.n && route_is_entrance(route_last(handler)))
	public = S("people sign in there");
	members_scalar(&m, NODE_STRING, S("path"), row_text(h->place, S("path")), NULL);
	if (side)
		members_copy(&m, S("side"), side);
	members_scalar(&m, NODE_STRING, S("method"), method, NULL);
	members_scalar(&m, NODE_STRING, S("route"), path.n ? path : S("/"), NULL);
	members_scalar(&m, NODE_STRING, S("handler"), handler, NULL);
	if (framework.n)
		members_scalar(&m, NODE_STRING, S("framework"), framework, NULL);
	if (v->auth == ROUTE_UNKNOWN)
		members_scalar(&m, NODE_UNKNOWN, S("auth"), v->why, NULL);
	else
		members_scalar(&m, NODE_STRING, S("auth"), v->auth == ROUTE_GUARDED ? S("guarded") : S("open"), NULL);
	if (v->by.n)
		members_scalar(&m, NODE_STRING, S("guard"), v->by, NULL);
	add_truth(&m, S("changes"), changes(method, &deed));
	add_truth(&m, S("gives"), deed.gives);
	if (public.n)
		members_scalar(&m, NODE_STRING, S("public"), public, NULL);
	members_scalar(&m, NODE_STRING, S("why"), v->why.n ? v->why : S("nothing in front of it asks who calls"), NULL);
}

/* Each method that a class has. */
static void add_class(struct joiner *j, const struct route_part_at *p, str path, str framework,
                      const struct route_verdict *v)
{
	static const char *const verbs[] = {"get", "post", "put", "patch", "delete"};
	struct route_target t = route_resolve(j->m.f, p->file, row_text(p->row, S("ref")));
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
		str name = arena_printf(j->m.arena, "%.*s.%s", STR_ARG(t.name), verbs[i]);
		const struct route_part_at *f = route_find(j->m.f, t.file, S("function"), name);
		struct route_verdict own = *v;
		if (!f)
			continue;
		if (own.auth != ROUTE_GUARDED)
			route_add_verdict(&own, route_judge_handler(j->m.f, t.file, name));
		char *method = (char *)arena_str(j->m.arena, str_of(verbs[i])).p;
		for (char *c = method; *c >= 'a' && *c <= 'z'; c++)
			*c = (char)(*c - 'a' + 'A');
		const struct handled h = {p->row, f->row, t.file, str_at(method, strlen(verbs[i])), name};
		add_row(j, &h, path, framework, &own);
	}
}

static void add_route(struct joiner *j, const struct route_part_at *p)
{
	size_t router = route_mount_of(&j->m, p);
	str path = row_text(p->row, S("route")), framework = row_text(p->row, S("framework"));
	struct route_verdict v = {ROUTE_OPEN, S(""), S("")};
	if (router != SIZE_MAX)
		v = route_climb(&j->m, router, (struct route_place){p->file, p->row->line, path}, &path, &framework);
	else if (framework.n)
		v = route_in_front(j->m.f, framework, p->name, path);
	else
		v = (struct route_verdict){ROUTE_UNKNOWN, S(""), S("its router was not found")};
	route_judge_list(&j->m, &v, p->file, route_guards(p->row), NULL);
	if (row_is(p->row, S("method"), S("class"))) {
		add_class(j, p, path, framework, &v);
		return;
	}
	str handler = row_text(p->row, S("ref"));
	if (v.auth != ROUTE_GUARDED)
		route_add_verdict(&v, route_judge_handler(j->m.f, p->file, handler));
	const struct handled h = {p->row, p->row, p->file, row_text(p->row, S("method")), handler};
	add_row(j, &h, path, framework, &v);
}

void routes_make(struct members *root, const struct app_set *apps)
{
	const struct node *facts = root->node;
	struct members list = members_below(root, NODE_ARRAY, S("routes"), NULL);
	struct joiner j = {.m = {.arena = root->arena}, .list = &list};
	j.m.f = route_finder_new(facts, apps, root->arena);
	route_mounts_find(&j.m);
	for (size_t i = 0; i < j.m.f->n; i++)
		if (str_eq(j.m.f->parts[i].kind, S("route")))
			add_route(&j, &j.m.f->parts[i]);
	route_finder_free(j.m.f);
}
