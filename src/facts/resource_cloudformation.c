/* CloudFormation and what becomes it: SAM, the CDK's output, `resources` of the Serverless Framework. Functions are
 * kept in their long form ({Ref: A}, {"Fn::GetAtt": …}), whichever way the file writes them, for resource_finish(). */
#include "resource_readers.h"

#include <stdint.h>

/* !GetAtt a.b and !If [c, x, y]: the reader leaves the tag as text, and what is computed from below it. */
void resource_cloudformation_computed(struct resource_copy *c, struct members *to, str key, const struct node *n)
{
	bool tagged = n->text.n > 1 && n->text.p[0] == '!';
	size_t blank = str_find(n->text, S(" "), 0), end = blank == SIZE_MAX ? n->text.n : blank;
	str tag = str_sub(n->text, 1, end);
	if (!tagged) {
		resource_copy_unknown(c, to, key, n->text, n);
		return;
	}
	bool plain = str_eq(tag, S("Ref")) || str_eq(tag, S("Condition"));
	str name = plain ? tag : arena_printf(to->arena, "Fn::%.*s", STR_ARG(tag));
	struct node of = *n;
	of.key = name;
	of.kind = !n->child ? NODE_STRING : n->child->key.n ? NODE_OBJECT : NODE_ARRAY;
	of.text = n->child ? S("") : str_sub(n->text, end + (end < n->text.n), n->text.n);
	struct members below = members_below(to, NODE_OBJECT, key, n);
	resource_copy_below(c, &below, name, &of);
}

static bool is_type(const struct node *n)
{
	return n && n->kind == NODE_STRING && str_find(n->text, S("::"), 0) != SIZE_MAX;
}

bool resource_is_cloudformation(const struct node *tree)
{
	const struct node *resources = node_get(tree, S("Resources"));
	for (const struct node *n = resources && resources->kind == NODE_OBJECT ? resources->child : NULL; n;
	     n = n->next)
		if (is_type(node_get(n, S("Type"))))
			return true;
	return false;
}

/* ---- SAM's Globals ---- */

static const struct node *globals_of(const struct node *tree, str type)
{
	static const str prefix = STR_INIT("AWS::Serverless::");
	if (!str_starts(type, prefix))
		return NULL;
	return node_get(node_get(tree, S("Globals")), str_sub(type, prefix.n, type.n));
}

enum { MERGED_DEPTH = 8, MERGED = 100 };

static bool is_long(const struct node *n)
{
	size_t count = 0;
	for (const struct node *k = n->child; k && count <= MERGED; k = k->next)
		count++;
	return count > MERGED;
}

/* The own members, then those of the globals that are not among them; both below where both are mappings. In the
 * scratch arena; children are shared. Of too many it is left open which there are. */
static struct node *merged(struct arena *a, const struct node *own, const struct node *globals, unsigned depth)
{
	struct node *all = arena_new(a, struct node), rest = resource_unknown(S("..."));
	const struct node few = {.kind = NODE_OBJECT, .child = &rest};
	rest.key = S("...");
	if (is_long(own) || is_long(globals)) {
		globals = &few;
	}
	*all = *own;
	const struct node **tail = &all->child;
	for (const struct node *n = own->child; n; n = n->next) {
		const struct node *other = node_get(globals, n->key);
		bool both = other && other->kind == NODE_OBJECT && n->kind == NODE_OBJECT && depth < MERGED_DEPTH;
		struct node *copy = both ? merged(a, n, other, depth + 1) : arena_new(a, struct node);
		if (!both)
			*copy = *n;
		*tail = copy;
		tail = &copy->next;
	}
	for (const struct node *n = globals->child; n; n = n->next) {
		if (node_get(own, n->key))
			continue;
		struct node *copy = arena_new(a, struct node);
		*copy = *n;
		*tail = copy;
		tail = &copy->next;
	}
	*tail = NULL;
	return all;
}

