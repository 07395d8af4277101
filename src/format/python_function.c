/* Functions and classes of Python: they end where a statement begins that stands no further to the right than they. */
#include "format/python_function.h"

#include "format/code_scope.h"
#include "format/python_field.h"

enum { MOST_PARAMS = 16, MOST_MARKS = 16, CLASSES_DEEP = 16 };

struct place { /* of a decorator */
	uint32_t from, to;
};
struct python_scope {
	struct code_scope s;
	struct place marks[MOST_MARKS];
	struct open_class {
		struct node *node;
		struct node *values;             /* what is assigned in it; NULL: nothing yet */
		struct code_list parts, members; /* of the class, of its values */
		struct code_list fields;
		uint32_t column;
	} classes[CLASSES_DEEP];
	size_t n_marks, n_classes;
};

static bool is_end(const struct code_tokens *t, uint32_t i)
{
	const struct code_token *k = code_at(t, i);
	return k->kind == CODE_NONE || (k->kind == CODE_OP && k->from == k->to);
}

/* Behind the last token of the statement that goes on at i. */
static uint32_t statement_end(const struct code_tokens *t, uint32_t i)
{
	while (i < t->n && !is_end(t, i) && !code_op(t, i, S(";")))
		i = code_next(t, i);
	return i;
}

static struct node *params_of(struct code_file *f, uint32_t open)
{
	const struct code_tokens *t = &f->t;
	uint32_t close = code_at(t, open)->mate, to;
	struct code_list list = {0};
	struct node *array = code_node(f, NODE_ARRAY, (str){0}, open, close + 1);
	for (uint32_t i = open + 1, n = 0; i < close && n < MOST_PARAMS; i = to + 1, n++) {
		to = code_item_end(t, i, close);
		uint32_t colon = i, sign;
		while (colon < to && !code_op(t, colon, S(":")) && !code_op(t, colon, S("=")))
			colon = code_next(t, colon);
		for (sign = colon; sign < to && !code_op(t, sign, S("="));)
			sign = code_next(t, sign);
		struct node *o = code_node(f, NODE_OBJECT, (str){0}, i, to);
		if (!o || colon == i)
			continue;
		struct code_list members = {0};
		code_append(&members, S("name"), code_node(f, NODE_STRING, code_source(f, i, colon), i, colon));
		if (colon < sign)
			code_append(&members, S("type"),
			            code_node(f, NODE_STRING, code_source(f, colon + 1, sign), colon + 1, sign));
		if (sign < to)
			code_append(&members, S("value"),
			            code_node(f, NODE_STRING, code_source(f, sign + 1, to), sign + 1, to));
		o->child = members.first;
		code_append(&list, (str){0}, o);
	}
	if (array)
		array->child = list.first;
	return array;
}

/* The decorators that stand in front of what begins here; they are used up. */
static struct node *marks_of(struct python_scope *p)
{
	struct code_file *f = p->s.w->f;
	struct code_list list = {0};
	struct node *array = p->n_marks ? code_node(f, NODE_ARRAY, (str){0}, p->marks[0].from, p->marks[0].to) : NULL;
	for (size_t i = 0; i < p->n_marks; i++)
		code_append(&list, (str){0}, code_unknown(f, p->marks[i].from, p->marks[i].to));
	if (array)
		array->child = list.first;
	p->n_marks = 0;
	return array;
}

static void on_def(struct python_scope *p, uint32_t i, uint32_t def)
{
	const struct code_tokens *t = &p->s.w->f->t;
	if (!code_open(t, def + 2, '('))
		return;
	struct node *params = params_of(p->s.w->f, def + 2), *marks = marks_of(p);
	code_scope_open(
	        &p->s,
	        &(struct code_head){
	                .name = code_text(t, def + 1), .from = i, .to = UINT32_MAX, .params = params, .marks = marks});
}

