/* A service may build on another one, of another file as well. compose.override.yaml is read without being asked for,
 * every other file beside compose.yaml when somebody names it: a service of the same name there is the same service. */
#include "base/glob.h"
#include "facts/folder.h"
#include "resource_overlay.h"

static str text_of(const struct node *row, str key)
{
	const struct node *n = node_get(row, key);
	return n ? n->text : S("");
}

/* The row of the same name in the file that is always read. */
static const struct node *base_of(struct resource_overlay_list *l, struct table resources, const struct node *row)
{
	static const char *const names[] = {"compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"};
	str folder = str_sub(row->child->text, 0, row->child->text.n - str_basename(row->child->text).n);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		str path = arena_printf(l->arena, "%.*s%s", STR_ARG(folder), names[i]);
		struct table rows = resource_rows_of(resources, path);
		for (size_t k = 0; k < rows.n && l->nodes; k++, l->nodes--)
			if (str_eq(text_of(rows.rows[k].node, S("tool")), S("compose")) &&
			    str_eq(text_of(rows.rows[k].node, S("type")), text_of(row, S("type"))) &&
			    str_eq(text_of(rows.rows[k].node, S("name")), text_of(row, S("name"))))
				return rows.rows[k].node;
	}
	return NULL;
}

/* ---- extends ---- */

enum { DEPTH = 8 };

/* The service of this name in that file. */
static const struct node *service_of(struct resource_overlay_list *l, struct table resources, str path, str name)
{
	struct table rows = resource_rows_of(resources, path);
	for (size_t i = 0; i < rows.n && l->nodes; i++, l->nodes--)
		if (str_eq(text_of(rows.rows[i].node, S("type")), S("service")) &&
		    str_eq(text_of(rows.rows[i].node, S("name")), name))
			return rows.rows[i].node;
	return NULL;
}

/* What a row builds on, which may build on something itself; NULL when that is nothing that is known. */
static const struct node *base_attributes(struct resource_overlay_list *l, struct table resources,
                                          const struct node *row, unsigned depth)
{
	const struct node *extends = node_get(node_get(row, S("attributes")), S("extends"));
	const struct node *file = node_get(extends, S("file"));
	str name = extends->kind == NODE_STRING ? extends->text : text_of(extends, S("service")), path;
	path = row->child->text;
	if (depth == DEPTH || !l->nodes || (file && file->kind != NODE_STRING) ||
	    (file && !folder_join(folder_of(row->child->text), file->text, l->arena, &path)))
		return NULL;
	const struct node *base = service_of(l, resources, path, name), *attributes = node_get(base, S("attributes"));
	if (!attributes || !node_get(attributes, S("extends")))
		return attributes;
	const struct node *below = base_attributes(l, resources, base, depth + 1);
	struct resource_patch p = {l->arena, l->nodes};
	const struct node *all = below ? resource_patched(&p, attributes, below, PATCH_EXTEND) : NULL;
	l->nodes = p.left;
	return all;
}

static void add_base(struct resource_overlay_list *l, struct table resources, const struct node *row)
{
	static const struct node anything = {.kind = NODE_UNKNOWN, .text = STR_INIT("...")};
	const struct node *base = base_attributes(l, resources, row, 0);
	resource_overlay_add(l, (struct resource_overlay){.path = row->child->text,
	                                                  .type = S("service"),
	                                                  .name = text_of(row, S("name")),
	                                                  .patch = base ? base : &anything,
	                                                  .how = PATCH_EXTEND});
}

/* ---- files beside ---- */

static void add_beside(struct resource_overlay_list *l, struct table resources, const struct node *row,
                       const struct node *attributes)
{
	const struct node *base = base_of(l, resources, row);
	struct resource_overlay o = {.type = text_of(row, S("type")), .name = text_of(row, S("name"))};
	if (!base)
		return;
	o.path = row->child->text;
	o.how = PATCH_APPEND;
	resource_overlay_add(l, o);
	o.path = base->child->text;
	o.patch = attributes;
	resource_overlay_add(l, o);
}

void resource_overlay_compose(struct resource_overlay_list *l, struct table resources)
{
	for (size_t i = 0; i < resources.n; i++) {
		const struct node *row = resources.rows[i].node, *attributes = node_get(row, S("attributes"));
		if (!str_eq(text_of(row, S("tool")), S("compose")) || !attributes)
			continue;
		if (node_get(attributes, S("extends")))
			add_base(l, resources, row);
		if (!glob_rule(S("{docker-,}compose.{yml,yaml}"), row->child->text))
			add_beside(l, resources, row, attributes);
	}
	if (!l->nodes) /* not all of them were found */
		resource_overlay_add(l, (struct resource_overlay){.patch = NULL});
}
