/* Types and inputs of GraphQL; of queries and mutations what they are given: "signup.email". */
#include "model_readers.h"

#include "row_get.h"

static const struct node *list_of(const struct node *n, str key)
{
	const struct node *list = node_get(n, key);
	return list ? row_at(list->child) : NULL;
}

/* [Role!]! is Role. */
static str bare(str type)
{
	size_t from = 0, to;
	while (from < type.n && type.p[from] == '[')
		from++;
	for (to = from; to < type.n && !strchr("]!", type.p[to]);)
		to++;
	return str_sub(type, from, to);
}

static const char *kind_of(const struct model_names *definitions, str type)
{
	if (str_eq(type, S("ID")))
		return "text";
	const struct node *d = model_names_find(definitions, type);
	return !d ? NULL : row_is(d, S("kind"), S("enum")) ? "enum" : "other";
}

static void add_field(struct model_row *row, const struct model_names *definitions, str name, const struct node *field)
{
	str type = row_text(field, S("type"));
	model_row_field(row, &(struct model_field){.name = name,
	                                           .type = type,
	                                           .kind = kind_of(definitions, bare(type)),
	                                           .required = model_said(true, str_ends(type, S("!"))),
	                                           .at = field});
}

void model_graphql(struct facts *f, str path, const struct node *tree)
{
	struct arena scratch = {0};
	const struct model_names names = model_names_of(node_get(tree, S("definitions")), &scratch);
	unsigned models = 0;
	for (const struct node *d = list_of(tree, S("definitions")); d; d = row_after(d)) {
		str kind = row_text(d, S("kind")), name = row_text(d, S("name"));
		bool asked = str_listed(name, "Query Mutation Subscription");
		if (!str_listed(kind, "type input") || ++models > MODEL_MOST)
			continue;
		struct model_row row = model_row_new(
		        f, path, &(struct model_head){.tool = S("graphql"), .class = name, .what = "shape", .at = d});
		for (const struct node *e = list_of(d, S("fields")); e; e = row_after(e)) {
			str field = row_text(e, S("name"));
			if (!asked)
				add_field(&row, &names, field, e);
			for (const struct node *a = asked ? list_of(e, S("args")) : NULL; a; a = row_after(a))
				add_field(&row, &names,
				          arena_printf(&scratch, "%.*s.%.*s", STR_ARG(field),
				                       STR_ARG(row_text(a, S("name")))),
				          a);
		}
		model_row_end(&row, false);
	}
	if (models > MODEL_MOST)
		model_too_many(f, path);
	arena_free(&scratch);
}
