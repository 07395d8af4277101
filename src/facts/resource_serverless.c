/* The Serverless Framework: functions with their events, the provider they share, and CloudFormation below `resources`,
 * which is rows of that tool. ${self:…} leads to values of the file, by the key at its top. */
#include "resource_readers.h"

static bool is_object(const struct node *n) { return n && n->kind == NODE_OBJECT; }

bool resource_is_serverless(const struct node *tree)
{
	const struct node *provider = node_get(tree, S("provider"));
	bool named = is_object(provider) ? node_get(provider, S("name")) != NULL : provider && provider->text.n;
	return named &&
	       (node_get(tree, S("functions")) || node_get(tree, S("service")) || node_get(tree, S("resources")));
}

/* ---- functions ---- */

/* {http: {authorizer: check}}: the name of a function, or {name: check}, or of something of the provider's; without
 * functions to look it up in, it may be one. */
static void add_authorizer(struct members *refs, const struct node *functions, const struct node *event)
{
	const struct node *authorizer = node_get(event, S("authorizer")), *name = node_get(authorizer, S("name"));
	name = name ? name : authorizer;
	if (!name || name->kind != NODE_STRING || (functions && !node_get(functions, name->text)))
		return;
	resource_ref(refs, arena_printf(refs->arena, "function.%.*s", STR_ARG(name->text)),
	             arena_printf(refs->arena, "events.%.*s.authorizer", STR_ARG(event->key)), name);
}

enum { FUNCTIONS = 1000 }; /* looked through for an authorizer */

static void add_function(struct resource_file *f, const struct node *functions, const struct node *n)
{
	static const struct node type = {.kind = NODE_STRING, .text = STR_INIT("function")};
	const struct node name = resource_text(n->key), *events = node_get(n, S("events")),
	                  *role = node_get(n, S("role"));
	struct members row = resource_row(f, n, &type, &name);
	resource_attributes(f, &row, S("attributes"), n);
	struct members refs = members_below(&row, NODE_ARRAY, S("refs"), n);
	for (const struct node *e = events && events->kind == NODE_ARRAY ? events->child : NULL; e; e = e->next)
		for (const struct node *kind = is_object(e) ? e->child : NULL; kind; kind = kind->next)
			add_authorizer(&refs, functions, kind);
	if (role && role->kind == NODE_STRING && str_find(role->text, S(":"), 0) == SIZE_MAX)
		resource_ref(&refs, role->text, S("role"), role);
}

static bool is_long(const struct node *n)
{
	size_t count = 0;
	for (const struct node *k = n->child; k && count <= FUNCTIONS; k = k->next)
		count++;
	return count > FUNCTIONS;
}

static void add_functions(struct resource_file *f, const struct node *functions)
{
	static const struct node type = {.kind = NODE_STRING, .text = STR_INIT("function")};
	if (functions && functions->kind == NODE_UNKNOWN)
		resource_hidden(f, functions, &type);
	const struct node *few = is_object(functions) && is_long(functions) ? NULL : functions;
	for (const struct node *n = is_object(functions) ? functions->child : NULL; n; n = n->next) {
		if (n->kind == NODE_UNKNOWN)
			resource_hidden(f, n, &type);
		else if (is_object(n))
			add_function(f, few, n);
	}
	/* A list of such, mostly of other files. */
	for (const struct node *n = functions && functions->kind == NODE_ARRAY ? functions->child : NULL; n;
	     n = n->next)
		add_functions(f, n);
}

/* ---- what CloudFormation makes ---- */

static void add_resources(struct resource_file *f, const struct node *n)
{
	struct resource_file stack = *f;
	stack.tool = S("cloudformation");
	if (n && n->kind == NODE_UNKNOWN)
		resource_hidden(&stack, n, NULL);
	else if (is_object(n))
		resource_cloudformation(&stack, n);
	for (const struct node *k = n && n->kind == NODE_ARRAY ? n->child : NULL; k; k = k->next) {
		if (k->kind == NODE_UNKNOWN)
			resource_hidden(&stack, k, NULL);
		else if (is_object(k))
			resource_cloudformation(&stack, k);
	}
	f->nodes = stack.nodes;
	f->bytes = stack.bytes;
}

void resource_serverless(struct resource_file *f, const struct node *tree)
{
	static const struct node type = {.kind = NODE_STRING, .text = STR_INIT("provider")};
	const struct node *provider = node_get(tree, S("provider"));
	if (!is_object(tree) || !provider) { /* a program, not a file of settings */
		resource_hidden(f, NULL, NULL);
		return;
	}
	f->computed = resource_cloudformation_computed;
	f->open = tree->text.n; /* format/format.h: a template */
	struct members row =
	        resource_row(f, provider, &type, is_object(provider) ? node_get(provider, S("name")) : provider);
	resource_attributes(f, &row, S("attributes"), provider);
	for (const struct node *n = tree->child; n && !f->open; n = n->next)
		if (!str_eq(n->key, S("functions")) && !str_eq(n->key, S("resources")))
			resource_value(f, n, S("self"), n->key, n);
	add_functions(f, node_get(tree, S("functions")));
	add_resources(f, node_get(tree, S("resources")));
}
