/* Models of Laravel: what may be filled in, and what is hidden, of the table that the class stands for. The migrations
 * have the types (model_builder.c). */
#include "model_readers.h"

static void add_names(struct model_row *row, const struct node *list)
{
	for (const struct node *n = list && list->kind == NODE_ARRAY ? list->child : NULL; n; n = n->next)
		if (n->kind == NODE_STRING)
			model_row_field(row, &(struct model_field){.name = n->text, .at = n});
}

static bool is_model(const struct node *class)
{
	const struct node *list = node_get(class, S("bases"));
	for (const struct node *b = list ? list->child : NULL; b; b = b->next)
		if (str_listed(b->text, "Model Authenticatable Pivot MorphPivot"))
			return true;
	return false;
}

/* One file holds one class: what it gives values to is the file's. */
void model_eloquent(struct model_code *c)
{
	const struct node *classes = node_get(c->tree, S("classes")), *class = classes ? classes->child : NULL;
	const struct node *values = node_get(c->tree, S("values")), *table = node_get(values, S("table"));
	const struct node *fillable = node_get(values, S("fillable"));
	if (!class || class->next || !fillable || !is_model(class))
		return;
	struct model_row row =
	        model_row_new(c->f, c->path,
	                      &(struct model_head){.tool = S("laravel"),
	                                           .model = table && table->kind == NODE_STRING ? table->text : S(""),
	                                           .class = node_get(class, S("name"))->text,
	                                           .what = "stored",
	                                           .at = class});
	add_names(&row, fillable);
	add_names(&row, node_get(values, S("hidden")));
	model_row_end(&row, false);
}
