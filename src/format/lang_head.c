/* Heads of functions: their parameters, and the annotations and attributes in front of them. */
#include "format/lang.h"
#include "format/lang_function.h"

enum { MOST_PARAMS = 32, WRITTEN_LONGEST = 200, NAME_LONGEST = 24 };

static bool is_word(const struct code_tokens *t, uint32_t i) { return code_at(t, i)->kind == CODE_WORD; }
static uint32_t mate(const struct code_tokens *t, uint32_t i) { return code_at(t, i)->mate; }

/* What is written in [from, to), types and all. */
static str lang_written(struct code_file *f, uint32_t from, uint32_t to)
{
	const struct code_tokens *t = &f->t;
	if (to <= from)
		return S("");
	size_t end = to < t->n ? code_at(t, to)->from : code_at(t, to - 1)->to;
	str source = str_sub(t->bytes, code_at(t, from)->from, end);
	struct buf b BUF_AUTO = {0};
	for (size_t i = 0; i < source.n && b.n < WRITTEN_LONGEST; i++)
		if (source.p[i] > ' ' || (unsigned char)source.p[i] >= 0x80)
			buf_byte(&b, source.p[i]);
		else if (b.n && b.p[b.n - 1] != ' ')
			buf_byte(&b, ' ');
	return str_trim(arena_str(f->arena, buf_str(&b)));
}

/* ---- annotations and attributes --------------------------------------------------------------------------------- */

static void note(struct lang_marks *marks, uint32_t from, uint32_t to)
{
	if (marks->n < LANG_MARKS && to > from) {
		marks->at[marks->n].from = from;
		marks->at[marks->n++].to = to;
	}
}

/* Behind a name joined by dots, and the arguments behind it. */
static uint32_t name_end(const struct code_tokens *t, uint32_t i)
{
	for (unsigned n = 0; n < NAME_LONGEST && code_dot(t, i + 1) && is_word(t, i + 2); n++)
		i += 2;
	return i + 1;
}

/* @a.B(…), @get:B */
static uint32_t at_sign(const struct code_tokens *t, uint32_t i, struct lang_marks *marks)
{
	uint32_t from = i + 1;
	if (!is_word(t, from) || code_listed(t, from, CODE_IN_classes))
		return i;
	if (code_op(t, from + 1, S(":")) && is_word(t, from + 2) && code_at(t, from)->to == code_at(t, from + 1)->from)
		from += 2;
	uint32_t to = name_end(t, from);
	if (code_open(t, to, '(') && code_at(t, to)->from == code_at(t, to - 1)->to)
		to = mate(t, to) + 1;
	note(marks, from, to);
	return to;
}

/* [A, B(…)], [return: A], #[A(…)] */
static uint32_t in_brackets(const struct code_tokens *t, uint32_t open, struct lang_marks *marks)
{
	uint32_t close = mate(t, open);
	for (uint32_t i = open + 1, to; i < close; i = to + 1) {
		to = code_item_end(t, i, close);
		bool target = is_word(t, i) && code_op(t, i + 1, S(":")) && is_word(t, i + 2);
		note(marks, target ? i + 2 : i, to);
	}
	return close + 1;
}

/* May attributes stand at [ ? */
static bool may_mark(const struct code_tokens *t, uint32_t i)
{
	if (!is_word(t, i + 1))
		return false;
	return code_at(t, i - 1)->kind == CODE_NONE || code_op(t, i - 1, S(";")) || code_close(t, i - 1, '{') ||
	       code_close(t, i - 1, '[') || code_at(t, i - 1)->kind == CODE_OPEN || code_op(t, i - 1, S(","));
}

uint32_t lang_marks_at(const struct code_tokens *t, uint32_t i, struct lang_marks *marks)
{
	const char *sign = t->language->decorator;
	if (!sign)
		return i;
	if (sign[0] == '@')
		return code_op(t, i, S("@")) ? at_sign(t, i, marks) : i;
	if (sign[0] == '#')
		return code_op(t, i, S("#")) && code_open(t, i + 1, '[') ? in_brackets(t, i + 1, marks) : i;
	return code_open(t, i, '[') && may_mark(t, i) ? in_brackets(t, i, marks) : i;
}

static struct node *mark_node(struct code_walk *w, uint32_t from, uint32_t to)
{
	struct code_file *f = w->f;
	const struct code_tokens *t = &f->t;
	uint32_t end = name_end(t, from);
	struct code_list members = {0};
	struct node *n = code_node(f, NODE_OBJECT, (str){0}, from, to);
	code_append(&members, S("says"), code_node(f, NODE_STRING, lang_written(f, from, to), from, to));
	code_append(&members, S("name"), code_node(f, NODE_STRING, code_source(f, from, end), from, end));
	if (code_open(t, end, '(') && end < to)
		code_append(&members, S("args"), code_walk_args(f, end + 1, mate(t, end)));
	if (n)
		n->child = members.first;
	return n;
}

struct node *lang_marks_node(struct code_walk *w, struct lang_marks *marks)
{
	struct code_list list = {0};
	struct node *array =
	        marks->n ? code_node(w->f, NODE_ARRAY, (str){0}, marks->at[0].from, marks->at[0].to) : NULL;
	for (size_t i = 0; array && i < marks->n; i++)
		code_append(&list, (str){0}, mark_node(w, marks->at[i].from, marks->at[i].to));
	if (array)
		array->child = list.first;
	marks->n = 0;
	return array;
}

/* ---- parameters ------------------------------------------------------------------------------------------------- */

/* The first of these at the level of [from, to), or to. */
static uint32_t find_sign(const struct code_tokens *t, uint32_t from, uint32_t to, str sign)
{
	while (from < to && !code_op(t, from, sign))
		from = code_next(t, from);
	return from < to ? from : to;
}

