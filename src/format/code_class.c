/* Classes of JavaScript: where they begin and end, what they are built upon, and the decorators in front of them, of
 * their methods and of parameters. A decorator stands in front of words that its language allows there, so it is found
 * from behind: nothing has to be remembered on the way. */
#include "format/code_class.h"

#include <string.h>

#include "format/code_field.h"

enum { MOST_MARKS = 16, HEADER_LONGEST = 64, TYPE_LONGEST = 200 };
#define NONE UINT32_MAX

struct span {
	uint32_t from, to;
};

static bool is_modifier(const struct code_tokens *t, uint32_t i)
{
	return code_at(t, i)->kind == CODE_WORD && !code_dot(t, i - 1) && !code_op(t, i - 1, S("@")) &&
	       code_one_of(code_text(t, i), " export default declare abstract async public private protected static "
	                                    "readonly override get set ");
}

/* Behind the decorator whose @ stands at i. */
static uint32_t mark_end(const struct code_tokens *t, uint32_t i)
{
	uint32_t end = i + 2;
	while (code_dot(t, end) && code_at(t, end + 1)->kind == CODE_WORD)
		end += 2;
	return code_open(t, end, '(') ? code_at(t, end)->mate + 1 : end;
}

/* The @ of the decorator that ends in front of token end; NONE: none does. */
static uint32_t mark_start(const struct code_tokens *t, uint32_t end)
{
	uint32_t word = end - 1;
	if (code_close(t, word, '('))
		word = code_at(t, word)->mate - 1;
	while (code_at(t, word)->kind == CODE_WORD && code_dot(t, word - 1))
		word -= 2;
	return code_at(t, word)->kind == CODE_WORD && code_op(t, word - 1, S("@")) ? word - 1 : NONE;
}

static struct node *marks_node(struct code_file *f, const struct span *marks, size_t n)
{
	struct code_list list = {0};
	struct node *array = n ? code_node(f, NODE_ARRAY, (str){0}, marks[0].from, marks[0].to) : NULL;
	for (size_t i = 0; i < n; i++)
		code_append(&list, (str){0}, code_unknown(f, marks[i].from, marks[i].to));
	if (array)
		array->child = list.first;
	return array;
}

struct node *code_marks(struct code_file *f, uint32_t i)
{
	const struct code_tokens *t = &f->t;
	struct span marks[MOST_MARKS];
	size_t n = 0;
	while (n < MOST_MARKS && i) {
		bool word = is_modifier(t, i - 1) || code_op(t, i - 1, S("*"));
		uint32_t at = word ? i - 1 : mark_start(t, i);
		if (at == NONE)
			break;
		if (!word)
			marks[MOST_MARKS - ++n] = (struct span){at + 1, i};
		i = at;
	}
	return marks_node(f, marks + MOST_MARKS - n, n);
}

struct node *code_param_marks(struct code_file *f, uint32_t *i, uint32_t end)
{
	const struct code_tokens *t = &f->t;
	struct span marks[MOST_MARKS];
	size_t n = 0;
	while (*i < end && code_op(t, *i, S("@")) && n < MOST_MARKS) {
		marks[n] = (struct span){*i + 1, mark_end(t, *i)};
		*i = marks[n++].to;
	}
	while (*i + 1 < end && is_modifier(t, *i) && code_at(t, *i + 1)->kind == CODE_WORD)
		++*i;
	return marks_node(f, marks, n);
}

str code_param_type(struct code_file *f, uint32_t name)
{
	const struct code_tokens *t = &f->t;
	uint32_t from = code_at(t, name)->to, to = name + 1 < t->n ? code_at(t, name + 1)->from : from;
	str text = str_trim(str_sub(t->bytes, from, to > from ? to : from));
	if (str_starts(text, S("?")) || str_starts(text, S("!")))
		text = str_trim(str_sub(text, 1, text.n));
	if (!str_starts(text, S(":")) || text.n > TYPE_LONGEST)
		return S("");
	return str_trim(str_sub(text, 1, text.n));
}

/* class A extends b.C(d) { at i: A, [b.C(d)] and where its braces stand; 0: it has none. */
static uint32_t class_body(struct code_file *f, uint32_t i, str *name, struct span *base)
{
	const struct code_tokens *t = &f->t;
	uint32_t at = i + 1;
	*name = S("");
	if (code_at(t, at)->kind == CODE_WORD && !code_word(t, at, S("extends")))
		*name = code_text(t, at++);
	else if (code_op(t, i - 1, S("=")) && code_at(t, i - 2)->kind == CODE_WORD)
		*name = code_text(t, i - 2);
	if (code_word(t, at, S("extends")))
		base->from = at + 1;
	for (unsigned n = 0; n < HEADER_LONGEST && !code_open(t, at, '{') && at < t->n; n++)
		at = code_next(t, at);
	base->to = at;
	return code_open(t, at, '{') ? at : 0;
}

void code_class(struct code_walk *w, uint32_t i)
{
	struct code_file *f = w->f;
	struct code_list members = {0}, bases = {0};
	struct span base = {0, 0};
	str name;
	uint32_t body = class_body(f, i, &name, &base);
	struct node *array = body ? code_node(f, NODE_ARRAY, (str){0}, i, i) : NULL;
	struct node *n = array ? code_node(f, NODE_OBJECT, (str){0}, i, code_at(&f->t, body)->mate + 1) : NULL;
	if (!n)
		return;
	if (base.from && base.to > base.from)
		code_append(&bases, (str){0},
		            code_node(f, NODE_STRING, code_source(f, base.from, base.to), base.from, base.to));
	array->child = bases.first;
	code_append(&members, S("name"), code_node(f, NODE_STRING, name, i, i + 1));
	code_append(&members, S("bases"), array);
	code_append(&members, S("marks"), code_marks(f, i));
	code_append(&members, S("fields"), code_fields(f, body));
	n->child = members.first;
	code_append(&w->classes, (str){0}, n);
}