static void add_properties(struct resource_file *f, struct members *row, const struct node *properties,
                           const struct node *globals)
{
	static const struct node none = {.kind = NODE_OBJECT};
	struct arena scratch = {0};
	const struct node *own = properties ? properties : &none;
	bool both = own->kind == NODE_OBJECT && globals && globals->kind == NODE_OBJECT;
	resource_attributes(f, row, S("attributes"), both ? merged(&scratch, own, globals, 0) : own);
	arena_free(&scratch);
}

static void add_depends(struct members *row, const struct node *depends)
{
	if (!depends)
		return;
	struct members refs = members_below(row, NODE_ARRAY, S("refs"), depends);
	if (depends->kind == NODE_STRING)
		resource_ref(&refs, depends->text, S("DependsOn"), depends);
	for (const struct node *n = depends->kind == NODE_ARRAY ? depends->child : NULL; n; n = n->next)
		if (n->kind == NODE_STRING)
			resource_ref(&refs, n->text, S("DependsOn"), n);
}

static void add_resource(struct resource_file *f, const struct node *tree, const struct node *n)
{
	const struct node *type = node_get(n, S("Type"));
	struct node name = resource_text(n->key);
	if (!is_type(type) && (!type || type->kind != NODE_UNKNOWN))
		return;
	struct members row = resource_row(f, n, type, &name);
	const struct node *condition = node_get(n, S("Condition"));
	if (condition)
		members_scalar(&row, NODE_UNKNOWN, S("made"), condition->text, condition);
	add_properties(f, &row, node_get(n, S("Properties")), globals_of(tree, type->text));
	add_depends(&row, node_get(n, S("DependsOn")));
}

static void add_values(struct resource_file *f, str kind, const struct node *map)
{
	for (const struct node *n = map && map->kind == NODE_OBJECT ? map->child : NULL; n; n = n->next)
		resource_value(f, n, kind, n->key, n);
}

/* A default of "a,b" where a list is wanted. In the scratch arena. */
static const struct node *as_list(struct arena *a, const struct node *value)
{
	struct node *list = arena_new(a, struct node);
	*list = *value;
	list->kind = NODE_ARRAY;
	list->text = S("");
	const struct node **tail = &list->child;
	str rest = value->text, piece;
	while (str_cut(&rest, ',', &piece)) {
		struct node *item = arena_new(a, struct node);
		*item = (struct node){.kind = NODE_STRING, .text = str_trim(piece), .line = value->line};
		item->key_line = value->line;
		*tail = item;
		tail = &item->next;
	}
	return list;
}

/* The default of a parameter that lives in the Parameter Store is where it lives. */
static void add_parameters(struct resource_file *f, const struct node *map)
{
	struct node hidden = resource_unknown(S("..."));
	struct arena scratch = {0};
	for (const struct node *n = map && map->kind == NODE_OBJECT ? map->child : NULL; n; n = n->next) {
		const struct node *secret = node_get(n, S("NoEcho")), *value = node_get(n, S("Default"));
		const struct node *type = node_get(n, S("Type"));
		bool stored = type && str_starts(type->text, S("AWS::SSM::Parameter::Value"));
		bool list = type && (str_starts(type->text, S("List<")) || str_eq(type->text, S("CommaDelimitedList")));
		if (value && (stored || (secret && !str_ieq(secret->text, S("false")))))
			value = &hidden;
		else if (value && list && value->kind == NODE_STRING)
			value = as_list(&scratch, value);
		resource_value(f, n, S("default"), n->key, value);
	}
	arena_free(&scratch);
}

void resource_cloudformation(struct resource_file *f, const struct node *tree)
{
	f->computed = resource_cloudformation_computed;
	add_parameters(f, node_get(tree, S("Parameters")));
	add_values(f, S("mapping"), node_get(tree, S("Mappings")));
	add_values(f, S("condition"), node_get(tree, S("Conditions")));
	const struct node *resources = node_get(tree, S("Resources"));
	for (const struct node *n = resources ? resources->child : NULL; n; n = n->next)
		if (n->kind == NODE_OBJECT)
			add_resource(f, tree, n);
}
