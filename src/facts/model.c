/* Who reads the models of which format. */
#include "facts/model.h"

#include "model_readers.h"

static const char code_formats[] = "code python php ruby java kotlin csharp";

static const struct {
	const char *formats;
	void (*read)(struct model_code *c);
} code_readers[] = {
        {"code", model_javascript},       {"code", model_decorator}, {"code", model_shape},
        {"code python", model_insert},    {"code", model_form},      {"python", model_python},
        {"code php ruby", model_builder}, {"php", model_eloquent},   {"java kotlin csharp", model_entity},
};

static const struct {
	const char *formats;
	void (*read)(struct facts *f, str path, const struct node *tree);
} readers[] = {{"prisma", model_prisma}, {"graphql", model_graphql}, {"json yaml", model_schema}};

bool model_reads(str path, str format)
{
	bool named = str_ifind(path, S("openapi"), 0) != SIZE_MAX || str_ifind(path, S("swagger"), 0) != SIZE_MAX;
	return str_listed(format, code_formats) || str_listed(format, "prisma graphql") ||
	       (named && str_listed(format, "json yaml"));
}

void model_tree(struct facts *f, str path, str format, const struct node *tree)
{
	if (tree->kind != NODE_OBJECT)
		return;
	for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
		if (str_listed(format, readers[i].formats))
			readers[i].read(f, path, tree);
	if (!str_listed(format, code_formats))
		return;
	struct model_code c;
	model_code_open(&c, f, path, tree);
	for (size_t i = 0; i < sizeof code_readers / sizeof *code_readers; i++)
		if (str_listed(format, code_readers[i].formats))
			code_readers[i].read(&c);
	model_code_close(&c);
}
