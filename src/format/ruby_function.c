/* Functions and classes of Ruby: def, do and { } with what they end with. `if` behind a statement opens nothing. */
#include <stdlib.h>

#include "format/code_export.h"
#include "format/lang.h"
#include "format/lang_function.h"

enum { DEEPEST = 500, HEAD_LONGEST = 64 };

struct ends {
	uint32_t *of; /* of each word that opens: its end; of each part of it: where the next one begins */
	struct {
		uint32_t opener, part;
	} open[DEEPEST];
	size_t n;
};

static bool is_word(const struct code_tokens *t, uint32_t i) { return code_at(t, i)->kind == CODE_WORD; }
static uint32_t mate(const struct code_tokens *t, uint32_t i) { return code_at(t, i)->mate; }
static bool is_end(const struct code_tokens *t, uint32_t i)
{
	const struct code_token *k = code_at(t, i);
	return k->kind == CODE_NONE || (k->kind == CODE_OP && k->from == k->to) || code_op(t, i, S(";"));
}

/* ---- what belongs to which end ---- */

static bool is_plain(const struct code_tokens *t, uint32_t i)
{
	bool key = code_op(t, i + 1, S(":")) && code_at(t, i + 1)->from == code_at(t, i)->to;
	return is_word(t, i) && !code_dot(t, i - 1) && !key && !code_word(t, i - 1, S("def"));
}

/* `x if y`: it stands behind a statement */
static bool is_behind(const struct code_tokens *t, uint32_t i)
{
	bool leaves = is_word(t, i - 1) && code_one_of(code_text(t, i - 1), " return break next redo retry raise ");
	return !is_end(t, i - 1) && (code_operand_ends(t, i - 1) || leaves) &&
	       !(is_word(t, i - 1) && code_one_of(code_text(t, i - 1), " then do else begin ensure "));
}

/* def f(a) = b has no end */
static bool is_endless(const struct code_tokens *t, uint32_t def)
{
	uint32_t i = def + 1;
	while (is_word(t, i) && code_dot(t, i + 1))
		i += 2;
	i += code_open(t, i + 1, '(') ? mate(t, i + 1) - i + 1 : 1;
	return code_op(t, i, S("="));
}

static bool opens(const struct code_tokens *t, uint32_t i, bool heads)
{
	if (!is_plain(t, i))
		return false;
	str word = code_text(t, i);
	if (code_one_of(word, " if unless while until "))
		return !is_behind(t, i);
	if (code_word(t, i, S("def")))
		return !is_endless(t, i);
	if (code_word(t, i, S("do")))
		return !heads;
	return code_one_of(word, " class module begin case for ");
}

/* Is the do at i that of while, until or for? */
static bool of_loop(const struct code_tokens *t, uint32_t i)
{
	for (unsigned n = 0; n < HEAD_LONGEST && i && !is_end(t, i - 1); n++) {
		i = code_at(t, i - 1)->kind == CODE_CLOSE ? mate(t, i - 1) : i - 1;
		if (is_plain(t, i) && code_one_of(code_text(t, i), " while until for ") && !is_behind(t, i))
			return true;
	}
	return false;
}

static void find_ends(const struct code_tokens *t, struct ends *e)
{
	for (uint32_t i = 0; i < t->n; i++) {
		if (!code_listed(t, i, CODE_IN_blocks))
			continue;
		bool plain = is_plain(t, i);
		if (opens(t, i, code_word(t, i, S("do")) && of_loop(t, i))) {
			if (e->n < DEEPEST)
				e->open[e->n].opener = e->open[e->n].part = i;
			e->n++;
		} else if (plain && e->n && code_word(t, i, S("end"))) {
			if (--e->n < DEEPEST) {
				e->of[e->open[e->n].part] = i;
				e->of[e->open[e->n].opener] = i;
			}
		} else if (plain && e->n && e->n <= DEEPEST &&
		           code_one_of(code_text(t, i), " elsif else when in rescue ensure ") &&
		           (is_end(t, i - 1) || code_word(t, i, S("else")))) {
			uint32_t *part = &e->open[e->n - 1].part;
			if (*part != e->open[e->n - 1].opener)
				e->of[*part] = i;
			else
				e->of[t->n + *part] = i;
			*part = i;
		}
	}
}

/* Where the part that begins at i ends: with the next one, or with all of it. */
static uint32_t part_end(const struct code_tokens *t, const struct ends *e, uint32_t i)
{
	return e->of[t->n + i] ? e->of[t->n + i] : e->of[i];
}

/* ---- functions ---- */

struct walk {
	struct code_scope s;
	struct ends *ends;
	uint32_t class_end;
};

/* |a, b| at i: their names; behind it */
static uint32_t bars(struct code_scope *s, uint32_t i, struct node **params)
{
	const struct code_tokens *t = &s->w->f->t;
	uint32_t end = i + 1;
	if (!code_op(t, i, S("|")))
		return i;
	for (unsigned n = 0; n < HEAD_LONGEST && !code_op(t, end, S("|")); n++)
		end = code_next(t, end);
	*params = lang_params_node(s->w, i + 1, end);
	return end + 1;
}

static void on_block(struct walk *w, uint32_t i, uint32_t end)
{
	struct code_head h = {.from = i, .to = end + 1, .body = i + 1};
	if (end)
		h.body = bars(&w->s, i + 1, &h.params);
	if (end)
		code_scope_open(&w->s, &h);
}

