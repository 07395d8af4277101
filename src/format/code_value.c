/* Values of expressions: literals, objects and arrays as they are, names bound once as what they are bound to, the rest
 * UNKNOWN. A value that is used by name is shared; it counts against the budget of nodes each time. */
#include "format/code_value.h"

enum { NAMES_DEEP = 16 };

uint32_t code_item_end(const struct code_tokens *t, uint32_t from, uint32_t end)
{
	while (from < end && !code_op(t, from, S(",")))
		from = code_at(t, from)->mate >= from ? code_at(t, from)->mate + 1 : from + 1;
	return from < end ? from : end;
}

uint32_t code_expression_end(const struct code_tokens *t, uint32_t from)
{
	uint32_t i = from;
	while (i < t->n) {
		const struct code_token *k = &t->at[i];
		str text = code_text(t, i);
		if (k->kind == CODE_CLOSE || k->kind == CODE_TAIL || k->kind == CODE_MIDDLE || k->kind == CODE_JSX_END)
			return i;
		if (k->kind == CODE_OP && text.n == 0)
			return i;
		if (k->kind == CODE_OP && (text.p[0] == ',' || text.p[0] == ';' || str_eq(text, S("="))))
			return i;
		bool operand = k->kind != CODE_OP && !code_open(t, i, '(') && !code_open(t, i, '[') &&
		               !code_word(t, i, S("in")) && !code_word(t, i, S("instanceof"));
		if (i > from && operand && !t->python && k->line > t->at[i - 1].line && t->at[i - 1].kind != CODE_OP &&
		    !code_operator_word(t, i - 1))
			return i; /* a new line begins a new statement */
		i = k->mate > i ? k->mate + 1 : i + 1;
	}
	return i;
}

static struct node *unknown(struct code_file *f, uint32_t from, uint32_t to)
{
	return code_node(f, NODE_UNKNOWN, code_source(f, from, to), from, to);
}

/* ---- names ------------------------------------------------------------------------------------------------------ */

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
		name->reading = true;
		f->resolving++;
		if (code_op(&f->t, to, S("=")))
			name->value = 0;
		else
			name->node = code_value(f, from, to, depth);
		f->resolving--;
		name->reading = false;
	}
	return name->node;
}