static bool is_modifier(const struct code_tokens *t, uint32_t i)
{
	return is_word(t, i) && !str_eq(t->language->name, S("go")) && /* which has none: public, private *Group */
	       code_one_of(code_text(t, i), " final required const var val public protected private internal readonly "
	                                    "static vararg crossinline noinline override covariant late this params "
	                                    "ref out in scoped mut borrowing consuming ");
}

struct param {
	uint32_t from, name, name_end, type, type_end, value, end;
};

/* `a: T = v`, `a b: T`, Json(a): Json<T> */
static void by_colon(const struct code_tokens *t, struct param *p)
{
	uint32_t colon = find_sign(t, p->from, p->value, S(":"));
	p->name_end = colon;
	p->name = colon > p->from + 1 && is_word(t, colon - 1) && is_word(t, colon - 2) ? colon - 1 : p->from;
	p->type = colon < p->value ? colon + 1 : colon;
	p->type_end = p->value;
}

/* `T a = v` */
static void by_last(const struct code_tokens *t, struct param *p)
{
	uint32_t last = p->value;
	if (last > p->from && code_close(t, last - 1, '{') && is_word(t, mate(t, last - 1) - 1))
		last = mate(t, last - 1); /* get, set */
	while (last > p->from && !is_word(t, last - 1))
		last--;
	p->name = last > p->from ? last - 1 : p->from;
	while (p->name > p->from + 1 && code_dot(t, p->name - 1) && is_word(t, p->name - 2))
		p->name -= 2; /* this.a */
	p->name_end = last > p->from ? last : p->value;
	p->type = p->from;
	p->type_end = p->name;
}

/* `a T` of Go; `T $a = v` of PHP; `a: v`, `*a` of Ruby */
static void by_first(const struct code_tokens *t, struct param *p)
{
	p->name = p->from;
	if (t->language->sigils && !t->language->bars) {
		while (p->name < p->value && !(is_word(t, p->name) && t->bytes.p[code_at(t, p->name)->from] == '$'))
			p->name = code_next(t, p->name);
		p->type = p->from;
		p->type_end = p->name;
		p->name_end = p->name + 1;
	} else if (t->language->bars) {
		while (p->name < p->value && !is_word(t, p->name))
			p->name++;
		p->name_end = p->name + 1;
		p->value = find_sign(t, p->from, p->end, S(":")) < p->end ? p->name + 1 : p->value;
	} else {
		p->name_end = p->name + 1;
		p->type = p->name_end;
		p->type_end = p->value;
	}
}

static str param_name(struct code_file *f, const struct param *p)
{
	return p->name_end == p->name + 1 ? code_plain_name(&f->t, p->name) : code_source(f, p->name, p->name_end);
}

static struct node *param_node(struct code_walk *w, struct param *p, struct lang_marks *marks)
{
	struct code_file *f = w->f;
	const struct code_tokens *t = &f->t;
	struct code_list members = {0};
	if (t->language->params == PARAM_COLON)
		by_colon(t, p);
	else if (t->language->params == PARAM_LAST)
		by_last(t, p);
	else
		by_first(t, p);
	struct node *o = p->name < p->name_end && p->name_end <= p->end
	                         ? code_node(f, NODE_OBJECT, (str){0}, p->from, p->end)
	                         : NULL;
	if (!o)
		return NULL;
	code_append(&members, S("name"), code_node(f, NODE_STRING, param_name(f, p), p->name, p->name_end));
	while (p->type < p->type_end && is_modifier(t, p->type))
		p->type++;
	if (p->type < p->type_end)
		code_append(&members, S("type"),
		            code_node(f, NODE_STRING, lang_written(f, p->type, p->type_end), p->type, p->type_end));
	if (p->value + 1 < p->end)
		code_append(&members, S("value"),
		            code_node(f, NODE_STRING, code_source(f, p->value + 1, p->end), p->value + 1, p->end));
	code_append(&members, S("marks"), lang_marks_node(w, marks));
	o->child = members.first;
	return o;
}

static void add_params(struct code_walk *w, struct code_list *list, uint32_t first, uint32_t end)
{
	const struct code_tokens *t = &w->f->t;
	for (uint32_t i = first, to, n = 0; i < end && n < MOST_PARAMS; i = to + 1, n++) {
		struct lang_marks marks = {.n = 0};
		to = code_item_end(t, i, end);
		for (uint32_t behind; (behind = lang_marks_at(t, i, &marks)) > i && behind <= to;)
			i = behind;
		bool named = (code_open(t, i, '{') || code_open(t, i, '[')) && mate(t, i) + 1 == to;
		if (named && t->language->params == PARAM_LAST) {
			add_params(w, list, i + 1, mate(t, i)); /* {required T a, b} */
			continue;
		}
		while (i < to && is_modifier(t, i) && t->language->params != PARAM_LAST)
			i++;
		struct param p = {.from = i, .value = find_sign(t, i, to, S("=")), .end = to};
		if (i < to)
			code_append(list, (str){0}, param_node(w, &p, &marks));
	}
}

struct node *lang_params_node(struct code_walk *w, uint32_t first, uint32_t end)
{
	struct code_list list = {0};
	struct node *array = code_node(w->f, NODE_ARRAY, (str){0}, first, end);
	add_params(w, &list, first, end);
	if (array)
		array->child = list.first;
	return array;
}

str lang_extended(struct code_file *f, uint32_t first, uint32_t end)
{
	const struct code_tokens *t = &f->t;
	uint32_t to = code_item_end(t, first, end), from = first + 1;
	if (!code_word(t, first, S("this")) || !is_word(t, from) || code_dot(t, from))
		return S("");
	return code_source(f, from, name_end(t, from) < to ? name_end(t, from) : to);
}
