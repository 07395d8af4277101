/* Routers are numbered, mounted on each other, and what stands in front of them is kept in the order of the files. */
#include "route_mount.h"

#include <stdint.h>
#include <stdlib.h>

#include "route_fastify.h"
#include "row_get.h"

/* ---- fronts and mounts ---- */

const struct node *route_guards(const struct node *row)
{
	const struct node *list = node_get(row, S("guards"));
	return list ? list->child : NULL;
}

static bool is_front(const struct route_part_at *p) { return str_listed(p->kind, "use mount"); }

static int front_order(const void *x, const void *y)
{
	const struct route_front *a = x, *b = y;
	if (a->router != b->router)
		return a->router < b->router ? -1 : 1;
	return a->row->line < b->row->line ? -1 : a->row->line > b->row->line;
}

static void find_fronts(struct route_mounts *j)
{
	size_t uses = 0;
	for (size_t i = 0; i < j->f->n; i++)
		uses += is_front(&j->f->parts[i]);
	size_t made = route_fastify_fronts(j, NULL);
	j->fronts = arena_array(j->arena, struct route_front, uses + made);
	for (size_t i = 0; i < j->f->n; i++) {
		const struct route_part_at *p = &j->f->parts[i];
		if (!is_front(p))
			continue;
		size_t router = route_mount_of(j, p);
		if (router != SIZE_MAX)
			j->fronts[j->n_fronts++] = (struct route_front){.router = router,
			                                                .file = p->file,
			                                                .row = p->row,
			                                                .guards = route_guards(p->row),
			                                                .child = SIZE_MAX};
	}
	j->n_fronts += made ? route_fastify_fronts(j, j->fronts + j->n_fronts) : 0;
	if (j->n_fronts)
		qsort(j->fronts, j->n_fronts, sizeof *j->fronts, front_order);
	for (size_t i = 0; i < j->n_fronts; i++) {
		struct route_router *r = &j->routers[j->fronts[i].router];
		r->first_front = r->n_fronts++ ? r->first_front : i;
	}
}

static int mounting_order(const void *x, const void *y)
{
	const struct route_mounting *a = x, *b = y;
	if (a->child != b->child)
		return a->child < b->child ? -1 : 1;
	return a->front < b->front ? -1 : a->front > b->front;
}

/* The routers among the references of a front. */
static void see_children(struct route_mounts *j, size_t i)
{
	struct route_front *front = &j->fronts[i];
	if (front->made && !row_text(front->row, S("method")).n)
		j->mountings[j->n_mountings++] = (struct route_mounting){front->child, i};
	for (const struct node *g = front->guards; g; g = g->next) {
		size_t child = route_mount_named(j, front->file, g->text);
		if (child == SIZE_MAX || child == front->router)
			continue;
		front->end = front->end ? front->end : g;
		front->child = front->child == SIZE_MAX ? child : front->child;
		j->mountings[j->n_mountings++] = (struct route_mounting){child, i};
	}
	if (!front->end && row_is(front->row, S("kind"), S("mount")))
		front->end = front->guards; /* it is no router: nothing stands in front of others */
}

static void find_mounts(struct route_mounts *j)
{
	size_t most = j->n_fronts;
	for (size_t i = 0; i < j->n_fronts; i++)
		for (const struct node *g = j->fronts[i].guards; g; g = g->next)
			most++;
	j->mountings = arena_array(j->arena, struct route_mounting, most);
	for (size_t i = 0; i < j->n_fronts; i++)
		see_children(j, i);
	if (j->n_mountings)
		qsort(j->mountings, j->n_mountings, sizeof *j->mountings, mounting_order);
	for (size_t i = 0; i < j->n_mountings; i++) {
		struct route_router *r = &j->routers[j->mountings[i].child];
		r->first_mount = r->n_mounts++ ? r->first_mount : i;
	}
}

/* A file that servers are started from, as most name it. */
static bool is_entry(str path)
{
	static const char *const names[] = {"index", "app",     "main", "server", "worker",
	                                    "api",   "_worker", "mod",  "entry"};
	str name = str_basename(path);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_starts(name, str_of(names[i])))
			return true;
	return str_starts(name, S("[")); /* [[route]].ts of Next.js and Pages */
}

/* Every Hono is an app. Where an app mounts its parts on each other, one that nobody mounts, and that mounts none, may
 * be left over. */
static void find_left_over(struct route_mounts *j)
{
	bool parts = false;
	for (size_t i = 0; i < j->n_routers && !parts; i++)
		parts = j->routers[i].n_mounts && str_eq(j->routers[i].framework, S("Hono"));
	for (size_t i = 0; i < j->n_routers && parts; i++) {
		struct route_router *r = &j->routers[i];
		bool mounts = false;
		for (size_t k = 0; k < r->n_fronts && !mounts; k++)
			mounts = j->fronts[r->first_front + k].child != SIZE_MAX;
		if (str_eq(r->framework, S("Hono")) && !r->n_mounts && !mounts &&
		    !is_entry(j->f->reach.files.at[r->file]))
			r->root = false;
	}
}

void route_mounts_find(struct route_mounts *j)
{
	route_mounts_routers(j);
	find_fronts(j);
	find_mounts(j);
	find_left_over(j);
	route_fastify_roots(j);
}