static struct node *name_value(struct code_file *f, uint32_t i, unsigned depth)
{
	str text = code_text(&f->t, i);
	bool python = f->t.python;
	if (str_eq(text, python ? S("True") : S("true")) || str_eq(text, python ? S("False") : S("false")))
		return code_node(f, NODE_BOOL, text.n == 4 ? S("true") : S("false"), i, i + 1);
	if (python ? str_eq(text, S("None")) : str_eq(text, S("null")) || str_eq(text, S("undefined")))
		return code_node(f, NODE_NULL, text, i, i + 1);
	const struct node *value = bound(f, text, depth);
	struct node *n = value ? again(f, value, depth) : NULL;
	struct code_name *name = code_name(f, text);
	if (n && n->kind == NODE_OBJECT && name && name->mutated) {
		struct node *more = unknown(f, i, i + 1);
		if (more) {
			more->key = S("...");
			more->next = n->child;
			n->child = more;
		}
	}
	return n ? n : unknown(f, i, i + 1);
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

/* a.b.c where a is a known object that nothing is assigned to; NULL for everything else. */
static struct node *member_value(struct code_file *f, uint32_t from, uint32_t to, unsigned depth)
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

/* Are [from, to) names joined by dots? */
static bool is_chain(const struct code_tokens *t, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if ((i - from) % 2 ? !code_op(t, i, S(".")) && !code_op(t, i, S("?."))
		                   : code_at(t, i)->kind != CODE_WORD)
			return false;
	return (to - from) % 2;
}

/* ---- objects and arrays ----------------------------------------------------------------------------------------- */

/* Member [i, end) of a dict. */
static void add_item(struct code_file *f, struct code_list *list, uint32_t i, uint32_t end, unsigned depth)
{
	const struct code_tokens *t = &f->t;
	if (code_op(t, i, S("**"))) {
		code_append_spread(f, list, i + 1, end, depth);
		return;
	}
	uint32_t colon = i;
	while (colon < end && !code_op(t, colon, S(":")))
		colon = code_at(t, colon)->mate > colon ? code_at(t, colon)->mate + 1 : colon + 1;
	const struct node *key = code_value(f, i, colon, depth);
	bool known = key && colon < end && (key->kind == NODE_STRING || key->kind == NODE_NUMBER);
	struct node *n = known ? code_value(f, colon + 1, end, depth) : unknown(f, i, end);
	if (n)
		n->key_line = code_at(t, i)->line;
	code_append(list, known ? key->text : S("..."), n);
}

/* Is the group at open a dict, or (JavaScript) an object? A set is neither. */
static bool is_object(const struct code_tokens *t, uint32_t open)
{
	uint32_t i = open + 1, end = code_item_end(t, i, code_at(t, open)->mate);
	if (!code_open(t, open, '{'))
		return false;
	if (!t->python || i == end || code_op(t, i, S("**")))
		return true;
	while (i < end && !code_op(t, i, S(":")))
		i = code_at(t, i)->mate > i ? code_at(t, i)->mate + 1 : i + 1;
	return i < end;
}

/* Member [i, end) of an object. */
static void add_member(struct code_file *f, struct code_list *list, uint32_t i, uint32_t end, unsigned depth)
{
	const struct code_tokens *t = &f->t;
	if (code_op(t, i, S("..."))) {
		code_append_spread(f, list, i + 1, end, depth);
		return;
	}
	while (i + 1 < end && ((code_at(t, i)->kind == CODE_WORD && code_at(t, i + 1)->kind != CODE_OP &&
	                        !code_open(t, i + 1, '(') && code_one_of(code_text(t, i), " async get set static ")) ||
	                       code_op(t, i, S("*")) || (code_word(t, i, S("async")) && code_op(t, i + 1, S("*")))))
		i++;
	uint8_t kind = code_at(t, i)->kind;
	uint32_t behind = i + 1;
	str key = code_text(t, i);
	if (kind == CODE_STRING) {
		key = code_string(t, i, f->arena);
	} else if (code_open(t, i, '[')) {
		behind = code_at(t, i)->mate + 1;
		const struct node *computed = code_value(f, i + 1, behind - 1, depth);
		bool known = computed && computed->kind == NODE_STRING && code_op(t, behind, S(":"));
		key = known ? computed->text : S("...");
		if (!known) {
			code_append(list, key, unknown(f, i, end));
			return;
		}
	} else if (kind != CODE_WORD && kind != CODE_NUMBER) {
		return;
	}
	struct node *n;
	if (code_op(t, behind, S(":")) && behind < end)
		n = code_value(f, behind + 1, end, depth);
	else if (behind >= end && kind == CODE_WORD)
		n = name_value(f, i, depth);
	else
		n = unknown(f, i, end);
	if (n)
		n->key_line = code_at(t, i)->line;
	code_append(list, key, n);
}

static struct node *group_value(struct code_file *f, uint32_t open, unsigned depth)
{
	bool object = is_object(&f->t, open);
	uint32_t close = f->t.at[open].mate;
	struct code_list list = {0};
	f->t.at[open].flags |= CODE_USED;
	struct node *n = code_node(f, object ? NODE_OBJECT : NODE_ARRAY, (str){0}, open, close + 1);
	for (uint32_t i = open + 1, end; n && i < close; i = end + 1) {
		end = code_item_end(&f->t, i, close);
		if (end == i)
			continue;
		if (object && f->t.python)
			add_item(f, &list, i, end, depth + 1);
		else if (object)
			add_member(f, &list, i, end, depth + 1);
		else
			code_append(&list, (str){0},
			            code_op(&f->t, i, S("...")) ? unknown(f, i, end)
			                                        : code_value(f, i, end, depth + 1));
	}
	if (n)
		n->child = list.first;
	return n;
}

/* ---- expressions ------------------------------------------------------------------------------------------------ */

/* One token. */
static struct node *token_value(struct code_file *f, uint32_t i, unsigned depth)
{
	switch (code_at(&f->t, i)->kind) {
	case CODE_STRING:
	case CODE_TEMPLATE: {
		bool known = true;
		str text = code_string_text(f, i, &known);
		known = known || code_is_address(text);
		return known ? code_node(f, NODE_STRING, text, i, i + 1) : unknown(f, i, i + 1);
	}
	case CODE_NUMBER:
		return code_node(f, NODE_NUMBER, code_text(&f->t, i), i, i + 1);
	case CODE_WORD:
		return name_value(f, i, depth);
	default:
		return unknown(f, i, i + 1);
	}
}

/* !0, -1, void 0; NULL for others. */
static struct node *prefixed_value(struct code_file *f, uint32_t i)
{
	const struct code_tokens *t = &f->t;
	str word = code_text(t, i + 1);
	bool number = code_at(t, i + 1)->kind == CODE_NUMBER;
	if (code_word(t, i, S("void")))
		return code_node(f, NODE_NULL, S("undefined"), i, i + 2);
	if (code_op(t, i, S("!")) && (code_word(t, i + 1, S("false")) || (number && str_eq(word, S("0")))))
		return code_node(f, NODE_BOOL, S("true"), i, i + 2);
	if (code_op(t, i, S("!")) && (code_word(t, i + 1, S("true")) || (number && str_eq(word, S("1")))))
		return code_node(f, NODE_BOOL, S("false"), i, i + 2);
	if (number && code_op(t, i, S("+")))
		return code_node(f, NODE_NUMBER, word, i, i + 2);
	if (number && code_op(t, i, S("-")))
		return code_node(f, NODE_NUMBER, arena_printf(f->arena, "-%.*s", STR_ARG(word)), i, i + 2);
	return NULL;
}

/* What has no name and no literal of its own. */
static struct node *composed_value(struct code_file *f, uint32_t from, uint32_t to, unsigned depth)
{
	const struct code_tokens *t = &f->t;
	struct node *n = NULL;
	bool known = false;
	if (to - from == 2 && !code_is_strings(t, from, to))
		n = prefixed_value(f, from);
	else if (is_chain(t, from, to))
		n = member_value(f, from, to, depth);
	else if (is_chain(t, from, from + 3) && code_op(t, from + 3, S("(")) && code_at(t, from + 3)->mate == to - 1 &&
	         code_word(t, from, S("Object")) && code_word(t, from + 2, S("freeze")))
		return code_value(f, from + 4, to - 1, depth + 1);
	else if (code_is_joined(t, from, to) || code_at(t, from)->mate == to - 1) {
		str text = code_joined(f, from, to, depth, &known);
		known = known || (t->python && code_is_strings(t, from, to) && code_is_address(text));
		n = known ? code_node(f, NODE_STRING, text, from, to) : NULL;
	}
	return n ? n : unknown(f, from, to);
}

struct node *code_value(struct code_file *f, uint32_t from, uint32_t to, unsigned depth)
{
	const struct code_tokens *t = &f->t;
	bool tuple = t->python && code_open(t, from, '(') && code_at(t, from)->mate == to - 1 &&
	             code_item_end(t, from + 1, to - 1) < to - 1;
	if (tuple && depth <= f->budget->depth)
		return group_value(f, from, depth);
	while (to - from > 2 && to > from && code_open(t, from, '(') && code_at(t, from)->mate == to - 1)
		from++, to--;
	if (depth > f->budget->depth) {
		f->too_deep = true;
		return unknown(f, from, to);
	}
	if (to <= from)
		return unknown(f, from, from);
	const struct code_token *k = code_at(t, from);
	if (to - from == 1)
		return token_value(f, from, depth);
	bool whole = k->mate == to - 1;
	if (whole && (code_open(t, from, '[') || (code_open(t, from, '{') && !(k->flags & CODE_EXPR))))
		return group_value(f, from, depth);
	if (whole && k->kind != CODE_HEAD)
		return unknown(f, from, to);
	return composed_value(f, from, to, depth);
}
