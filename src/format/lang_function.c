/* Functions by the row of a language: where they begin, what stands in front of them, and where they end. Ruby, whose
 * blocks end with a word, has a walk of its own (ruby_function.c). */
#include "format/lang_function.h"

#include <stdlib.h>

#include "format/lang.h"

enum { HEAD_LONGEST = 120, NAME_LONGEST = 16 };

struct walk {
	struct code_scope s;
	struct lang_marks marks;
	uint32_t *open; /* opening brackets around */
	size_t n_open, cap_open;
	uint32_t class_end; /* behind the outermost class */
	uint32_t last_body; /* of the last function with a word in front */
};

static bool is_word(const struct code_tokens *t, uint32_t i) { return code_at(t, i)->kind == CODE_WORD; }
static uint32_t mate(const struct code_tokens *t, uint32_t i) { return code_at(t, i)->mate; }
static bool is_line_end(const struct code_tokens *t, uint32_t i)
{
	return code_at(t, i)->kind == CODE_OP && code_at(t, i)->from == code_at(t, i)->to;
}

/* ---- bodies ---- */

/* Is { at i part of a type: interface{}, struct{}? */
static bool in_type(const struct code_tokens *t, uint32_t i)
{
	return is_word(t, i - 1) && code_one_of(code_text(t, i - 1), " interface struct ");
}

/* The first token of the body behind the head that ends in front of i: its {, or an expression; 0: it has none. */
static uint32_t body_of(const struct code_tokens *t, uint32_t i)
{
	const struct code_language *l = t->language;
	for (unsigned n = 0; n < HEAD_LONGEST && i < t->n; n++, i = code_next(t, i)) {
		const struct code_token *k = code_at(t, i);
		if (code_open(t, i, '{') && !in_type(t, i))
			return i;
		if (code_op(t, i, S("=>")) || (code_op(t, i, S("=")) && l->params == PARAM_COLON))
			return i + 1;
		bool on = is_line_end(t, i) && code_open(t, i + 1, '{') && !l->shows_capitals;
		if (k->kind == CODE_CLOSE || code_op(t, i, S(";")) || code_op(t, i, S("=")) ||
		    (code_op(t, i, S(",")) && !l->typed) || (is_line_end(t, i) && !on))
			return 0;
	}
	return 0;
}

/* ---- opening ---- */

static void open_function(struct walk *w, struct code_head *h, uint32_t body, uint32_t first, uint32_t last)
{
	struct code_walk *c = w->s.w;
	const struct code_tokens *t = &c->f->t;
	h->to = body ? code_leave_body_end(t, body) : last + 1;
	h->expression = body && !code_open(t, body, '{') && t->language->values;
	h->body = body + (body && code_open(t, body, '{'));
	h->params = lang_params_node(c, first, last);
	h->marks = lang_marks_node(c, &w->marks);
	if (!h->of.n && first < last)
		h->of = lang_extended(c->f, first, last);
	bool method = h->of.n && t->language->shows_capitals;
	if (!w->s.n_functions && h->from >= w->class_end && h->name.n && !method && !h->given)
		lang_export(c, h->name, h->from);
	h->hidden = h->from < w->class_end && !h->given && t->language->shown && !lang_is_shown(t, h->name, h->from);
	code_scope_open(&w->s, h);
}

/* The type of the receiver between the brackets at open: s *Server[T] */
static str receiver(struct code_file *f, uint32_t open)
{
	const struct code_tokens *t = &f->t;
	uint32_t last = 0;
	for (uint32_t i = open + 1; i < mate(t, open); i = code_next(t, i))
		last = is_word(t, i) ? i : last;
	return last ? code_text(t, last) : S("");
}

/* func f(…), func (r T) f(…), fun T.f(…), function (…) use (…), fn(…), init(…) at i; behind its parameters, 0: none */
static uint32_t on_keyword(struct walk *w, uint32_t i)
{
	struct code_file *f = w->s.w->f;
	const struct code_tokens *t = &f->t;
	uint32_t at = i + 1, name = 0;
	struct code_head h = {.from = i};
	if (code_open(t, at, '(') && is_word(t, mate(t, at) + 1) &&
	    (code_open(t, mate(t, at) + 2, '(') || code_open(t, mate(t, at) + 2, '[')) && t->language->shows_capitals) {
		h.of = receiver(f, at);
		at = mate(t, at) + 1;
	}
	for (unsigned n = 0; n < NAME_LONGEST && at < t->n && !code_open(t, at, '(') && !code_open(t, at, '{'); n++) {
		if (is_word(t, at) && code_dot(t, at + 1))
			h.of = code_source(f, name ? name : at, at + 1);
		else if (is_word(t, at))
			name = at;
		at = code_next(t, at);
	}
	if (!code_open(t, at, '('))
		return 0;
	bool bare = code_one_of(code_text(t, i), " init constructor subscript ");
	if (!name && is_word(t, i - 1) && code_one_of(code_text(t, i - 1), " static async "))
		h.from = i - 1;
	h.given = !name;
	h.name = name ? code_text(t, name) : bare ? code_text(t, i) : code_leave_name(f, h.from);
	uint32_t close = mate(t, at), body = body_of(t, close + 1);
	bool type = body && body == w->last_body; /* func Guard() func(c Ctx) error {…}: what the one gives back */
	if (!name && (!body || type))
		return 0;
	w->last_body = body;
	open_function(w, &h, body, at + 1, close);
	return close + 1;
}

