/* Fields and properties: what ends in front of = or ; (in C# also of the braces with get and set) and has a type. Types
 * lose their arguments as tokens, so they are taken from what is written. */
#include "format/lang_field.h"

#include "format/lang.h"
#include "format/lang_function.h"

enum { HEAD_LONGEST = 24 };

struct fields {
	struct code_walk *w;
	const struct code_tokens *t;
	bool kotlin, csharp;
	struct code_list list;
};

static bool is_word(const struct code_tokens *t, uint32_t i) { return code_at(t, i)->kind == CODE_WORD; }
static bool is_end(const struct code_tokens *t, uint32_t i)
{
	return code_op(t, i, S(";")) || (code_at(t, i)->kind == CODE_OP && code_at(t, i)->from == code_at(t, i)->to);
}

static bool is_modifier(const struct code_tokens *t, uint32_t i)
{
	return code_one_of(code_text(t, i),
	                   " public private protected internal final readonly virtual override required "
	                   "volatile transient abstract sealed new open lateinit val var ");
}

static str between(const struct code_tokens *t, size_t from, size_t to)
{
	return str_sub(str_trim(str_sub(t->bytes, from, to)), 0, 200);
}

static void add(struct fields *f, uint32_t name, str type, struct lang_marks *marks)
{
	struct code_list members = {0};
	struct node *n = code_node(f->w->f, NODE_OBJECT, (str){0}, name, name + 1);
	code_append(&members, S("name"), code_node(f->w->f, NODE_STRING, code_text(f->t, name), name, name + 1));
	code_append(&members, S("type"), code_node(f->w->f, NODE_STRING, type, name, name + 1));
	code_append(&members, S("marks"), lang_marks_node(f->w, marks));
	if (n)
		n->child = members.first;
	code_append(&f->list, (str){0}, n);
}

/* The field whose words stand in [from, stop), if they are one. */
static void field(struct fields *f, uint32_t from, uint32_t stop, struct lang_marks *marks)
{
	const struct code_tokens *t = f->t;
	uint32_t first = from;
	bool fixed = false, declared = false;
	for (; first < stop && is_word(t, first); first++) {
		fixed = fixed || code_one_of(code_text(t, first), " static const ");
		declared = declared || code_one_of(code_text(t, first), " val var ");
		if (!is_modifier(t, first) && !code_one_of(code_text(t, first), " static const "))
			break;
	}
	if (fixed || (f->kotlin && !declared) || first >= stop)
		return;
	uint32_t name = f->kotlin ? first : stop - 1;
	str type = f->kotlin ? between(t, code_at(t, name)->to, code_at(t, stop)->from)
	                     : between(t, code_at(t, first)->from, code_at(t, name)->from);
	bool typed = f->kotlin ? str_starts(type, S(":")) : name > first;
	type = f->kotlin ? str_trim(str_sub(type, 1, type.n)) : type;
	if (is_word(t, name) && typed && type.n)
		add(f, name, type, marks);
}

/* Behind the statement that goes on at i: its body, its value, its end. */
static uint32_t behind(const struct code_tokens *t, uint32_t i, uint32_t end)
{
	for (; i < end; i = code_next(t, i)) {
		if (code_open(t, i, '{'))
			return code_at(t, i)->mate + 1;
		if (is_end(t, i))
			return i + 1;
	}
	return end;
}

static bool is_property(const struct code_tokens *t, uint32_t open)
{
	uint32_t i = open + 1;
	while (is_word(t, i) && code_one_of(code_text(t, i), " private protected internal public "))
		i++;
	return is_word(t, i) && code_one_of(code_text(t, i), " get set init ");
}

static void body(struct fields *f, uint32_t open)
{
	const struct code_tokens *t = f->t;
	uint32_t end = code_at(t, open)->mate;
	struct lang_marks marks = {.n = 0};
	for (uint32_t i = open + 1; i < end && !f->w->f->too_many;) {
		uint32_t from = i;
		for (uint32_t to; (to = lang_marks_at(t, i, &marks)) != i;)
			i = to;
		uint32_t start = i;
		while (i < end && !is_end(t, i) && !code_op(t, i, S("=")) && !code_op(t, i, S("=>")) &&
		       !code_open(t, i, '(') && !code_open(t, i, '{'))
			i = code_next(t, i);
		bool property = f->csharp && code_open(t, i, '{') && is_property(t, i);
		bool plain = i >= end || is_end(t, i) || code_op(t, i, S("="));
		if (start == i && is_end(t, i)) { /* decorators may stand on lines of their own */
			i++;
			continue;
		}
		if (property || plain)
			field(f, start, i, &marks);
		marks.n = 0;
		i = behind(t, i, end);
		if (property && code_op(t, i, S("=")))
			i = behind(t, i, end);
		i += i == from;
	}
}

/* class User(val id: Long), record Dto(String name): every parameter of them, with its marks. */
static void parameters(struct fields *f, uint32_t name)
{
	const struct code_tokens *t = f->t;
	uint32_t open = name + 1;
	for (unsigned n = 0; n < HEAD_LONGEST && is_word(t, open); n++)
		open++;
	if (!code_open(t, open, '('))
		return;
	const struct node *params = lang_params_node(f->w, open + 1, code_at(t, open)->mate);
	for (const struct node *p = params ? params->child : NULL, *next; p; p = next) {
		next = p->next;
		if (node_get(p, S("type")))
			code_append(&f->list, (str){0}, (struct node *)p);
	}
}

struct node *lang_fields(struct code_walk *w, uint32_t name, uint32_t open)
{
	const struct code_tokens *t = &w->f->t;
	struct fields f = {.w = w, .t = t};
	f.kotlin = str_eq(t->language->name, S("kotlin"));
	f.csharp = str_eq(t->language->name, S("csharp"));
	if (!f.kotlin && !f.csharp && !str_eq(t->language->name, S("java")))
		return NULL;
	parameters(&f, name);
	if (open)
		body(&f, open);
	struct node *array = f.list.first ? code_node(w->f, NODE_ARRAY, (str){0}, name, name + 1) : NULL;
	if (array)
		array->child = f.list.first;
	return array;
}
