/* Fields of a class of TypeScript: a name, perhaps behind decorators and words such as readonly, that no brackets
 * follow. Its type has no tokens any more. */
#include "format/code_field.h"

#include "format/code_class.h"

/* Behind the value or the body that follows the member whose name stands at i. */
static uint32_t behind(const struct code_tokens *t, uint32_t i, uint32_t end)
{
	while (i < end) {
		if (code_op(t, i, S("=")))
			return code_expression_end(t, i + 1);
		if (code_open(t, i, '{'))
			return code_at(t, i)->mate + 1;
		if (code_op(t, i, S(";")))
			return i + 1;
		if (!code_open(t, i, '(') && !code_open(t, i, '['))
			return i;
		i = code_at(t, i)->mate + 1;
	}
	return end;
}

static bool is_modifier(const struct code_tokens *t, uint32_t i)
{
	uint8_t next = code_at(t, i + 1)->kind;
	return (next == CODE_WORD || next == CODE_STRING) &&
	       code_one_of(code_text(t, i),
	                   " declare abstract async public private protected static readonly override get "
	                   "set accessor ");
}

/* Over the decorators at i. */
static uint32_t over_marks(const struct code_tokens *t, uint32_t i, uint32_t end)
{
	while (i < end && code_op(t, i, S("@"))) {
		i += 2;
		while (code_dot(t, i) && i < end)
			i += 2;
		if (code_open(t, i, '('))
			i = code_at(t, i)->mate + 1;
	}
	return i;
}

static void add(struct code_file *f, struct code_list *list, uint32_t i)
{
	struct code_list members = {0};
	struct node *n = code_node(f, NODE_OBJECT, (str){0}, i, i + 1);
	str type = code_param_type(f, i);
	code_append(&members, S("name"), code_node(f, NODE_STRING, code_text(&f->t, i), i, i + 1));
	if (type.n)
		code_append(&members, S("type"), code_node(f, NODE_STRING, type, i, i + 1));
	code_append(&members, S("marks"), code_marks(f, i));
	if (n)
		n->child = members.first;
	code_append(list, (str){0}, n);
}

struct node *code_fields(struct code_file *f, uint32_t open)
{
	const struct code_tokens *t = &f->t;
	uint32_t end = code_at(t, open)->mate;
	struct code_list list = {0};
	for (uint32_t i = open + 1; i < end && !f->too_many;) {
		uint32_t from = i;
		i = over_marks(t, i, end);
		while (i < end && is_modifier(t, i))
			i++;
		uint32_t name = i, next = i + 1;
		while (code_op(t, next, S("!")) || code_op(t, next, S("?")))
			next++;
		if (code_at(t, name)->kind == CODE_WORD && !code_open(t, next, '(') && !code_op(t, next, S("=>")))
			add(f, &list, name);
		i = name < end ? behind(t, code_at(t, name)->kind == CODE_WORD ? next : name, end) : end;
		i += i == from;
	}
	struct node *array = list.first ? code_node(f, NODE_ARRAY, (str){0}, open, open + 1) : NULL;
	if (array)
		array->child = list.first;
	return array;
}
