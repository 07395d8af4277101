/* A graph of files and packages, along whose imports the apps spread until nothing changes. A node is taken up again
 * only when an app was added to it, so each at most as often as there are apps. */
#include "facts/reach.h"

#include <stdlib.h>

#include "facts/folder.h"
#include "facts/language.h"
#include "reach_link.h"
#include "row_get.h"

/* Files come first, then packages. */
struct edge {
	uint32_t from, to;
};

struct graph {
	struct reach *r;
	struct arena *arena;
	struct edge *edges; /* as found */
	size_t n_edges, cap_edges;
	uint32_t *targets, *first; /* targets[first[n]] … of node n */
	uint32_t *owner;           /* of each file: package + 1; 0: none */
	uint64_t *mask;
	uint32_t *queue;
	bool *queued;
	size_t n_files, n_nodes, head, tail;
};

static void add_edge(struct graph *g, size_t from, size_t to)
{
	mem_room(g->edges, g->n_edges, g->cap_edges);
	g->edges[g->n_edges++] = (struct edge){(uint32_t)from, (uint32_t)to};
}

static bool is_library(const struct graph *g, size_t package) { return g->r->apps->of[package] == SIZE_MAX; }

static void spread_to(struct graph *g, size_t node, uint64_t apps)
{
	if ((g->mask[node] | apps) == g->mask[node])
		return;
	g->mask[node] |= apps;
	if (g->queued[node])
		return;
	g->queued[node] = true;
	g->queue[g->tail] = (uint32_t)node;
	g->tail = (g->tail + 1) % g->n_nodes;
}

/* ---- edges ---- */

/* What only tests, examples and tools import is no part of what runs. */
static void add_imports(struct graph *g, struct reach_links *links, str section)
{
	for (const struct node *row = rows_of(g->r->facts, section); row; row = row_after(row)) {
		str from = row_text(row, S("path"));
		size_t file = reach_file(g->r, from), to;
		if (file == SIZE_MAX || row_is(row, S("side"), S("test")) || language_is_tooling(from))
			continue;
		enum reach_kind kind = reach_link(links, from, row_text(row, S("module")), &to);
		if (kind == REACH_FILE)
			add_edge(g, file, to);
		else if (kind == REACH_PACKAGE && is_library(g, to))
			add_edge(g, file, g->n_files + to);
		arena_reset(links->arena);
	}
}

/* Both directions between a library and its files: whoever comes to one of them has the library. */
static void add_members(struct graph *g)
{
	const struct package_set *s = &g->r->apps->packages;
	for (size_t i = 0; i < g->n_files; i++) {
		size_t package = package_of(s, folder_of(g->r->files.at[i]));
		g->owner[i] = package == SIZE_MAX ? 0 : (uint32_t)package + 1;
		if (package == SIZE_MAX || !is_library(g, package) || str_eq(s->at[package].folder, S(".")))
			continue;
		add_edge(g, i, g->n_files + package);
		add_edge(g, g->n_files + package, i);
	}
}

static void add_uses(struct graph *g, struct reach_links *links)
{
	const struct package_set *s = &g->r->apps->packages;
	for (size_t i = 0; i < s->n; i++)
		for (const struct node *n = s->at[i].uses ? s->at[i].uses->child : NULL; n; n = n->next) {
			size_t to = reach_use(links, i, n->text);
			if (to != SIZE_MAX && to != i && is_library(g, to))
				add_edge(g, g->n_files + i, g->n_files + to);
			arena_reset(links->arena);
		}
}

static void sort_edges(struct graph *g)
{
	g->first = arena_array(g->arena, uint32_t, g->n_nodes + 1);
	g->targets = arena_array(g->arena, uint32_t, g->n_edges);
	for (size_t i = 0; i < g->n_edges; i++)
		g->first[g->edges[i].from + 1]++;
	for (size_t i = 0; i < g->n_nodes; i++)
		g->first[i + 1] += g->first[i];
	uint32_t *at = arena_array(g->arena, uint32_t, g->n_nodes);
	for (size_t i = 0; i < g->n_edges; i++) {
		uint32_t from = g->edges[i].from;
		g->targets[g->first[from] + at[from]++] = g->edges[i].to;
	}
}

/* ---- spreading ---- */

