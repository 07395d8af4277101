/* The two languages of JSX: the inside of a tag, and the text between tags. */
#include <stdlib.h>

#include "base/hash.h"
#include "format/code_lexer.h"

static bool is_name(char c) { return lexer_is_word(c) || c == '-' || c == '.' || c == ':'; }

static str name_at(str s, size_t from)
{
	size_t to = from;
	while (to < s.n && is_name(s.p[to]))
		to++;
	return str_sub(s, from, to);
}

/* The slot of a name that is closed somewhere, or the empty slot it would take. */
static uint64_t *closed_slot(const struct lexer *x, str name)
{
	uint64_t hash = hash_table(name) | 1;
	size_t i = hash & (x->closed_size - 1);
	while (x->closed[i] && x->closed[i] != hash)
		i = (i + 1) & (x->closed_size - 1);
	return &x->closed[i];
}

/* Notes which names are closed anywhere: <T> opens an element only where </T follows, else it is a type. */
/* From the bytes alone, once: a file without < costs nothing. */
static void note_closed(struct lexer *x)
{
	x->closed_known = true;
	size_t count = 0;
	str all = x->out->bytes;
	for (size_t i = 0; (i = str_find(all, S("</"), i)) != SIZE_MAX; i += 2)
		count++;
	if (!count && str_find(all, S("/>"), 0) == SIZE_MAX)
		return;
	for (x->closed_size = 16; x->closed_size < 2 * count + 2;)
		x->closed_size *= 2;
	x->closed = mem_grow(NULL, x->closed_size * sizeof *x->closed);
	memset(x->closed, 0, x->closed_size * sizeof *x->closed);
	for (size_t i = 0; (i = str_find(all, S("</"), i)) != SIZE_MAX; i += 2) {
		str name = name_at(all, i + 2);
		*closed_slot(x, name) = hash_table(name) | 1;
	}
}

bool lexer_starts_tag(struct lexer *x)
{
	char c = lexer_peek(x, 1);
	bool begins = lexer_peek(x, 0) == '<' &&
	              (c == '>' || (lexer_is_word(c) && !lexer_is_digit(c) && c != '#' && c != '\\'));
	if (begins && !x->closed_known)
		note_closed(x);
	return begins && x->closed;
}

void lexer_tag(struct lexer *x)
{
	lexer_emit(x, CODE_JSX, x->pos, x->pos + 1);
	lexer_push(x, OPEN_TAG);
}

/* It was no element: what was read of it becomes plain code. */
static void not_a_tag(struct lexer *x)
{
	uint32_t from = x->stack[x->depth - 1].token;
	lexer_pop(x);
	x->out->at[from].kind = CODE_OP;
	for (size_t i = from; i < x->out->n; i++) {
		if (x->out->at[i].kind == CODE_ATTR)
			x->out->at[i].kind = CODE_WORD;
		lexer_sign(x, &x->out->at[i]);
	}
}

/* > behind the opening tag */
static void end_of_tag(struct lexer *x)
{
	struct open *o = &x->stack[x->depth - 1];
	bool named = code_at(x->out, o->token + 1)->kind == CODE_ATTR;
	if (*closed_slot(x, named ? code_text(x->out, o->token + 1) : S("")) == 0) {
		not_a_tag(x);
		lexer_emit(x, CODE_OP, x->pos, x->pos + 1);
		return;
	}
	x->open_count[OPEN_TAG]--;
	x->open_count[OPEN_CHILDREN]++;
	o->kind = OPEN_CHILDREN;
	lexer_emit(x, CODE_JSX_GT, x->pos, x->pos + 1);
}

void lexer_step_tag(struct lexer *x)
{
	lexer_skip(x);
	if (x->pos >= x->s.n)
		return;
	char c = lexer_peek(x, 0);
	if (c == '>') {
		end_of_tag(x);
	} else if (c == '/' && lexer_peek(x, 1) == '>') {
		lexer_close_top(x, x->pos, x->pos + 2);
	} else if (c == '{') {
		lexer_open(x, CODE_EXPR);
	} else if (c == '"' || c == '\'') {
		size_t end = str_find(x->s, str_at(x->s.p + x->pos, 1), x->pos + 1);
		lexer_emit(x, CODE_STRING, x->pos, end == SIZE_MAX ? x->s.n : end + 1)->flags = CODE_RAW;
	} else if (lexer_is_word(c)) {
		str name = name_at(x->s, x->pos);
		if (str_eq(name, S("extends")))
			not_a_tag(x);
		else
			lexer_emit(x, CODE_ATTR, x->pos, x->pos + name.n);
	} else if (c == '=') {
		x->pos++;
	} else {
		not_a_tag(x);
	}
}

void lexer_step_children(struct lexer *x)
{
	while (x->pos < x->s.n && lexer_peek(x, 0) != '<' && lexer_peek(x, 0) != '{')
		x->pos++;
	if (x->pos >= x->s.n)
		return;
	if (lexer_peek(x, 0) == '{') {
		lexer_open(x, CODE_EXPR);
	} else if (lexer_peek(x, 1) == '/') {
		size_t end = str_find(x->s, S(">"), x->pos);
		lexer_close_top(x, x->pos, end == SIZE_MAX ? x->s.n : end + 1);
	} else if (lexer_starts_tag(x)) {
		lexer_tag(x);
	} else {
		x->pos++;
	}
}
