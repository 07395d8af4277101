/* Models of Prisma. What is a relation has no column of its own: the scalar beside it has. */
#include "model_readers.h"

#include "row_get.h"

static const struct node *list_of(const struct node *n, str key)
{
	const struct node *list = node_get(n, key);
	return list ? list->child : NULL;
}

static const struct node *mark_of(const struct node *entry, const char *name)
{
	for (const struct node *m = list_of(entry, S("marks")); m; m = m->next) {
		str word = str_sub(m->text, 0, str_find(m->text, S("("), 0));
		if (str_eq(word, str_of(name)))
			return m;
	}
	return NULL;
}

/* The text in @map("x"), also @map(name: "x"). */
static str mapped(const struct node *mark)
{
	if (!mark)
		return S("");
	size_t from = str_find(mark->text, S("\""), 0);
	return from == SIZE_MAX ? S("") : str_sub(mark->text, from + 1, str_find(mark->text, S("\""), from + 1));
}

static bool is_scalar(str type)
{
	return str_listed(type, "String Boolean Int BigInt Float Decimal DateTime Json Bytes Unsupported");
}

static void add_field(struct model_row *row, const struct model_names *blocks, const struct node *entry)
{
	str written = row_text(entry, S("type")), type = written, name = mapped(mark_of(entry, "@map"));
	while (type.n && strchr("?[]", type.p[type.n - 1]))
		type.n--;
	type = str_sub(type, 0, str_find(type, S("("), 0));
	bool list = str_ends(written, S("[]")), known = is_scalar(type);
	const struct node *block = known ? NULL : model_names_find(blocks, type);
	str kind = block ? row_text(block, S("kind")) : S("");
	bool relation = mark_of(entry, "@relation") || str_listed(kind, "model view") || (!known && !kind.n && list);
	if (relation || mark_of(entry, "@ignore") || !written.n)
		return;
	bool key = mark_of(entry, "@id");
	model_row_field(row, &(struct model_field){.name = name.n ? name : row_text(entry, S("name")),
	                                           .type = written,
	                                           .kind = known                     ? NULL
	                                                   : str_eq(kind, S("enum")) ? "enum"
	                                                                             : "other",
	                                           .required = model_said(true, !list && !str_ends(written, S("?"))),
	                                           .unique = model_said(true, key || mark_of(entry, "@unique")),
	                                           .at = entry});
}

void model_prisma(struct facts *f, str path, const struct node *tree)
{
	struct arena scratch = {0};
	const struct model_names names = model_names_of(node_get(tree, S("blocks")), &scratch);
	unsigned models = 0;
	for (const struct node *b = row_at(list_of(tree, S("blocks"))); b; b = row_after(b)) {
		str kind = row_text(b, S("kind"));
		if (!str_listed(kind, "model view type") || ++models > MODEL_MOST)
			continue;
		const struct model_head head = {.tool = S("prisma"),
		                                .model = mapped(mark_of(b, "@@map")),
		                                .class = row_text(b, S("name")),
		                                .what = str_eq(kind, S("type")) ? "shape" : "stored",
		                                .at = b};
		struct model_row row = model_row_new(f, path, &head);
		for (const struct node *e = row_at(list_of(b, S("entries"))); e; e = row_after(e))
			add_field(&row, &names, e);
		model_row_end(&row, false);
	}
	if (models > MODEL_MOST)
		model_too_many(f, path);
	arena_free(&scratch);
}