static void on_class(struct python_scope *p, uint32_t i)
{
	struct code_walk *w = p->s.w;
	struct code_file *f = w->f;
	const struct code_tokens *t = &f->t;
	struct code_list members = {0}, bases = {0};
	struct node *marks = marks_of(p), *n = code_node(f, NODE_OBJECT, (str){0}, i, i + 2);
	struct node *array = code_node(f, NODE_ARRAY, (str){0}, i, i);
	uint32_t close = code_open(t, i + 2, '(') ? code_at(t, i + 2)->mate : 0;
	for (uint32_t b = i + 3, to; b < close; b = to + 1) {
		to = code_item_end(t, b, close);
		if (to > b)
			code_append(&bases, (str){0}, code_node(f, NODE_STRING, code_source(f, b, to), b, to));
	}
	code_append(&members, S("name"), code_node(f, NODE_STRING, code_text(t, i + 1), i, i + 2));
	if (!n || !array)
		return;
	array->child = bases.first;
	code_append(&members, S("bases"), array);
	code_append(&members, S("marks"), marks);
	n->child = members.first;
	code_append(&w->classes, (str){0}, n);
	if (p->n_classes < CLASSES_DEEP)
		p->classes[p->n_classes++] =
		        (struct open_class){.node = n, .parts = members, .column = code_at(t, i)->col};
}

/* name = value at i, which stands in a class and in no function of it. */
static void on_attribute(struct python_scope *p, uint32_t i)
{
	struct code_file *f = p->s.w->f;
	const struct code_tokens *t = &f->t;
	struct open_class *c = p->n_classes ? &p->classes[p->n_classes - 1] : NULL;
	if (!c || code_at(t, i)->kind != CODE_WORD || !code_op(t, i + 1, S("=")))
		return;
	if (!c->values)
		code_append(&c->parts, S("values"), c->values = code_node(f, NODE_OBJECT, (str){0}, i, i));
	if (!c->values)
		return;
	code_append(&c->members, code_text(t, i), code_value(f, i + 2, statement_end(t, i + 2), 2));
	c->values->child = c->members.first;
}

static void end_node(const struct code_tokens *t, struct node *n, uint32_t i)
{
	while (i && is_end(t, i - 1))
		i--;
	uint32_t line = code_at(t, i - 1)->line, col = code_at(t, i - 1)->col + 1;
	bool empty = line < n->line || (line == n->line && col < n->col); /* half-written: nothing stands in it */
	n->end_line = empty ? n->line : line;
	n->end_col = empty ? n->col : col;
}

/* The innermost class ends in front of token i. */
static void close_class(struct python_scope *p, uint32_t i)
{
	struct code_file *f = p->s.w->f;
	struct open_class *c = &p->classes[--p->n_classes];
	struct node *array = c->fields.first ? code_node(f, NODE_ARRAY, (str){0}, 0, 1) : NULL;
	if (array)
		array->child = c->fields.first;
	code_append(&c->parts, S("fields"), array);
	end_node(&f->t, c->node, i);
}

/* A statement begins at i, at this column: what stands as far to the right, or further, is over. */
static void reach(struct python_scope *p, uint32_t i, uint32_t column)
{
	struct code_scope *s = &p->s;
	const struct code_tokens *t = &s->w->f->t;
	while (p->n_classes && p->classes[p->n_classes - 1].column >= column)
		close_class(p, i);
	while (s->n_conditions && s->conditions[s->n_conditions - 1].column >= column)
		if (s->conditions[--s->n_conditions].branch)
			end_node(t, s->conditions[s->n_conditions].branch, i);
	while (s->n_functions && s->functions[s->n_functions - 1].column >= column) {
		end_node(t, s->functions[s->n_functions - 1].node, i);
		code_scope_close(s);
	}
}

static uint32_t head_end(const struct code_tokens *t, uint32_t i)
{
	while (i < t->n && !is_end(t, i) && !code_op(t, i, S(":")))
		i = code_next(t, i);
	return i;
}

/* Does what begins here belong to a class, and to no function of it? */
static bool in_class(const struct python_scope *p)
{
	const struct code_scope *s = &p->s;
	return p->n_classes &&
	       (!s->n_functions || s->functions[s->n_functions - 1].column < p->classes[p->n_classes - 1].column);
}

