/* Functions of JavaScript: where they begin and end. By which ways they are left: code_leave.c. */
#include "format/code_function.h"

#include "format/code_class.h"
#include "format/code_leave.h"

enum { MOST_PARAMS = 8, CATCH_LONGEST = 400 };

static struct node *params_of(struct code_file *f, uint32_t first, uint32_t end)
{
	struct code_list list = {0};
	struct node *array = code_node(f, NODE_ARRAY, (str){0}, first, end);
	for (uint32_t i = first, to, n = 0; i < end && n < MOST_PARAMS; i = to + 1, n++) {
		to = code_item_end(&f->t, i, end);
		uint32_t name = i;
		while (name < to && !code_op(&f->t, name, S("=")))
			name = code_next(&f->t, name);
		struct node *o = code_node(f, NODE_OBJECT, (str){0}, i, to);
		if (!o || name == i)
			continue;
		struct code_list members = {0};
		struct node *marks = code_param_marks(f, &i, name);
		str type = code_param_type(f, name - 1);
		code_append(&members, S("name"), code_node(f, NODE_STRING, code_source(f, i, name), i, name));
		if (type.n)
			code_append(&members, S("type"), code_node(f, NODE_STRING, type, name, name));
		code_append(&members, S("marks"), marks);
		o->child = members.first;
		code_append(&list, (str){0}, o);
	}
	if (array)
		array->child = list.first;
	return array;
}

/* ---- functions ---- */

static uint32_t with_async(const struct code_tokens *t, uint32_t from)
{
	return code_word(t, from - 1, S("async")) ? from - 1 : from;
}

/* class A extends b.Mixin(B) {…}: what is called at i makes a class, and the body is that of the class. */
static bool is_extended(const struct code_tokens *t, uint32_t i)
{
	uint32_t name = i - 1;
	while (name > 1 && code_dot(t, name - 1))
		name -= 2;
	return code_word(t, name - 1, S("extends"));
}

/* ( at i, whose parameters belong to a function with a body. */
static void on_params(struct code_scope *s, uint32_t i)
{
	struct code_file *f = s->w->f;
	const struct code_tokens *t = &f->t;
	uint32_t close = code_at(t, i)->mate, body = close + 1, from = i;
	str name = S("");
	if (code_op(t, body, S("=>"))) {
		from = with_async(t, i);
		name = code_leave_name(f, from);
		body++;
	} else if (!code_open(t, body, '{') || code_word(t, i - 1, S("catch")) || is_extended(t, i)) {
		return;
	} else {
		uint32_t word = i - 1;
		bool named = code_at(t, word)->kind != CODE_OP && !code_word(t, word, S("function"));
		word -= named;
		word -= code_op(t, word, S("*"));
		bool function = code_word(t, word, S("function"));
		from = function ? with_async(t, word) : i - 1;
		if (named)
			name = code_at(t, i - 1)->kind == CODE_STRING ? code_string(t, i - 1, f->arena)
			                                              : code_text(t, i - 1);
		else
			name = code_leave_name(f, from);
	}
	struct node *marks = code_at(t, from)->kind == CODE_WORD ? code_marks(f, from) : NULL;
	bool told = code_scope_open(s, &(struct code_head){.name = name,
	                                                   .from = from,
	                                                   .to = code_leave_body_end(t, body),
	                                                   .params = params_of(f, i + 1, close),
	                                                   .marks = marks});
	if (told && code_open(t, body, '{') && code_at(t, body + 1)->kind == CODE_STRING)
		code_scope_directive(s, code_string(t, body + 1, f->arena), body + 1);
}

/* x => … at x */
static void on_single(struct code_scope *s, uint32_t i)
{
	struct code_file *f = s->w->f;
	uint32_t from = with_async(&f->t, i);
	code_scope_open(s, &(struct code_head){.name = code_leave_name(f, from),
	                                       .from = from,
	                                       .to = code_leave_body_end(&f->t, i + 2),
	                                       .params = params_of(f, i, i + 1)});
}

/* try {…} catch (e) {…} at i: does what stands in catch leave, or tell somebody? */
static void on_try(struct code_scope *s, uint32_t i)
{
	struct code_file *f = s->w->f;
	const struct code_tokens *t = &f->t;
	uint32_t end = code_open(t, i + 1, '{') ? code_at(t, i + 1)->mate : 0, body = end + 2;
	if (!end || !code_word(t, end + 1, S("catch")))
		return;
	if (code_open(t, body, '('))
		body = code_at(t, body)->mate + 1;
	uint32_t last = code_open(t, body, '{') ? code_at(t, body)->mate : body;
	if (last - body > CATCH_LONGEST) /* it does something */
		return;
	for (uint32_t at = body + 1; at < last; at++)
		if (code_at(t, at)->kind == CODE_WORD &&
		    code_one_of(code_text(t, at),
		                " return throw next res response reply c ctx redirect error fail abort "
		                "sendError send status "))
			return;
	code_append(&s->w->tries, (str){0}, code_node(f, NODE_UNKNOWN, S("try"), i, end + 1));
}

/* switch (x) {…} at i: which of its cases is come to hangs on x. */
static void on_switch(struct code_scope *s, uint32_t i)
{
	const struct code_tokens *t = &s->w->f->t;
	uint32_t body = code_open(t, i + 1, '(') ? code_at(t, i + 1)->mate + 1 : 0;
	if (body && code_open(t, body, '{'))
		code_scope_branch(s,
		                  &(struct code_condition){
		                          .from = i, .end = body, .body = body + 1, .to = code_at(t, body)->mate + 1});
}

static void on_word(struct code_scope *s, uint32_t i)
{
	const struct code_tokens *t = &s->w->f->t;
	bool member = code_dot(t, i - 1) || code_op(t, i + 1, S(":"));
	if (code_op(t, i + 1, S("=>")))
		on_single(s, i);
	else if (code_word(t, i, S("try")) && !member)
		on_try(s, i);
	else if (code_word(t, i, S("switch")) && !member)
		on_switch(s, i);
	else if (code_word(t, i, S("class")) && !member)
		code_class(s->w, i);
	else if (!member && code_listed(t, i, CODE_IN_leaves))
		code_leave_at(s, i);
	else if (!member && (code_listed(t, i, CODE_IN_asks) || code_listed(t, i, CODE_IN_parts)))
		code_leave_part(s, i);
	else
		code_scope_read(s, i);
}

void code_functions(struct code_walk *w)
{
	struct code_scope *s = arena_new(w->f->arena, struct code_scope);
	const struct code_tokens *t = &w->f->t;
	*s = (struct code_scope){.w = w};
	for (uint32_t i = 0; i < t->n && !w->f->too_many; i++) {
		code_leave_reach(s, i);
		if (code_at(t, i)->kind == CODE_WORD)
			on_word(s, i);
		else if (code_open(t, i, '(') && code_at(t, i)->flags & CODE_PARAMS)
			on_params(s, i);
		else if (code_open(t, i, '{'))
			code_scope_block(s, i);
		else
			code_scope_choice(s, i);
	}
	code_leave_reach(s, (uint32_t)t->n);
}
