/* One row for each route: its whole path, what guards it, what its handler does. */
#include "route_join.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "route_front.h"
#include "route_mount.h"
#include "route_row.h"
#include "route_view.h"
#include "row_get.h"

static void add_route(struct route_joiner *j, const struct route_part_at *p)
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
	if (route_is_view(p, framework)) {
		route_views(j, p, path, framework, &v);
		return;
	}
	str handler = row_text(p->row, S("ref"));
	if (v.auth != ROUTE_GUARDED)
		route_add_verdict(&v, route_judge_handler(j->m.f, p->file, handler));
	const struct route_handled h = {.row = p->row,
	                                .place = p->row,
	                                .file = p->file,
	                                .method = row_text(p->row, S("method")),
	                                .handler = handler};
	route_row_add(j, &h, path, framework, &v);
}

void routes_make(struct members *root, const struct app_set *apps)
{
	const struct node *facts = root->node;
	struct members list = members_below(root, NODE_ARRAY, S("routes"), NULL);
	struct route_joiner j = {.m = {.arena = root->arena}, .list = &list};
	j.m.f = route_finder_new(facts, apps, root->arena);
	route_mounts_find(&j.m);
	for (size_t i = 0; i < j.m.f->n; i++)
		if (str_eq(j.m.f->parts[i].kind, S("route")))
			add_route(&j, &j.m.f->parts[i]);
	route_unread(&j);
	route_finder_free(j.m.f);
}