/* T f(…) {, T f(…) =>, T f(…); at ( */
static uint32_t on_typed(struct walk *w, uint32_t i)
{
	const struct code_tokens *t = &w->s.w->f->t;
	uint32_t close = mate(t, i), name = i - 1;
	if (!t->language->typed || !(code_at(t, i)->flags & CODE_PARAMS) || !is_word(t, name) ||
	    code_operator_word(t, name) || code_listed(t, name, CODE_IN_controls) ||
	    code_one_of(code_text(t, name), " async static delegate ") ||
	    (is_word(t, name - 1) && code_listed(t, name - 1, CODE_IN_classes)))
		return 0;
	struct code_head h = {.name = code_text(t, name), .from = name};
	uint32_t body = body_of(t, close + 1);
	if (!body && !w->marks.n)
		return 0;
	open_function(w, &h, body, i + 1, close);
	return close + 1;
}

static uint32_t on_lambda(struct walk *w, uint32_t i)
{
	struct code_file *f = w->s.w->f;
	const struct code_tokens *t = &f->t;
	struct lang_lambda l = {.to = 0};
	if (!lang_lambda(t, i, w->n_open ? w->open[w->n_open - 1] : UINT32_MAX, &l))
		return 0;
	struct code_head h = {.from = l.from, .to = l.to, .body = l.body, .expression = l.expression};
	if (w->marks.n && code_open(t, w->marks.at[0].from - 1, '[') && h.from > w->marks.at[0].from)
		h.from = w->marks.at[0].from - 1;
	h.name = code_leave_name(f, h.from);
	h.params = lang_params_node(w->s.w, l.first, l.last);
	h.marks = lang_marks_node(w->s.w, &w->marks);
	code_scope_open(&w->s, &h);
	return code_open(t, i, '(') ? l.last + 1 : 0;
}

/* ---- the walk ---- */

/* The else of guard … else {…}. */
static bool of_guard(const struct code_tokens *t, uint32_t i)
{
	uint32_t before = i - 1 - is_line_end(t, i - 1);
	return code_word(t, i, S("else")) && !code_close(t, before, '{') && code_one_of(S("guard"), t->language->asks);
}

/* A word that no list of the language holds, as most are, with no arrow behind it. */
static bool says_nothing(const struct code_tokens *t, uint32_t i)
{
	return !code_at(t, i)->lists && code_at(t, i + 1)->kind != CODE_OP && !code_word(t, i, S("impl"));
}

/* Behind what is done with at i, or 0. */
static uint32_t on_word(struct walk *w, uint32_t i)
{
	struct code_scope *s = &w->s;
	const struct code_tokens *t = &s->w->f->t;
	if (says_nothing(t, i)) {
		code_scope_read(s, i);
		return 0;
	}
	bool member = code_dot(t, i - 1) || code_op(t, i + 1, S(":"));
	uint32_t end = member ? 0 : lang_class(s->w, i, &w->marks, 0);
	if (end) {
		w->class_end = end > w->class_end ? end : w->class_end;
		return 0;
	}
	if (!code_dot(t, i - 1) && code_listed(t, i, CODE_IN_functions))
		return on_keyword(w, i);
	if (!member && code_listed(t, i, CODE_IN_leaves))
		code_leave_at(s, i);
	else if (!member && !of_guard(t, i) && (code_listed(t, i, CODE_IN_asks) || code_listed(t, i, CODE_IN_parts)))
		code_leave_part(s, i);
	else if (!on_lambda(w, i))
		code_scope_read(s, i);
	return 0;
}

static uint32_t on_open(struct walk *w, uint32_t i)
{
	const struct code_tokens *t = &w->s.w->f->t;
	if (code_open(t, i, '(')) {
		uint32_t typed = on_typed(w, i);
		return typed ? typed : on_lambda(w, i);
	}
	if (code_open(t, i, '{')) {
		on_lambda(w, i);
		code_scope_block(&w->s, i);
		w->marks.n = 0;
	}
	return 0;
}

static uint32_t on_token(struct walk *w, uint32_t i)
{
	const struct code_tokens *t = &w->s.w->f->t;
	uint8_t kind = code_at(t, i)->kind;
	if (kind == CODE_WORD)
		return on_word(w, i);
	if (kind != CODE_OP && kind != CODE_OPEN) {
		w->marks.n = code_close(t, i, '{') ? 0 : w->marks.n;
		return 0;
	}
	uint32_t behind = lang_marks_at(t, i, &w->marks);
	if (behind > i)
		return behind;
	if (kind == CODE_OPEN)
		return on_open(w, i);
	if (code_op(t, i, S("|")) || code_op(t, i, S("||")))
		on_lambda(w, i);
	code_scope_choice(&w->s, i);
	bool over = code_op(t, i, S(";")) || code_op(t, i, S(",")) || code_op(t, i, S("="));
	w->marks.n = over ? 0 : w->marks.n;
	return 0;
}

static void follow(struct walk *w, uint32_t i)
{
	const struct code_token *k = code_at(&w->s.w->f->t, i);
	if (k->kind == CODE_OPEN || k->kind == CODE_HEAD) {
		mem_room(w->open, w->n_open, w->cap_open);
		w->open[w->n_open++] = i;
	} else if ((k->kind == CODE_CLOSE || k->kind == CODE_TAIL) && w->n_open) {
		w->n_open--;
	}
}

void lang_functions(struct code_walk *c)
{
	const struct code_tokens *t = &c->f->t;
	if (t->language->ends) {
		ruby_functions(c);
		return;
	}
	struct walk *w = arena_new(c->f->arena, struct walk);
	*w = (struct walk){.s = {.w = c}};
	for (uint32_t i = 0; i < t->n && !c->f->too_many;) {
		code_leave_reach(&w->s, i);
		uint32_t behind = on_token(w, i);
		if (!behind)
			follow(w, i);
		i = behind > i ? behind : i + 1;
	}
	code_leave_reach(&w->s, (uint32_t)t->n);
	if (code_one_of(t->language->name, " csharp swift "))
		lang_directives(&w->s);
	free(w->open);
}