static void spread(struct graph *g)
{
	const struct app_set *apps = g->r->apps;
	for (size_t i = 0; i < apps->packages.n; i++)
		if (apps->of[i] != SIZE_MAX)
			spread_to(g, g->n_files + i, UINT64_C(1) << apps->of[i]);
	for (size_t i = 0; i < g->n_files; i++)
		if (g->owner[i] && apps->of[g->owner[i] - 1] != SIZE_MAX)
			spread_to(g, i, UINT64_C(1) << apps->of[g->owner[i] - 1]);
	while (g->head != g->tail) {
		size_t node = g->queue[g->head];
		g->head = (g->head + 1) % g->n_nodes;
		g->queued[node] = false;
		for (uint32_t e = g->first[node]; e < g->first[node + 1]; e++)
			spread_to(g, g->targets[e], g->mask[node]);
	}
}

static struct strs file_names(const struct node *facts, struct arena *a)
{
	size_t n = 0;
	for (const struct node *row = rows_of(facts, S("files")); row; row = row_after(row))
		n++;
	str *at = arena_array(a, str, n);
	n = 0;
	for (const struct node *row = rows_of(facts, S("files")); row; row = row_after(row))
		at[n++] = row_text(row, S("path"));
	return (struct strs){at, n};
}

/* ---- rows ---- */

static void remember_section(struct reach *r, const struct node *list, struct reach_section *s, struct arena *a)
{
	size_t n = 0;
	for (const struct node *row = row_at(list->child); row; row = row_after(row))
		n++;
	const struct node **rows = arena_array(a, const struct node *, n);
	uint64_t *of = arena_array(a, uint64_t, n);
	*s = (struct reach_section){list->key, rows, of, 0};
	for (const struct node *row = row_at(list->child); row; row = row_after(row)) {
		rows[s->n] = row;
		of[s->n++] = reach_row(r, list->key, row);
	}
}

/* Each app and each view of it asks about every row: worked out once, and in arrays, so that what is not an app's is
 * passed over without being touched. */
static void remember_rows(struct reach *r, struct arena *a)
{
	size_t n = 0;
	for (const struct node *list = r->facts->child; list; list = list->next)
		n += list->kind == NODE_ARRAY;
	struct reach_section *sections = arena_array(a, struct reach_section, n);
	for (const struct node *list = r->facts->child; list; list = list->next)
		if (list->kind == NODE_ARRAY)
			remember_section(r, list, &sections[r->n_sections++], a);
	r->sections = sections;
}

const struct reach_section *reach_section(const struct reach *r, str section)
{
	static const struct reach_section none = {.n = 0};
	for (size_t i = 0; i < r->n_sections; i++)
		if (str_eq(r->sections[i].name, section))
			return &r->sections[i];
	return &none;
}

struct reach reach_find(const struct app_set *apps, const struct node *facts, struct arena *a)
{
	struct reach r = {.apps = apps, .facts = facts, .files = file_names(facts, a)};
	struct arena scratch = {0}, names = {0};
	r.all = apps->n == MOST_APPS ? UINT64_MAX : (UINT64_C(1) << apps->n) - 1;
	struct graph g = {.r = &r, .arena = &scratch, .n_files = r.files.n};
	g.n_nodes = g.n_files + apps->packages.n + 1; /* one more than can wait: full and empty differ */
	g.mask = arena_array(a, uint64_t, g.n_nodes);
	g.queue = arena_array(&scratch, uint32_t, g.n_nodes);
	g.queued = arena_array(&scratch, bool, g.n_nodes);
	g.owner = arena_array(&scratch, uint32_t, g.n_files);
	r.of_file = g.mask;
	r.of_package = g.mask + g.n_files;
	if (apps->n > 1) {
		struct reach_links links = reach_links_new(&r, &names);
		struct arena short_lived = {0};
		links.arena = &short_lived;
		add_members(&g);
		add_imports(&g, &links, S("links"));
		add_imports(&g, &links, S("imports"));
		add_uses(&g, &links);
		arena_free(&short_lived);
		sort_edges(&g);
		spread(&g);
	}
	arena_free(&names);
	arena_free(&scratch);
	free(g.edges);
	reach_deployments(&r, a);
	if (apps->n > 1)
		remember_rows(&r, a);
	return r;
}
