/* Tokens as they are made, and what the last one means for the next: every language of ours lexes on top of this. */
#include <stdlib.h>

#include "base/utf.h"
#include "format/code_lexer.h"

bool code_one_of(str word, const char *list)
{
	if (!list || !*list || !word.n || !word.p[0])
		return false;
	/* A word of the list begins behind a blank; what is equal to more than one of them has a blank itself. */
	for (const char *at = list; (at = strchr(at + 1, word.p[0]));)
		if (at[-1] == ' ' && !strncmp(at, word.p, word.n) && at[word.n] == ' ')
			return !memchr(word.p, ' ', word.n);
	return false;
}

enum { BYTES_A_TOKEN = 6 };

static const uint16_t classes[256] = {
        [0] = BYTE_BLANK,
        ['\t' ... '\r'] = BYTE_BLANK,
        [' '] = BYTE_BLANK,
        ['0' ... '9'] = BYTE_NAME | BYTE_WORD | BYTE_INSIDE,
        ['a' ... 'z'] = BYTE_LETTER | BYTE_NAME | BYTE_WORD | BYTE_INSIDE,
        ['A' ... 'Z'] = BYTE_LETTER | BYTE_NAME | BYTE_WORD | BYTE_INSIDE,
        ['_'] = BYTE_LETTER | BYTE_NAME | BYTE_WORD | BYTE_INSIDE,
        [0x80 ... 0xff] = BYTE_LETTER | BYTE_NAME | BYTE_WORD,
        ['$'] = BYTE_WORD,
        ['#'] = BYTE_WORD,
        ['\\'] = BYTE_WORD,
};

static void note_class(struct lexer *x, char c, uint16_t class)
{
	if (c)
		x->class[(unsigned char)c] |= class;
}

static void note_bytes(struct lexer *x, const char *bytes, uint16_t class)
{
	for (const char *at = bytes; at && *at; at++)
		note_class(x, *at, class);
}

/* The first byte of each of some words that blanks part. */
static void note_firsts(struct lexer *x, const char *words, uint16_t class)
{
	for (const char *at = words; at && *at; at++)
		if (*at != ' ' && (at == words || at[-1] == ' '))
			note_class(x, *at, class);
}

void lexer_note_words(struct lexer *x)
{
	const struct code_language *l = x->out->language;
	memcpy(x->class, classes, sizeof classes);
	for (size_t i = 0; i < sizeof l->quotes / sizeof *l->quotes && l->quotes[i].open; i++) {
		note_class(x, l->quotes[i].open[0], BYTE_QUOTE);
		if (l->quotes[i].how & QUOTE_HASHES && l->quotes[i].open[0] == '"')
			note_class(x, '#', BYTE_QUOTE);
	}
	note_bytes(x, l->inside, BYTE_INSIDE);
	note_bytes(x, l->sigils, BYTE_SIGIL);
	note_bytes(x, l->lexes, BYTE_OWN);
	note_bytes(x, "=>&|?.+-*<:!~", BYTE_SECOND);
	note_firsts(x, l->comments, BYTE_COMMENT);
	note_firsts(x, l->block[0], BYTE_COMMENT);
	if (x->out->words)
		return;
	x->out->ascii = utf_plain(x->out->bytes);
	/* About as many tokens as code has, so that they are hardly ever moved. */
	x->out->cap = x->s.n / BYTES_A_TOKEN + 64;
	x->out->at = mem_get(x->out->cap * sizeof *x->out->at);
	x->out->words = mem_get(sizeof *x->out->words);
	memset(x->out->words, 0, sizeof *x->out->words);
	code_words_note(x->out->words, x->out->language);
}

bool code_operator_word(const struct code_tokens *t, uint32_t i)
{
	const struct code_token *k = code_at(t, i);
	return code_listed(t, i, CODE_IN_operators) && k->kind == CODE_WORD && k->to - k->from > 1 &&
	       !code_dot(t, i - 1);
}

bool code_operand_ends(const struct code_tokens *t, uint32_t i)
{
	const struct code_token *k = code_at(t, i);
	switch (k->kind) {
	case CODE_WORD:
		return !code_operator_word(t, i);
	case CODE_NUMBER:
	case CODE_STRING:
	case CODE_TEMPLATE:
	case CODE_TAIL:
	case CODE_REGEX:
	case CODE_JSX_END:
		return true;
	case CODE_OP:
		return code_op(t, i, S("++")) || code_op(t, i, S("--"));
	case CODE_CLOSE:
		if (code_at(t, k->mate)->flags & CODE_BLOCK)
			return false;
		return !(code_open(t, k->mate, '(') && code_at(t, k->mate - 1)->kind == CODE_WORD &&
		         !code_op(t, k->mate - 2, S(".")) &&
		         code_one_of(code_text(t, k->mate - 1), " if while for with "));
	default:
		return false;
	}
}

void code_tokens_free(struct code_tokens *t)
{
	free(t->at);
	if (!t->borrows)
		free(t->words);
	*t = (struct code_tokens){0};
}

