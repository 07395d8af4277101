/* Calls of Python, those in the holes of format strings too: f"{price(1):.2f}". */
#include "python_hole.h"

enum { HOLES_DEEP = 3 };

void python_call(struct code_walk *w, uint32_t i)
{
	const struct code_tokens *t = &w->f->t;
	struct code_chain c = {0};
	bool word = code_at(t, i - 1)->kind == CODE_WORD && code_operator_word(t, i - 1);
	if (!word && !(code_at(t, i)->flags & CODE_PARAMS) && code_read_chain(w->f, i - 1, &c))
		code_walk_call(w, &c, i, code_at(t, i)->mate + 1);
}

/* Where the expression that begins at byte at ends: in front of } or of what says how it is shown; to: nowhere. */
static size_t hole_end(str s, size_t at, size_t to)
{
	char quote = 0;
	for (unsigned depth = 0; at < to; at++) {
		char c = s.p[at];
		if (quote)
			quote = c == quote ? 0 : quote;
		else if (c == '\'' || c == '"')
			quote = c;
		else if (c == '(' || c == '[' || c == '{')
			depth++;
		else if (depth && (c == ')' || c == ']' || c == '}'))
			depth--;
		else if (!depth && (c == '}' || c == ':' || (c == '!' && at + 1 < to && s.p[at + 1] != '=')))
			return at;
	}
	return to;
}

/* Behind the } that ends the hole. */
static size_t behind(str s, size_t at, size_t to)
{
	for (unsigned depth = 1; at < to; at++) {
		depth += s.p[at] == '{';
		depth -= s.p[at] == '}';
		if (!depth)
			return at + 1;
	}
	return to;
}

static void read_holes(struct code_walk *w, uint32_t i, unsigned depth);

/* The expression in bytes [from, to) of the string at token i. */
static void read_hole(struct code_walk *w, uint32_t i, size_t from, size_t to, unsigned depth)
{
	struct code_file *f = w->f, hole = {.arena = f->arena, .budget = f->budget, .nodes = f->nodes};
	struct code_walk inner = {.f = &hole};
	python_lex_part(&f->t, i, from, to, &hole.t);
	for (uint32_t at = 0; at < hole.t.n && !hole.too_many; at++) {
		if (code_open(&hole.t, at, '('))
			python_call(&inner, at);
		else if (code_at(&hole.t, at)->flags & CODE_FORMAT)
			read_holes(&inner, at, depth + 1);
	}
	code_tokens_free(&hole.t);
	code_names_free(&hole);
	f->nodes = hole.nodes;
	f->too_many = f->too_many || hole.too_many;
	f->too_deep = f->too_deep || hole.too_deep;
	if (!inner.calls.first)
		return;
	if (w->calls.last)
		w->calls.last->next = inner.calls.first;
	else
		w->calls.first = inner.calls.first;
	w->calls.last = inner.calls.last;
}

static void read_holes(struct code_walk *w, uint32_t i, unsigned depth)
{
	const struct code_token k = *code_at(&w->f->t, i);
	str s = w->f->t.bytes;
	size_t to = k.to - k.tail;
	if (depth >= HOLES_DEEP)
		return;
	for (size_t at = k.from + k.lead; at < to; at++) {
		if (s.p[at] != '{')
			continue;
		if (at + 1 < to && s.p[at + 1] == '{') {
			at++;
			continue;
		}
		size_t end = hole_end(s, at + 1, to);
		if (end < to && memchr(s.p + at, '(', end - at))
			read_hole(w, i, at + 1, end, depth);
		at = behind(s, end, to) - 1;
	}
}

void python_holes(struct code_walk *w, uint32_t i) { read_holes(w, i, 0); }