/* ->(a) { … }, -> { … }, -> do … end at i */
static uint32_t on_arrow(struct walk *w, uint32_t i)
{
	struct code_walk *c = w->s.w;
	const struct code_tokens *t = &c->f->t;
	uint32_t at = code_open(t, i + 1, '(') ? mate(t, i + 1) + 1 : i + 1;
	uint32_t to = code_open(t, at, '{') ? mate(t, at) : code_word(t, at, S("do")) ? w->ends->of[at] : 0;
	if (!to)
		return 0;
	struct code_head h = {.name = code_leave_name(c->f, i), .from = i, .to = to + 1, .body = at + 1};
	h.params = at > i + 1 ? lang_params_node(c, i + 2, at - 1) : NULL;
	code_scope_open(&w->s, &h);
	return at + 1;
}

/* def f(…), def self.f a, b; behind its head */
static uint32_t on_def(struct walk *w, uint32_t i)
{
	struct code_walk *c = w->s.w;
	const struct code_tokens *t = &c->f->t;
	uint32_t name = i + 1;
	while (is_word(t, name) && code_dot(t, name + 1) && is_word(t, name + 2))
		name += 2;
	bool round = code_open(t, name + 1, '('), endless = is_endless(t, i);
	uint32_t first = name + 1 + round, last = round ? mate(t, name + 1) : first;
	for (unsigned n = 0; !round && n < HEAD_LONGEST && !is_end(t, last) && !code_op(t, last, S("=")); n++)
		last = code_next(t, last);
	struct code_head h = {.name = code_text(t, name), .from = i, .body = last + round};
	if (endless)
		while (!code_op(t, h.body, S("=")))
			h.body++;
	h.body += endless;
	h.expression = endless;
	h.to = endless ? code_expression_end(t, h.body) : w->ends->of[i] ? w->ends->of[i] + 1 : 0;
	if (!h.to || !is_word(t, name))
		return 0;
	h.params = lang_params_node(c, first, last);
	if (!w->s.n_functions && i >= w->class_end)
		lang_export(c, h.name, i);
	code_scope_open(&w->s, &h);
	return last;
}

/* if, unless, while, case, rescue and their parts at the start of a statement */
static void on_condition(struct walk *w, uint32_t i)
{
	const struct code_tokens *t = &w->s.w->f->t;
	uint32_t end = i + 1, to = part_end(t, w->ends, i);
	bool asks = !code_one_of(code_text(t, i), " else ensure begin ");
	for (unsigned n = 0; asks && n < HEAD_LONGEST && !is_end(t, end) && !code_word(t, end, S("then")); n++)
		end = code_next(t, end);
	bool plain = code_one_of(code_text(t, i), " if elsif ");
	if (to)
		code_scope_condition(&w->s, &(struct code_condition){.to = to,
		                                                     .from = i + plain,
		                                                     .end = end,
		                                                     .body = end + code_word(t, end, S("then"))});
}

static uint32_t on_word(struct walk *w, uint32_t i)
{
	struct code_scope *s = &w->s;
	const struct code_tokens *t = &s->w->f->t;
	str text = code_text(t, i);
	struct lang_marks none = {.n = 0};
	bool says = code_listed(t, i, CODE_IN_blocks) || code_listed(t, i, CODE_IN_leaves);
	if (!says || !is_plain(t, i)) {
		code_scope_read(s, i);
	} else if (code_one_of(text, " class module ")) {
		uint32_t end = w->ends->of[i] ? lang_class(s->w, i, &none, w->ends->of[i] + 1) : 0;
		w->class_end = end > w->class_end ? end : w->class_end;
	} else if (code_word(t, i, S("def"))) {
		return on_def(w, i);
	} else if (code_word(t, i, S("do"))) {
		on_block(w, i, w->ends->of[i]);
	} else if (code_listed(t, i, CODE_IN_leaves) && !code_op(t, i + 1, S("="))) {
		code_leave_at(s, i);
	} else if (code_one_of(text, " if elsif unless else when in while until for rescue ") &&
	           part_end(t, w->ends, i)) {
		on_condition(w, i);
	} else {
		code_scope_read(s, i);
	}
	return 0;
}

void ruby_functions(struct code_walk *c)
{
	const struct code_tokens *t = &c->f->t;
	struct ends *ends = arena_new(c->f->arena, struct ends);
	struct walk *w = arena_new(c->f->arena, struct walk);
	*ends = (struct ends){.of = mem_grow(NULL, (2 * t->n + 2) * sizeof *ends->of)};
	memset(ends->of, 0, (2 * t->n + 2) * sizeof *ends->of);
	*w = (struct walk){.s = {.w = c}, .ends = ends};
	find_ends(t, ends);
	for (uint32_t i = 0; i < t->n && !c->f->too_many;) {
		uint32_t behind = 0;
		code_leave_reach(&w->s, i);
		if (is_word(t, i))
			behind = on_word(w, i);
		else if (code_op(t, i, S("->")))
			behind = on_arrow(w, i);
		else if (code_open(t, i, '{') && code_at(t, i)->flags & CODE_BLOCK)
			on_block(w, i, mate(t, i));
		i = behind > i ? behind : i + 1;
	}
	code_leave_reach(&w->s, (uint32_t)t->n);
	free(ends->of);
}
