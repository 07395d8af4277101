/* What forms ask for: the fields of one file are one shape, since which of them stand in one form is layout. */
#include "model_readers.h"

#include <stdint.h>

static str text_of(const struct node *n) { return n && n->kind == NODE_STRING ? n->text : S(""); }

static bool is_input(str name)
{
	return str_listed(name,
	                  "input select textarea Input Select Textarea TextArea TextField FormField Field Checkbox "
	                  "Form.Control Form.Item Form.Field Controller TextInput InputField FormInput");
}

static void add(struct model_code *c, struct model_row *row, bool *begun, const struct model_field *field)
{
	if (!*begun)
		*row = model_row_new(c->f, c->path,
		                     &(struct model_head){.tool = S("form"), .what = "shape", .at = field->at});
	*begun = true;
	model_row_field(row, field);
}

static void add_element(struct model_code *c, struct model_row *row, bool *begun, const struct node *element)
{
	const struct node *name = node_get(element, S("name")), *props = node_get(element, S("props"));
	const struct node *field = node_get(props, S("name")), *must = node_get(props, S("required"));
	str type = text_of(node_get(props, S("type")));
	if (!name || !is_input(name->text) || !text_of(field).n || str_listed(type, "submit button reset"))
		return;
	add(c, row, begun,
	    &(struct model_field){.name = field->text,
	                          .type = type,
	                          .kind = type.n ? NULL : "text",
	                          .required = model_said(must, model_code_is(must, "true")),
	                          .at = field});
}

void model_form(struct model_code *c)
{
	const struct node *jsx = node_get(c->tree, S("jsx"));
	struct model_row row;
	bool begun = false, hook = model_code_imports(c, S("react-hook-form"));
	for (const struct node *n = jsx ? jsx->child : NULL; n; n = n->next)
		add_element(c, &row, &begun, n);
	for (size_t i = 0; hook && i < c->n_calls; i++) {
		const struct node *first = model_code_arg(c->calls[i], 0);
		if (str_eq(model_code_last(model_code_callee(c->calls[i])), S("register")) && text_of(first).n)
			add(c, &row, &begun, &(struct model_field){.name = first->text, .kind = "text", .at = first});
	}
	if (begun)
		model_row_end(&row, false);
}