/* The line that begins, or goes on, at marked: where it ends, and whether its bytes are its characters. */
static void look_at_line(struct lexer *x)
{
	str rest = str_sub(x->out->bytes, x->marked, x->out->bytes.n);
	const char *end = rest.n ? memchr(rest.p, '\n', rest.n) : NULL;
	size_t n = end ? (size_t)(end - rest.p) + 1 : rest.n;
	x->line_to = x->marked + n;
	x->plain = x->out->ascii || utf_plain(str_sub(rest, 0, n));
}

void lexer_mark(struct lexer *x, size_t to)
{
	while (x->marked < to) {
		if (x->marked >= x->line_to)
			look_at_line(x);
		size_t end = to < x->line_to ? to : x->line_to;
		x->col += (uint32_t)(x->plain ? end - x->marked : utf_count(str_sub(x->out->bytes, x->marked, end)));
		x->marked = end;
		if (x->out->bytes.p[end - 1] == '\n')
			x->line++, x->col = 1;
	}
}

/* How much of a text is its quotes; one that never ends has none at its end. */
void lexer_quotes(const struct lexer *x, struct code_token *k)
{
	str s = str_at(x->s.p + k->from, k->to - k->from);
	str tail = k->kind == CODE_HEAD || k->kind == CODE_MIDDLE ? S("${") : str_sub(s, 0, 1);
	if (k->kind == CODE_TAIL)
		tail = S("`");
	k->lead = s.n > 0;
	k->tail = (uint8_t)(s.n > tail.n && str_ends(s, tail) ? tail.n : 0);
}

void lexer_sign(const struct lexer *x, struct code_token *k)
{
	str text = str_at(x->out->bytes.p + k->from, k->to - k->from);
	k->sign = 0;
	if (k->kind == CODE_WORD)
		k->sign = code_sign_word(text);
	else if ((k->kind == CODE_OP || k->kind == CODE_OPEN) && text.n <= CODE_SIGN_LONGEST)
		k->sign = code_sign_op(text);
}

/* What a token of this kind has beside its place. */
static void note_kind(struct lexer *x, struct code_token *k)
{
	str text = str_at(x->out->bytes.p + k->from, k->to - k->from);
	switch (k->kind) {
	case CODE_WORD:
		k->sign = code_sign_word(text);
		k->lists = code_words_find(x->out->words, text);
		break;
	case CODE_OPEN:
		k->quote = text.n ? text.p[0] : 0;
		lexer_sign(x, k);
		break;
	case CODE_OP:
		lexer_sign(x, k);
		k->lists = code_words_find(x->out->words, text);
		k->flags = k->lists >> CODE_IN_dots & 1 ? CODE_DOT : 0;
		break;
	case CODE_CLOSE:
	case CODE_NUMBER:
	case CODE_REGEX:
		break;
	case CODE_STRING:
	case CODE_TEMPLATE:
	case CODE_HEAD:
	case CODE_MIDDLE:
	case CODE_TAIL:
		lexer_quotes(x, k);
		break;
	default:
		k->lists = code_words_find(x->out->words, text);
	}
}

struct code_token *lexer_emit(struct lexer *x, enum code_kind kind, size_t from, size_t to)
{
	struct code_tokens *out = x->out;
	if (x->plain && from >= x->marked && from < x->line_to) { /* within the line that is looked at */
		x->col += (uint32_t)(from - x->marked);
		x->marked = from;
	} else {
		lexer_mark(x, from);
	}
	mem_room(out->at, out->n, out->cap);
	struct code_token *k = &out->at[out->n];
	*k = (struct code_token){.from = (uint32_t)from,
	                         .to = (uint32_t)to,
	                         .line = x->line,
	                         .col = x->col,
	                         .mate = (uint32_t)out->n,
	                         .kind = (uint8_t)kind};
	note_kind(x, k);
	out->n++;
	x->pos = to > x->pos ? to : x->pos;
	return k;
}

void lexer_push(struct lexer *x, char kind)
{
	mem_room(x->stack, x->depth, x->cap);
	x->stack[x->depth++] = (struct open){.token = lexer_last(x), .kind = kind};
	x->open_count[(unsigned char)kind]++;
}

void lexer_pop(struct lexer *x) { x->open_count[(unsigned char)x->stack[--x->depth].kind]--; }

void lexer_close_top(struct lexer *x, size_t from, size_t to)
{
	struct open o = x->stack[x->depth - 1];
	lexer_pop(x);
	bool jsx = o.kind == OPEN_TAG || o.kind == OPEN_CHILDREN;
	lexer_emit(x,
	           jsx                                               ? CODE_JSX_END
	           : o.kind == OPEN_TEMPLATE || o.kind == OPEN_ROUND ? CODE_TAIL
	                                                             : CODE_CLOSE,
	           from, to)
	        ->mate = o.token;
	x->out->at[o.token].mate = lexer_last(x);
}

void lexer_close_all(struct lexer *x)
{
	if (x->depth)
		x->out->unclosed_line = x->out->at[x->stack[x->depth - 1].token].line;
	while (x->depth)
		lexer_close_top(x, x->pos, x->pos);
}

uint32_t code_token_from(const struct code_tokens *t, unsigned line, unsigned col)
{
	size_t low = 0, high = t->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct code_token *k = &t->at[middle];
		if (k->line < line || (k->line == line && k->col < col))
			low = middle + 1;
		else
			high = middle;
	}
	return (uint32_t)low;
}
