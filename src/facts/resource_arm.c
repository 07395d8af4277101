/* Azure Resource Manager: templates, and files of parameters for them. "[…]" is an expression, resolved in
 * resource_azure.c in the place of the file. */
#include "resource_readers.h"

#include <stdint.h>

enum { NESTED = 8 };

static bool is_object(const struct node *n) { return n && n->kind == NODE_OBJECT; }

static bool has_schema(const struct node *tree, const char *name)
{
	const struct node *schema = node_get(tree, S("$schema"));
	return schema && str_ifind(schema->text, str_of(name), 0) != SIZE_MAX;
}

bool resource_is_arm(const struct node *tree)
{
	return has_schema(tree, "deploymentTemplate.json") || has_schema(tree, "deploymentParameters.json");
}

/* ---- values ---- */

static bool is_secure(const struct node *parameter)
{
	const struct node *type = node_get(parameter, S("type"));
	return type && str_starts(type->text, S("secure"));
}

/* Names mean something in the file alone. */
static struct resource_file file_itself(const struct resource_file *f)
{
	struct resource_file own = *f;
	own.module = f->path;
	return own;
}

static void add_values(struct resource_file *f, const struct node *tree)
{
	const struct node *parameters = node_get(tree, S("parameters")), *variables = node_get(tree, S("variables"));
	struct resource_file own = file_itself(f);
	for (const struct node *n = is_object(parameters) ? parameters->child : NULL; n; n = n->next)
		resource_setting(&own, S("default"), n, node_get(n, S("defaultValue")), is_secure(n));
	for (const struct node *n = is_object(variables) ? variables->child : NULL; n; n = n->next)
		if (!str_eq(n->key, S("copy")))
			resource_setting(&own, S("local"), n, n, false);
	f->nodes = own.nodes;
	f->bytes = own.bytes;
}

/* {x: {value: 1}}; a {reference: …} is a secret of a key vault. */
static void add_given(struct resource_file *f, const struct node *tree)
{
	static const struct node hidden = {.kind = NODE_UNKNOWN, .text = STR_INIT("reference")};
	const struct node *parameters = node_get(tree, S("parameters"));
	for (const struct node *n = is_object(parameters) ? parameters->child : NULL; n; n = n->next) {
		const struct node *value = node_get(n, S("value"));
		resource_setting(f, S("tfvars of a command"), n, value ? value : &hidden, false);
	}
}

/* ---- resources ---- */

static const struct node *without(struct arena *a, const struct node *n, str key)
{
	struct node *copy = arena_new(a, struct node);
	*copy = *n;
	const struct node **tail = &copy->child;
	for (const struct node *k = n->child; k; k = k->next) {
		if (str_eq(k->key, key))
			continue;
		struct node *kept = arena_new(a, struct node);
		*kept = *k;
		*tail = kept;
		tail = &kept->next;
	}
	*tail = NULL;
	return copy;
}

/* What is below a resource, and what a deployment deploys, is rows of its own. */
static const struct node *own_settings(struct arena *a, const struct node *n, str type)
{
	const struct node *copy = without(a, n, S("resources"));
	if (str_ieq(type, S("Microsoft.Resources/deployments")))
		for (struct node *k = (struct node *)copy->child; k; k = (struct node *)k->next)
			if (str_eq(k->key, S("properties")) && is_object(k))
				k->child = without(a, k, S("template"))->child;
	return copy;
}

static void add_list(struct resource_file *f, const struct node *list, str around, unsigned depth);

/* The expressions of an inner template are evaluated in it, if that is asked for, else out here. */
static void add_nested(struct resource_file *f, const struct node *n, unsigned depth)
{
	const struct node *properties = node_get(n, S("properties")), *template = node_get(properties, S("template"));
	const struct node *how = node_get(node_get(properties, S("expressionEvaluationOptions")), S("scope"));
	struct resource_file inner = *f;
	if (!is_object(template))
		return;
	inner.foreign = f->foreign || (how && str_ieq(how->text, S("inner")));
	add_list(&inner, node_get(template, S("resources")), S(""), depth + 1);
	f->nodes = inner.nodes;
	f->bytes = inner.bytes;
}

/* "servers/databases" below "Microsoft.Sql/servers" is written "databases". */
static void add_resource(struct resource_file *f, const struct node *n, str around, unsigned depth)
{
	struct arena scratch = {0};
	const struct node *type = node_get(n, S("type")), *name = node_get(n, S("name"));
	const struct node *condition = node_get(n, S("condition")), *existing = node_get(n, S("existing"));
	if (!type || (type->kind != NODE_STRING && type->kind != NODE_UNKNOWN))
		return;
	bool written = existing && str_eq(existing->text, S("true")), computed = str_starts(type->text, S("["));
	str whole = arena_printf(&scratch, "%s%.*s%s%.*s", written ? "existing." : "", STR_ARG(around),
	                         around.n ? "/" : "", STR_ARG(type->text));
	struct node kind = computed ? resource_unknown(type->text) : resource_text(whole);
	struct node label = name && name->kind == NODE_STRING ? resource_text(name->text) : resource_unknown(S("..."));
	if (str_starts(label.text, S("[[")))
		label.text = str_sub(label.text, 1, label.text.n);
	else if (str_starts(label.text, S("[")))
		label = resource_unknown(f->foreign ? str_sub(label.text, 1, label.text.n - 1) : label.text);
	struct members row = resource_row(f, n, &kind, &label);
	if (condition)
		members_scalar(&row, NODE_UNKNOWN, S("made"), f->foreign ? S("...") : condition->text, condition);
	resource_attributes(f, &row, S("attributes"), own_settings(&scratch, n, type->text));
	if (depth < NESTED) {
		add_nested(f, n, depth);
		add_list(f, node_get(n, S("resources")), whole, depth + 1);
	} else {
		resource_hidden(f, n, NULL);
	}
	arena_free(&scratch);
}

/* A list, or with symbolic names an object. */
static void add_list(struct resource_file *f, const struct node *list, str around, unsigned depth)
{
	for (const struct node *n = list && !node_is_leaf(list) ? list->child : NULL; n; n = n->next)
		if (is_object(n))
			add_resource(f, n, around, depth);
}

void resource_arm(struct resource_file *f, const struct node *tree)
{
	f->brackets = true;
	if (has_schema(tree, "deploymentParameters.json")) {
		add_given(f, tree);
		return;
	}
	add_values(f, tree);
	add_list(f, node_get(tree, S("resources")), S(""), 0);
}
