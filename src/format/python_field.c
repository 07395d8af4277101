/* Fields of a class of Python that have a type. It is kept as it is written, since only who asks knows what to make of
 * it. */
#include "format/python_field.h"

enum { LONGEST_TYPE = 200 };

/* Where there is a value, no token tells of the type: it stands between the name and the sign. */
static str type_between(const struct code_tokens *t, uint32_t name, uint32_t behind)
{
	str text = str_trim(str_sub(t->bytes, code_at(t, name)->to, code_at(t, behind)->from));
	return str_starts(text, S(":")) ? str_sub(str_trim(str_sub(text, 1, text.n)), 0, LONGEST_TYPE) : S("");
}

void python_field(struct code_file *f, struct code_list *list, uint32_t from, uint32_t to)
{
	const struct code_tokens *t = &f->t;
	bool valued = code_op(t, from + 1, S("=")), typed = code_op(t, from + 1, S(":"));
	str type = valued  ? type_between(t, from, from + 1)
	           : typed ? str_sub(code_source(f, from + 2, to), 0, LONGEST_TYPE)
	                   : S("");
	if (code_at(t, from)->kind != CODE_WORD || from + 2 >= to || !type.n)
		return;
	struct code_list members = {0};
	struct node *n = code_node(f, NODE_OBJECT, (str){0}, from, to);
	code_append(&members, S("name"), code_node(f, NODE_STRING, code_text(t, from), from, from + 1));
	code_append(&members, S("type"), code_node(f, NODE_STRING, type, from + 1, from + 2));
	if (n)
		n->child = members.first;
	code_append(list, (str){0}, n);
}
