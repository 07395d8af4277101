/* Classes and what stands for them: their names, their bases, and whether other files see them. */
#include "format/code_export.h"
#include "format/lang.h"
#include "format/lang_field.h"
#include "format/lang_function.h"

enum { HEAD_LONGEST = 200, MODIFIERS_MOST = 16, MOST_BASES = 24 };

static bool is_word(const struct code_tokens *t, uint32_t i) { return code_at(t, i)->kind == CODE_WORD; }
static uint32_t mate(const struct code_tokens *t, uint32_t i) { return code_at(t, i)->mate; }
static bool is_line_end(const struct code_tokens *t, uint32_t i)
{
	return code_at(t, i)->kind == CODE_OP && code_at(t, i)->from == code_at(t, i)->to;
}

/* impl that begins a statement; elsewhere it is part of a type */
static bool is_impl(const struct code_tokens *t, uint32_t i)
{
	uint8_t kind = code_at(t, i - 1)->kind;
	return code_word(t, i, S("impl")) && (kind == CODE_NONE || kind == CODE_CLOSE || code_op(t, i - 1, S(";")) ||
	                                      code_open(t, i - 1, '{') || code_word(t, i - 1, S("unsafe")));
}

static bool is_kind(const struct code_tokens *t, uint32_t i)
{
	return is_word(t, i) && (code_listed(t, i, CODE_IN_classes) || is_impl(t, i)) && !code_dot(t, i - 1) &&
	       !code_open(t, i + 1, '(') &&
	       !code_one_of(code_text(t, i), t->language->shows_capitals ? "" : " mod union type ");
}

/* Behind the head that begins at i: at its {, or where it ends without one. */
static uint32_t head_end(const struct code_tokens *t, uint32_t i)
{
	for (unsigned n = 0; n < HEAD_LONGEST; n++, i = code_next(t, i))
		if (code_open(t, i, '{') || code_at(t, i)->kind == CODE_CLOSE || code_at(t, i)->kind == CODE_NONE ||
		    code_op(t, i, S(";")) || code_op(t, i, S("=")))
			break;
		else if (is_line_end(t, i) && (t->language->ends || !code_open(t, i + 1, '{')))
			break;
	return i;
}

/* ---- bases ---- */

static void add_base(struct code_file *f, struct code_list *bases, uint32_t from, uint32_t to)
{
	const struct code_tokens *t = &f->t;
	while (from < to && code_at(t, from)->kind == CODE_OP)
		from++;
	uint32_t end = from;
	while (end < to && (is_word(t, end) || code_dot(t, end)) &&
	       !(is_word(t, end) && end > from && is_word(t, end - 1)))
		end++;
	if (end > from)
		code_append(bases, (str){0}, code_node(f, NODE_STRING, code_source(f, from, end), from, end));
}

static bool is_extends(const struct code_tokens *t, uint32_t i)
{
	return (is_word(t, i) || code_at(t, i)->kind == CODE_OP) && code_at(t, i)->to > code_at(t, i)->from &&
	       (code_listed(t, i, CODE_IN_extends) || code_word(t, i, S("on")) || code_word(t, i, S("where")));
}

/* In [i, end): A extends B implements C, D; A : B, C; A < B */
static void add_bases(struct code_file *f, struct code_list *bases, uint32_t i, uint32_t end)
{
	const struct code_tokens *t = &f->t;
	bool inside = false;
	for (unsigned n = 0; i < end && n < MOST_BASES; i = code_next(t, i)) {
		if (code_word(t, i, S("where")))
			return;
		bool begins = is_extends(t, i) || (inside && code_op(t, i, S(",")));
		if (!begins)
			continue;
		inside = true;
		n++;
		uint32_t to = i + 1;
		while (to < end && !is_extends(t, to) && !code_op(t, to, S(",")))
			to = code_next(t, to);
		add_base(f, bases, i + 1, to);
	}
}

/* type A struct { B; c D }: B, on a line of its own */
static void add_embedded(struct code_file *f, struct code_list *bases, uint32_t open)
{
	const struct code_tokens *t = &f->t;
	for (uint32_t i = open + 1, close = mate(t, open), n = 0; i < close && n < MOST_BASES; n++) {
		uint32_t to = i;
		while (to < close && !is_line_end(t, to) && !code_op(t, to, S(";")))
			to = code_next(t, to);
		uint32_t from = i + code_op(t, i, S("*")), end = from + 1;
		while (code_dot(t, end) && is_word(t, end + 1))
			end += 2;
		if (is_word(t, from) && end >= to)
			add_base(f, bases, from, to);
		i = to + 1;
	}
}

