/* JSON Schema, alone or within OpenAPI: properties of objects, what operations are given. An object within an object is
 * a part of it; one that is named by $ref is a shape of its own. */
#include "model_readers.h"

#include "row_get.h"

enum { DEEP = 6 };

struct walk {
	struct arena scratch;
	struct facts *f;
	str path, tool;
	struct model_row row;
	unsigned models;
	bool more;
};

static bool is_listed(const struct node *list, str name)
{
	for (const struct node *n = list && list->kind == NODE_ARRAY ? list->child : NULL; n; n = n->next)
		if (str_eq(n->text, name))
			return true;
	return false;
}

/* "type" may be a list of which one is null. */
static str type_of(const struct node *schema)
{
	const struct node *type = node_get(schema, S("type")), *ref = node_get(schema, S("$ref"));
	for (const struct node *n = type && type->kind == NODE_ARRAY ? type->child : NULL; n; n = n->next)
		if (!str_eq(n->text, S("null")))
			return n->text;
	return type ? type->text : ref ? str_basename(ref->text) : S("");
}

static void add_object(struct walk *w, const struct node *schema, str prefix, unsigned depth);

static void add_property(struct walk *w, const struct node *schema, str name, enum model_said required, unsigned depth)
{
	const struct node *items = node_get(schema, S("items")),
	                  *of = items && items->kind == NODE_OBJECT ? items : schema;
	if (node_get(of, S("properties")) && depth < DEEP) {
		add_object(w, of, arena_printf(&w->scratch, "%.*s.", STR_ARG(name)), depth + 1);
		return;
	}
	str type = type_of(of), format = row_text(of, S("format"));
	const char *kind = node_get(of, S("enum")) ? "enum" : format.n ? model_kind(format) : NULL;
	if (kind && str_eq(str_of(kind), S("other")))
		kind = NULL;
	model_row_field(&w->row, &(struct model_field){.name = name,
	                                               .type = format.n ? arena_printf(&w->scratch, "%.*s(%.*s)",
	                                                                               STR_ARG(type), STR_ARG(format))
	                                                                : type,
	                                               .kind = kind,
	                                               .required = required,
	                                               .at = schema});
}

static void add_object(struct walk *w, const struct node *schema, str prefix, unsigned depth)
{
	const struct node *properties = node_get(schema, S("properties")), *must = node_get(schema, S("required"));
	const struct node *all = node_get(schema, S("allOf"));
	for (const struct node *p = properties ? properties->child : NULL; p; p = p->next)
		add_property(w, p, arena_printf(&w->scratch, "%.*s%.*s", STR_ARG(prefix), STR_ARG(p->key)),
		             model_said(true, is_listed(must, p->key)), depth);
	for (const struct node *n = all && depth < DEEP ? row_at(all->child) : NULL; n; n = row_after(n)) {
		str ref = row_text(n, S("$ref"));
		if (ref.n)
			model_row_base(&w->row, str_basename(ref));
		else
			add_object(w, n, prefix, depth + 1);
	}
}

static bool begin(struct walk *w, str class, const struct node *at)
{
	if (++w->models > MODEL_MOST)
		return false;
	w->row = model_row_new(w->f, w->path,
	                       &(struct model_head){.tool = w->tool, .class = class, .what = "shape", .at = at});
	return true;
}

static void add_named(struct walk *w, const struct node *schemas)
{
	for (const struct node *s = schemas && schemas->kind == NODE_OBJECT ? schemas->child : NULL; s; s = s->next) {
		bool object = node_get(s, S("properties")) || node_get(s, S("allOf"));
		if (!object || !begin(w, s->key, s))
			continue;
		add_object(w, s, S(""), 0);
		model_row_end(&w->row, false);
	}
}

/* ---- operations ---- */

static const struct node *body_of(const struct node *operation)
{
	const struct node *content = node_get(node_get(operation, S("requestBody")), S("content"));
	const struct node *media = content && content->kind == NODE_OBJECT ? content->child : NULL;
	return media ? node_get(media, S("schema")) : NULL;
}

static void add_operation(struct walk *w, str way, const struct node *operation)
{
	const struct node *list = node_get(operation, S("parameters")), *body = body_of(operation);
	if ((!list && !node_get(body, S("properties"))) ||
	    !begin(w, arena_printf(&w->scratch, "%.*s %.*s", STR_ARG(operation->key), STR_ARG(way)), operation))
		return;
	for (const struct node *p = list ? row_at(list->child) : NULL; p; p = row_after(p)) {
		const struct node *schema = node_get(p, S("schema"));
		const struct node *own = schema && node_get(schema, S("properties")) ? schema : NULL;
		if (own)
			add_object(w, own, S(""), 0);
		else if (row_text(p, S("name")).n && !row_is(p, S("in"), S("body")))
			add_property(w, schema ? schema : p, row_text(p, S("name")),
			             model_said(true, row_is(p, S("required"), S("true"))), DEEP);
	}
	if (body)
		add_object(w, body, S(""), 0);
	model_row_end(&w->row, false);
}

static void add_operations(struct walk *w, const struct node *paths)
{
	for (const struct node *p = paths && paths->kind == NODE_OBJECT ? paths->child : NULL; p; p = p->next)
		for (const struct node *o = p->kind == NODE_OBJECT ? p->child : NULL; o; o = o->next)
			if (str_listed(o->key, "get post put patch delete"))
				add_operation(w, p->key, o);
}

void model_schema(struct facts *f, str path, const struct node *tree)
{
	const struct node *schema = node_get(tree, S("$schema"));
	bool api = node_get(tree, S("openapi")) || node_get(tree, S("swagger"));
	bool alone = schema && str_find(schema->text, S("json-schema.org"), 0) != SIZE_MAX;
	struct walk w = {.f = f, .path = path, .tool = api ? S("openapi") : S("json-schema")};
	if (!api && !alone)
		return;
	add_named(&w, node_get(node_get(tree, S("components")), S("schemas")));
	add_named(&w, node_get(tree, S("definitions")));
	add_named(&w, node_get(tree, S("$defs")));
	if (api)
		add_operations(&w, node_get(tree, S("paths")));
	str title = row_text(tree, S("title")), file = str_basename(path);
	if (alone && node_get(tree, S("properties")) && begin(&w, title.n ? title : file, tree)) {
		add_object(&w, tree, S(""), 0);
		model_row_end(&w.row, false);
	}
	if (w.models > MODEL_MOST)
		model_too_many(f, path);
	arena_free(&w.scratch);
}
