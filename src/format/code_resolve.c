/* Names that stand for values: bound once, they are what they are bound to. A value that is used by name is shared; it
 * counts against the budget of nodes each time. */
#include "format/code_value.h"

enum { NAMES_DEEP = 16 };

/* Nodes of a value, and its depth; stops counting at limit. */
static size_t measure(const struct node *n, size_t limit, unsigned depth, unsigned *deepest)
{
	size_t count = 1;
	*deepest = depth > *deepest ? depth : *deepest;
	for (const struct node *c = n->child; c && count <= limit; c = c->next)
		count += measure(c, limit - count, depth + 1, deepest);
	return count;
}

/* The value once more, at another place of the tree; NULL when the budget does not allow it. */
static struct node *again(struct code_file *f, const struct node *n, unsigned depth)
{
	unsigned deepest = depth;
	size_t left = f->budget->nodes - f->nodes;
	size_t count = measure(n, left, depth, &deepest);
	if (count > left || f->nodes >= f->budget->nodes) {
		f->too_many = true;
		f->nodes = f->budget->nodes;
		return NULL;
	}
	f->nodes += count;
	if (deepest > f->budget->depth) {
		f->too_deep = true;
		return NULL;
	}
	struct node *copy = arena_new(f->arena, struct node);
	*copy = *n;
	copy->key = (str){0};
	copy->next = NULL;
	copy->key_line = n->line;
	return copy;
}

/* What a name stands for, or NULL. */
static const struct node *bound(struct code_file *f, str text, unsigned depth)
{
	struct code_name *name = code_name(f, text);
	if (!name || name->bindings != 1 || !name->value || name->reading)
		return NULL;
	if (!name->node && f->resolving < NAMES_DEEP) {
		uint32_t from = name->value, to = code_expression_end(&f->t, from);
		unsigned joining = f->joining;
		f->joining = 0; /* a name is read once, and what it is worth is not for who asks first to bound */
		name->reading = true;
		f->resolving++;
		if (code_op(&f->t, to, S("=")))
			name->value = 0;
		else
			name->node = code_value(f, from, to, depth);
		f->resolving--;
		f->joining = joining;
		name->reading = false;
	}
	return name->node;
}

struct node *code_name_value(struct code_file *f, uint32_t i, unsigned depth)
{
	str text = code_text(&f->t, i);
	bool truth = code_listed(&f->t, i, CODE_IN_truth);
	if (truth || code_listed(&f->t, i, CODE_IN_falsity))
		return code_node(f, NODE_BOOL, truth ? S("true") : S("false"), i, i + 1);
	if (code_listed(&f->t, i, CODE_IN_nothing))
		return code_node(f, NODE_NULL, text, i, i + 1);
	const struct node *value = bound(f, text, depth);
	struct node *n = value ? again(f, value, depth) : NULL;
	struct code_name *name = code_name(f, text);
	if (n && name && name->mutated)
		n = code_changed(f, n, name, i);
	if (n && n->kind == NODE_UNKNOWN && !n->child) /* what it is may stand in its name alone */
		n->child = code_node(f, NODE_STRING, text, i, i + 1);
	return n ? n : code_unknown(f, i, i + 1);
}

/* The member of a known object. A long one (a table of constants, a language's messages) is indexed when it is first
 * asked: it is asked for each of its members. Copies share the list of members, so that tells it. */
static const struct node *member(struct code_file *f, const struct node *object, str key)
{
	enum { FEW = 16 };
	const struct node *n = object->child;
	for (unsigned i = 0; n && i < FEW; i++)
		n = n->next;
	if (!n || object->kind != NODE_OBJECT)
		return node_get(object, key);
	const void *list = object->child, *counted = &object->child->key;
	if (!map_get(&f->members, counted, S(""))) {
		for (n = object->child; n; n = n->next)
			map_put(&f->members, f->arena, list, n->key, (void *)(uintptr_t)n);
		map_put(&f->members, f->arena, counted, S(""), (void *)(uintptr_t)list);
	}
	return map_get(&f->members, list, key);
}

struct node *code_member_value(struct code_file *f, uint32_t from, uint32_t to, unsigned depth)
{
	const struct code_name *name = code_name(f, code_text(&f->t, from));
	if (!name || name->mutated)
		return NULL;
	const struct node *n = bound(f, code_text(&f->t, from), depth);
	for (uint32_t i = from + 1; n && i < to; i += 2) {
		if (member(f, n, S("...")))
			return NULL;
		n = member(f, n, code_text(&f->t, i + 1));
	}
	return n ? again(f, n, depth) : NULL;
}

bool code_is_chain(const struct code_tokens *t, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if ((i - from) % 2 ? !code_dot(t, i) : code_at(t, i)->kind != CODE_WORD)
			return false;
	return (to - from) % 2;
}
