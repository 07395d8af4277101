/* Python to tokens. The end of a statement is an operator without text; indentation means nothing here. A string's
 * token begins at its last opening quote and ends with its first closing one, so that it reads like any other
 * language's. */
#include <stdlib.h>

#include "format/code_lexer.h"

static void end_statement(struct lexer *x)
{
	if (x->depth == 0)
		lexer_emit(x, CODE_OP, x->pos, x->pos);
}

/* Blanks, comments, joined lines, and the ends of lines. */
static void skip(struct lexer *x)
{
	for (size_t n; x->pos < x->s.n; x->pos += n) {
		char c = lexer_peek(x, 0);
		n = (unsigned char)c < 0x80 ? lexer_is(x, x->pos, BYTE_BLANK)
		                            : lexer_blank(str_sub(x->s, x->pos, x->s.n));
		if (c == '\n')
			end_statement(x);
		else if (c == '#')
			n = (str_find(x->s, S("\n"), x->pos) == SIZE_MAX ? x->s.n : str_find(x->s, S("\n"), x->pos)) -
			    x->pos;
		else if (c == '\\' && (lexer_peek(x, 1) == '\n' || lexer_peek(x, 1) == '\r'))
			n = lexer_peek(x, 1) == '\r' && lexer_peek(x, 2) == '\n' ? 3 : 2;
		if (n == 0)
			return;
	}
}

/* Length of the prefix of the string at pos (r, f, b, u in pairs), or SIZE_MAX when no string begins there. */
static size_t prefix_length(const struct lexer *x)
{
	size_t n = 0;
	while (n < 2 && lexer_peek(x, n) && strchr("rRfFbBuU", lexer_peek(x, n)))
		n++;
	return lexer_peek(x, n) == '"' || lexer_peek(x, n) == '\'' ? n : SIZE_MAX;
}

static void lex_string(struct lexer *x, size_t prefix)
{
	uint16_t flags = 0;
	for (size_t i = 0; i < prefix; i++) {
		char c = (char)(lexer_peek(x, i) | 32);
		flags |= c == 'r' ? CODE_RAW : c == 'f' ? CODE_FORMAT : c == 'b' ? CODE_BYTES : 0;
	}
	size_t start = x->pos, from = start + prefix;
	char quote = x->s.p[from];
	char close[3] = {quote, quote, quote};
	bool triple = str_starts(str_sub(x->s, from, x->s.n), str_at(close, 3));
	from += triple ? 2 : 0;
	str end = str_at(close, triple ? 3 : 1);
	size_t to = from + 1;
	for (; to < x->s.n; to++) {
		char c = x->s.p[to];
		if ((c == quote && str_starts(str_sub(x->s, to, x->s.n), end)) || (c == '\n' && !triple))
			break;
		if (c != '\\')
			continue;
		bool named = !(flags & (CODE_RAW | CODE_BYTES)) && str_starts(str_sub(x->s, to, x->s.n), S("\\N{"));
		flags |= named ? CODE_COMPUTED : 0; /* which character that is, no table here says */
		to++;
	}
	bool ended = to < x->s.n && x->s.p[to] == quote;
	to = to > x->s.n ? x->s.n : to;
	struct code_token *k = lexer_emit(x, CODE_STRING, start, ended ? to + 1 : to);
	k->from = (uint32_t)from;
	k->flags = flags;
	lexer_quotes(x, k);
	x->pos = ended ? to + end.n : to;
	if (!ended && triple)
		x->out->broken_line = k->line;
}

static void lex_word(struct lexer *x)
{
	size_t i = x->pos;
	bool number = lexer_is_digit(lexer_peek(x, 0)) || lexer_peek(x, 0) == '.';
	while (i < x->s.n && (lexer_is(x, i, BYTE_NAME) || (number && x->s.p[i] == '.')) &&
	       !((unsigned char)x->s.p[i] >= 0x80 && lexer_blank(str_sub(x->s, i, x->s.n)))) {
		char next = i + 1 < x->s.n ? x->s.p[i + 1] : 0;
		bool power = number && (x->s.p[i] | 32) == 'e' && (x->s.p[x->pos + 1] | 32) != 'x';
		i += power && (next == '+' || next == '-') ? 2 : 1;
	}
	lexer_emit(x, number ? CODE_NUMBER : CODE_WORD, x->pos, i > x->pos ? i : x->pos + 1);
}

static void step(struct lexer *x)
{
	skip(x);
	if (x->pos >= x->s.n)
		return;
	char c = lexer_peek(x, 0);
	size_t prefix = prefix_length(x);
	if (prefix != SIZE_MAX) {
		lex_string(x, prefix);
	} else if (lexer_is(x, x->pos, BYTE_NAME) || (c == '.' && lexer_is_digit(lexer_peek(x, 1)))) {
		lex_word(x);
	} else if (c == '(' || c == '[' || c == '{') {
		lexer_emit(x, CODE_OPEN, x->pos, x->pos + 1);
		lexer_push(x, c);
	} else if (c == ')' || c == ']' || c == '}') {
		lexer_close(x);
	} else if (c == ';') {
		end_statement(x);
		x->pos++;
	} else {
		lexer_emit(x, CODE_OP, x->pos, x->pos + lexer_operator_length(x));
	}
}

static void lex(struct lexer *x)
{
	lexer_note_words(x);
	while (x->pos < x->s.n)
		step(x);
	lexer_close_all(x);
	end_statement(x);
	free(x->stack);
}

void python_lex(str bytes, struct code_tokens *out)
{
	*out = (struct code_tokens){.bytes = bytes, .language = &code_python};
	struct lexer x = {.out = out, .s = bytes, .line = 1, .col = 1};
	lex(&x);
}

/* Where the token of a string is said to stand: in front of its letters and quotes. */
static size_t string_start(const struct code_tokens *t, const struct code_token *k)
{
	const char *p = t->bytes.p;
	size_t at = k->from;
	while (at && k->from - at < 2 && p[at - 1] == p[k->from])
		at--;
	at = k->from - at == 2 ? at : k->from;
	for (size_t quote = at; at && quote - at < 2 && strchr("rRfFbBuU", p[at - 1]) && p[at - 1];)
		at--;
	return at;
}

void python_lex_part(const struct code_tokens *t, uint32_t i, size_t from, size_t to, struct code_tokens *out)
{
	const struct code_token *k = code_at(t, i);
	*out = (struct code_tokens){.bytes = t->bytes, .language = t->language, .words = t->words, .borrows = true};
	struct lexer x = {.out = out,
	                  .s = str_sub(t->bytes, 0, to),
	                  .pos = from,
	                  .marked = string_start(t, k),
	                  .line = k->line,
	                  .col = k->col};
	lex(&x);
}
