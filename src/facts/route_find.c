/* The parts of all files, by file, kind and name. */
#include "route_find.h"

#include <stdint.h>
#include <stdlib.h>

#include "route_word.h"
#include "row_get.h"

/* ---- finding parts ---- */

static int part_order(const struct route_part_at *a, size_t file, str kind, str name)
{
	if (a->file != file)
		return a->file < file ? -1 : 1;
	int order = str_cmp(a->kind, kind);
	return order ? order : str_cmp(a->name, name);
}

static int index_order(const void *x, const void *y, void *finder)
{
	const struct route_finder *f = finder;
	const struct route_part_at *b = &f->parts[*(const uint32_t *)y];
	int order = part_order(&f->parts[*(const uint32_t *)x], b->file, b->kind, b->name);
	return order ? order : *(const uint32_t *)x < *(const uint32_t *)y ? -1 : 1;
}

static int decorated_order(const void *x, const void *y, void *finder)
{
	const struct route_finder *f = finder;
	return str_cmp(f->parts[*(const uint32_t *)x].name, f->parts[*(const uint32_t *)y].name);
}

size_t route_find_from(const struct route_finder *f, size_t file, str kind, str name)
{
	size_t low = 0, high = f->n_by_name;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (part_order(&f->parts[f->by_name[middle]], file, kind, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct route_part_at *route_find_next(const struct route_finder *f, size_t file, str kind, str name, size_t *at)
{
	size_t i = *at == SIZE_MAX ? route_find_from(f, file, kind, name) : *at;
	*at = i + 1;
	bool found = i < f->n_by_name && part_order(&f->parts[f->by_name[i]], file, kind, name) == 0;
	return found ? &f->parts[f->by_name[i]] : NULL;
}

struct route_part_at *route_find(const struct route_finder *f, size_t file, str kind, str name)
{
	size_t at = SIZE_MAX;
	return route_find_next(f, file, kind, name, &at);
}

struct route_part_at *route_find_method(const struct route_finder *f, size_t file, str name)
{
	enum { MOST = 256 };
	size_t i = route_find_from(f, file, S("function"), S(""));
	for (size_t n = 0; n < MOST && i < f->n_by_name; n++, i++) {
		struct route_part_at *p = &f->parts[f->by_name[i]];
		if (p->file != file || !str_eq(p->kind, S("function")))
			return NULL;
		if (p->name.n > name.n && str_ends(p->name, name) && p->name.p[p->name.n - name.n - 1] == '.')
			return p;
	}
	return NULL;
}

struct route_part_at *route_find_like(const struct route_finder *f, size_t file, str chain)
{
	struct route_part_at *p = route_find(f, file, S("function"), route_last(chain));
	return p ? p : route_find_method(f, file, route_last(chain));
}

struct route_part_at *route_find_decorated(const struct route_finder *f, str name)
{
	for (size_t i = 0; i < f->n_decorated && i < 256; i++)
		if (str_eq(f->parts[f->decorated[i]].name, name))
			return &f->parts[f->decorated[i]];
	return NULL;
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

static size_t count(const struct node *facts)
{
	size_t n = 0;
	for (const struct node *row = rows_of(facts, S("route_parts")); row; row = row_after(row))
		n++;
	return n;
}

static void add_whole(struct route_finder *f)
{
	if (f->n_whole < sizeof f->whole / sizeof *f->whole)
		f->whole[f->n_whole++] = (uint32_t)f->n;
	else
		f->more_whole = true;
}

/* A function of Kotlin or C# that is handed a router; other files call it by its name alone. */
static bool is_handed_router(const struct route_part_at *p, str path)
{
	return str_eq(p->kind, S("router")) && str_ends(p->name, S("()")) &&
	       str_listed(str_extension(path), "kt kts cs");
}

static bool keep(uint32_t *list, size_t most, size_t *n, size_t part)
{
	if (*n == most)
		return false;
	list[(*n)++] = (uint32_t)part;
	return true;
}

struct route_finder *route_finder_new(const struct node *facts, const struct app_set *apps, struct arena *a)
{
	size_t n = count(facts);
	struct route_finder *f = arena_new(a, struct route_finder);
	f->arena = a;
	f->facts = facts;
	f->reach = (struct reach){.apps = apps, .facts = facts, .files = n ? file_names(facts, a) : (struct strs){0}};
	f->links = reach_links_new(&f->reach, a);
	f->links.arena = &f->scratch;
	f->parts = arena_array(a, struct route_part_at, n);
	f->by_name = arena_array(a, uint32_t, n);
	f->decorated = arena_array(a, uint32_t, n);
	f->wide = arena_array(a, uint32_t, n);
	f->actions = arena_array(a, uint32_t, n);
	f->packaged = arena_array(a, uint32_t, n);
	for (const struct node *row = rows_of(facts, S("route_parts")); row; row = row_after(row)) {
		str path = row_text(row, S("path"));
		bool same = f->n && str_eq(row_text(f->parts[f->n - 1].row, S("path")), path);
		struct route_part_at *p = &f->parts[f->n];
		*p = (struct route_part_at){
		        .row = row, .kind = row_text(row, S("kind")), .name = row_text(row, S("name"))};
		p->file = same ? f->parts[f->n - 1].file : reach_file(&f->reach, path);
		if (p->file == SIZE_MAX)
			continue;
		if (p->name.n)
			f->by_name[f->n_by_name++] = (uint32_t)f->n;
		if (p->name.n && str_ends(path, S(".go")))
			f->packaged[f->n_packaged++] = (uint32_t)f->n;
		if (str_listed(p->kind, "rule scope setting controller const wrapper") || is_handed_router(p, path))
			f->wide[f->n_wide++] = (uint32_t)f->n;
		if (row_is(row, S("framework"), S("Fastify")) && str_eq(p->kind, S("name")))
			f->decorated[f->n_decorated++] = (uint32_t)f->n;
		if (str_eq(p->kind, S("matcher")))
			f->more_fronts |= !keep(f->fronts, sizeof f->fronts / sizeof *f->fronts, &f->n_fronts, f->n);
		if (node_get(row, S("marks")) && row_is(row, S("method"), S("handed")))
			f->more_handed |= !keep(f->handed, sizeof f->handed / sizeof *f->handed, &f->n_handed, f->n);
		if (str_eq(p->kind, S("action")))
			f->actions[f->n_actions++] = (uint32_t)f->n;
		if (str_eq(p->kind, S("default")))
			f->more_defaults |=
			        !keep(f->defaults, sizeof f->defaults / sizeof *f->defaults, &f->n_defaults, f->n);
		if (str_eq(p->kind, S("base")) || str_eq(p->kind, S("front")))
			add_whole(f);
		f->n++;
	}
	if (f->n_by_name)
		qsort_r(f->by_name, f->n_by_name, sizeof *f->by_name, index_order, f);
	if (f->n_packaged)
		qsort_r(f->packaged, f->n_packaged, sizeof *f->packaged, route_packaged_order, f);
	if (f->n_decorated)
		qsort_r(f->decorated, f->n_decorated, sizeof *f->decorated, decorated_order, f);
	return f;
}

void route_finder_free(struct route_finder *f) { arena_free(&f->scratch); }