/* The first token of a line. */
static void on_line(struct python_scope *p, uint32_t i)
{
	const struct code_tokens *t = &p->s.w->f->t;
	uint32_t def = i + code_word(t, i, S("async"));
	reach(p, i, code_at(t, i)->col);
	if (code_op(t, i, S("@"))) {
		if (p->n_marks < MOST_MARKS)
			p->marks[p->n_marks++] = (struct place){i + 1, statement_end(t, i + 1)};
	} else if (code_word(t, def, S("def"))) {
		on_def(p, i, def);
	} else if (code_word(t, i, S("class"))) {
		on_class(p, i);
	} else if (code_at(t, i)->kind == CODE_WORD && code_one_of(code_text(t, i), " if elif else except ")) {
		bool asks = code_one_of(code_text(t, i), " if elif ");
		uint32_t end = asks ? head_end(t, i + 1) : i + 1, colon = head_end(t, end);
		code_scope_condition(&p->s, &(struct code_condition){.to = UINT32_MAX,
		                                                     .from = i + asks,
		                                                     .end = end,
		                                                     .body = colon + 1,
		                                                     .column = code_at(t, i)->col});
	} else if (in_class(p)) {
		on_attribute(p, i);
		python_field(p->s.w->f, &p->classes[p->n_classes - 1].fields, i, statement_end(t, i));
	}
}

/* f() if x else None, x and f(), as a statement that begins at i */
static void on_choice(struct python_scope *p, uint32_t i)
{
	const struct code_tokens *t = &p->s.w->f->t;
	struct code_condition c = {.to = statement_end(t, i)};
	uint32_t word = i + 1;
	while (word < c.to && !(code_at(t, word)->kind == CODE_WORD && code_one_of(code_text(t, word), " if and or ")))
		word = code_next(t, word);
	bool before = code_word(t, word, S("if"));
	c.from = before ? word + 1 : i;
	c.end = before ? c.to : word;
	c.body = before ? i : word + 1;
	c.to = before ? word : c.to;
	if (word < statement_end(t, i))
		code_scope_branch(&p->s, &c);
}

/* st.stop(), sys.exit(): the script ends there, as a function does by return. */
static bool stops(const struct code_tokens *t, uint32_t i)
{
	if (code_at(t, i)->kind != CODE_WORD || !code_dot(t, i + 1) || !code_open(t, i + 3, '('))
		return false;
	return (code_one_of(code_text(t, i), " st streamlit ") &&
	        code_one_of(code_text(t, i + 2), " stop switch_page ")) ||
	       (code_word(t, i, S("sys")) && code_word(t, i + 2, S("exit")));
}

/* What stands in no function becomes one that is kept apart. */
static void take_module(struct code_walk *w)
{
	struct node *module = (struct node *)w->functions.first;
	if (!module)
		return;
	w->functions.first = module->next;
	if (!module->next)
		w->functions.last = NULL;
	module->next = NULL;
	if (module->child)
		w->module = module;
}

void python_functions(struct code_walk *w)
{
	struct python_scope *p = arena_new(w->f->arena, struct python_scope);
	const struct code_tokens *t = &w->f->t;
	*p = (struct python_scope){.s = {.w = w}};
	code_scope_open(&p->s, &(struct code_head){.to = (uint32_t)t->n});
	if (p->s.n_functions)
		p->s.functions[0].column = 0; /* so that nothing ends it */
	for (uint32_t i = 0; i < t->n && !w->f->too_many; i++) {
		bool line = !is_end(t, i) && is_end(t, i - 1);
		if (line)
			on_line(p, i);
		if (line && code_at(t, i)->kind == CODE_WORD && !code_operator_word(t, i))
			on_choice(p, i);
		bool first = line || code_op(t, i - 1, S(":")) || code_op(t, i - 1, S(";"));
		if (first && (code_word(t, i, S("return")) || code_word(t, i, S("raise")) || stops(t, i)))
			code_scope_exit(&p->s, i, statement_end(t, i));
		else
			code_scope_read(&p->s, i);
	}
	reach(p, (uint32_t)t->n, 0);
	take_module(w);
}
