/* A sorted list of who changes whom, and its use for one row. */
#include "resource_overlay.h"

#include <stdlib.h>

enum { ENTRIES = 20000, SEEN = 2000, PATCHED = 200, NODES = 1000000 }; /* of all files; for one row */

static str text_of(const struct node *row, str key)
{
	const struct node *n = node_get(row, key);
	return n ? n->text : S("");
}

void resource_overlay_add(struct resource_overlay_list *l, struct resource_overlay o)
{
	if (!l->left)
		return;
	if (--l->left == 0) /* what comes after it may change anything */
		o = (struct resource_overlay){.patch = NULL};
	mem_room(l->at, l->n, l->cap);
	o.number = l->n;
	l->at[l->n++] = o;
}

struct table resource_rows_of(struct table resources, str path)
{
	size_t low = 0, end;
	for (size_t high = resources.n; low < high;) {
		size_t middle = low + (high - low) / 2;
		if (str_cmp(resources.rows[middle].node->child->text, path) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (end = low; end < resources.n && str_eq(resources.rows[end].node->child->text, path);)
		end++;
	return (struct table){resources.rows + low, end - low};
}

/* What a service builds on comes first. */
static int overlay_order(const void *left, const void *right)
{
	const struct resource_overlay *x = left, *y = right;
	int order = str_cmp(x->path, y->path);
	order = order ? order : (x->how > y->how) - (x->how < y->how);
	return order ? order : (x->number > y->number) - (x->number < y->number);
}

struct resource_overlays resource_overlays_new(const struct resource_values *values, struct table resources,
                                               struct arena *a)
{
	struct resource_overlay_list l = {.arena = a, .left = ENTRIES, .nodes = NODES};
	resource_overlay_kustomize(&l, values, resources);
	resource_overlay_compose(&l, resources);
	struct resource_overlay *at = arena_array(a, struct resource_overlay, l.n);
	if (l.n) {
		memcpy(at, l.at, l.n * sizeof *at);
		qsort(at, l.n, sizeof *at, overlay_order);
	}
	free(l.at);
	return (struct resource_overlays){at, l.n};
}

static bool means(const struct resource_overlay *o, str type, str name)
{
	return (!o->type.n || str_eq(o->type, type)) && (!o->name.n || str_eq(o->name, name));
}

static size_t first_of(const struct resource_overlays *o, str path)
{
	size_t low = 0;
	for (size_t high = o->n; low < high;) {
		size_t middle = low + (high - low) / 2;
		if (str_cmp(o->at[middle].path, path) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct node *resource_overlaid(const struct resource_overlays *o, struct resource_patch *p,
                                     const struct node *row, const struct node *attributes, bool *part)
{
	str path = row->child->text, type = text_of(row, S("type")), name = text_of(row, S("name"));
	str tool = text_of(row, S("tool"));
	size_t applied = 0, seen = 0;
	bool overlays = str_eq(tool, S("kubernetes")) || str_eq(tool, S("compose"));
	bool all = overlays && o->n && !o->at[0].path.n;
	*part = false;
	for (size_t i = overlays ? first_of(o, path) : o->n; i < o->n && !all && str_eq(o->at[i].path, path); i++) {
		all = all || ++seen > SEEN;
		if (!means(&o->at[i], type, name))
			continue;
		all = all || ++applied > PATCHED;
		*part = *part || !o->at[i].patch;
		if (o->at[i].patch && !all)
			attributes = resource_patched(p, attributes, o->at[i].patch, o->at[i].how);
	}
	if (all) /* and it costs nothing to say so */
		return resource_opened(&(struct resource_patch){p->arena, 0}, attributes);
	return *part ? resource_opened(p, attributes) : attributes;
}