/* ---- what others see ---- */

static bool is_modifier(const struct code_tokens *t, uint32_t i) { return is_word(t, i) && !code_dot(t, i); }

bool lang_is_shown(const struct code_tokens *t, str name, uint32_t i)
{
	const struct code_language *l = t->language;
	bool shown = !l->shown, hidden = false;
	for (unsigned n = 0; n < MODIFIERS_MOST && is_modifier(t, i - 1); n++, i--) {
		shown = shown || code_listed(t, i - 1, CODE_IN_shown);
		hidden = hidden || code_listed(t, i - 1, CODE_IN_hidden);
	}
	if (!shown && code_close(t, i - 1, '('))
		shown = code_word(t, mate(t, i - 1) - 1, S("pub")); /* pub(crate) */
	if (l->shows_capitals)
		return name.p[0] >= 'A' && name.p[0] <= 'Z';
	return shown && !hidden && !(l->hides_low_lines && name.p[0] == '_');
}

void lang_export(struct code_walk *w, str name, uint32_t i)
{
	if (name.n && lang_is_shown(&w->f->t, name, i))
		code_export(w, name, i);
}

/* ---- */

/* The name of the class whose word stands at i; 0: none. */
static uint32_t name_of(const struct code_tokens *t, uint32_t i)
{
	uint32_t name = i + 1;
	while (is_word(t, name) && code_one_of(code_text(t, name), " class struct interface type "))
		name++; /* enum class, record struct, extension type */
	while (code_dot(t, name + 1) && is_word(t, name + 2))
		name += 2;
	return is_word(t, name) && !code_listed(t, name, CODE_IN_extends) ? name : 0;
}

/* impl T, impl B for T; extension X on T: where T stands */
static uint32_t extended(const struct code_tokens *t, uint32_t i, uint32_t name, uint32_t head)
{
	const char *word = code_word(t, i, S("impl")) ? " for " : code_word(t, i, S("extension")) ? " on " : NULL;
	for (uint32_t at = i + 1; word && at < head; at = code_next(t, at))
		if (is_word(t, at) && code_one_of(code_text(t, at), word) && is_word(t, at + 1)) {
			while (code_dot(t, at + 2) && is_word(t, at + 3))
				at += 2;
			return at + 1;
		}
	return name;
}

uint32_t lang_class(struct code_walk *w, uint32_t i, struct lang_marks *marks, uint32_t end)
{
	struct code_file *f = w->f;
	const struct code_tokens *t = &f->t;
	uint32_t name = is_kind(t, i) ? name_of(t, i) : 0;
	if (!name || (is_word(t, i - 1) && code_listed(t, i - 1, CODE_IN_classes)))
		return 0;
	uint32_t head = head_end(t, name + 1), of = extended(t, i, name, head);
	bool go = t->language->shows_capitals, body = code_open(t, head, '{');
	if (go && (!is_word(t, name + 1) || !code_one_of(code_text(t, name + 1), " struct interface ")))
		return 0;
	uint32_t to = end ? end : body ? mate(t, head) + 1 : head;
	struct code_list bases = {0}, members = {0};
	struct node *n = code_node(f, NODE_OBJECT, (str){0}, i, to), *array = code_node(f, NODE_ARRAY, (str){0}, i, i);
	if (!n || !array)
		return 0;
	bool extension = code_word(t, i, S("extension"));
	if (of != name && !extension)
		add_base(f, &bases, name, of - 1);
	if (go)
		add_embedded(f, &bases, head);
	else
		add_bases(f, &bases, of + 1, head);
	array->child = bases.first;
	code_append(&members, S("name"), code_node(f, NODE_STRING, code_text(t, of), of, of + 1));
	code_append(&members, S("bases"), array);
	code_append(&members, S("marks"), lang_marks_node(w, marks));
	code_append(&members, S("fields"), lang_fields(w, name, body ? head : 0));
	n->child = members.first;
	code_append(&w->classes, (str){0}, n);
	if (of == name && !extension)
		lang_export(w, code_text(t, name), i);
	return to;
}
