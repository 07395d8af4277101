/* Tokens by the row of a language. One pass, no recursion: what is open stands on a stack. Where a line ends a
 * statement there is an operator without text, but none inside ( or [, none behind an operator and none in front of
 * one. */
#include <stdlib.h>

#include "format/lang.h"

static bool is_letter(char c) { return ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '_' || (unsigned char)c >= 0x80; }

bool lang_starts_name(const struct lexer *x, size_t at)
{
	for (unsigned n = 0; n < 3 && at < x->s.n; n++, at++) {
		if (is_letter(x->s.p[at]) || (n == 1 && x->s.p[at - 1] == '$' && lexer_is_digit(x->s.p[at])))
			return true;
		if (!lexer_is(x, at, BYTE_SIGIL))
			return false;
	}
	return false;
}

/* From a name's first byte behind its last. */
size_t lang_name_end(const struct lexer *x, size_t at)
{
	while (lexer_is(x, at, BYTE_SIGIL))
		at++;
	for (;; at++) {
		while (lexer_is(x, at, BYTE_INSIDE))
			at++;
		if (at >= x->s.n || (unsigned char)x->s.p[at] < 0x80 || lexer_blank(str_sub(x->s, at, x->s.n)))
			return at;
	}
}

/* ---- blanks, comments, ends of lines ---- */

static size_t line_rest(const struct lexer *x)
{
	const char *end = memchr(x->s.p + x->pos, '\n', x->s.n - x->pos);
	return end ? (size_t)(end - x->s.p) - x->pos : x->s.n - x->pos;
}

static size_t block_length(struct lexer *x, str open, str close, bool nests)
{
	size_t at = x->pos + open.n, end = nests ? SIZE_MAX : str_find(x->s, close, at);
	if (end != SIZE_MAX)
		return end + close.n - x->pos;
	for (unsigned depth = 1; nests && at < x->s.n; at++) {
		str rest = str_sub(x->s, at, x->s.n);
		if (str_starts(rest, close) && --depth == 0)
			return at + close.n - x->pos;
		depth += nests && str_starts(rest, open);
	}
	lexer_mark(x, x->pos);
	if (!x->out->broken_line)
		x->out->broken_line = x->line;
	return x->s.n - x->pos;
}

/* Length of the comment at pos, 0 when none begins there. */
static size_t comment_length(struct lexer *x)
{
	const struct code_language *l = x->out->language;
	str rest = str_sub(x->s, x->pos, x->s.n);
	if (!lexer_is(x, x->pos, BYTE_COMMENT))
		return 0;
	if (l->block[0] && str_starts(rest, str_of(l->block[0])))
		return block_length(x, str_of(l->block[0]), str_of(l->block[1]), l->nests);
	for (const char *at = l->comments; at && at[0] && at[1];) {
		size_t n = strcspn(at + 1, " ");
		if (str_starts(rest, str_at(at + 1, n)) && !str_starts(rest, S("#["))) {
			size_t line = line_rest(x),
			       leaves = l->enter ? str_find(str_sub(rest, 0, line), S("?>"), 0) : line;
			return leaves < line ? leaves : line;
		}
		at += n + 1;
	}
	return 0;
}

/* Does what stands at pos go on with the line before? */
static bool continues(const struct lexer *x)
{
	char c = lexer_peek(x, 0), next = lexer_peek(x, 1);
	if (c == '.')
		return next != '.';
	if (c == '?')
		return next == '.' || next == ':' || next == '?' || next == ' ';
	if (c == ':')
		return next == ' ' || next == '\n';
	return (c == '&' && (next == '&' || next == '.')) || (c == '|' && next == '|') || c == ')' || c == ']' ||
	       c == '}' || c == ',' || c == 0;
}

static void end_line(struct lexer *x)
{
	const struct code_tokens *t = x->out;
	char top = lexer_top(x);
	uint32_t last = lexer_last(x), open = top ? x->stack[x->depth - 1].token : 0;
	bool list = top == '(' && t->language->lists_of && code_at(t, open - 1)->kind == CODE_WORD &&
	            code_one_of(code_text(t, open - 1), t->language->lists_of);
	if ((top && top != '{' && !list) || continues(x))
		return;
	bool returns = code_word(t, last, S("return")) && !code_dot(t, last - 1);
	bool all = code_op(t, last, S("*")) && code_dot(t, last - 1); /* import a.* */
	/* x! and f()? end one, too: a blank in front of the mark, and it is no such mark */
	bool mark = t->language->drops_marks && code_at(t, last)->kind == CODE_OP && code_operand_ends(t, last - 1) &&
	            code_at(t, last - 1)->to == code_at(t, last)->from && code_one_of(code_text(t, last), " ! !! ? ");
	if (returns || all || mark || code_operand_ends(t, last))
		lexer_emit(x, CODE_OP, x->pos, x->pos);
}

static void skip(struct lexer *x)
{
	bool line = false, lines = x->out->language->ends_lines;
	while (x->pos < x->s.n) {
		while (lexer_is(x, x->pos, BYTE_BLANK) && x->s.p[x->pos] != '\n')
			x->pos++;
		if (x->pos == x->s.n)
			break;
		char c = lexer_peek(x, 0);
		if (c == '\n' && x->here_to && x->pos >= x->here_at) {
			x->pos = x->here_to;
			x->here_to = 0;
			line = true;
			continue;
		}
		size_t n = c > ' ' && (unsigned char)c < 0x80 ? 0 : lexer_blank(str_sub(x->s, x->pos, x->s.n));
		line = line || c == '\n';
		if (!n && c == '\\' && lines && (lexer_peek(x, 1) == '\n' || lexer_peek(x, 1) == '\r'))
			n = lexer_peek(x, 1) == '\r' ? 3 : 2;
		if (!n && !(n = comment_length(x)))
			break;
		x->pos = n < x->s.n - x->pos ? x->pos + n : x->s.n;
	}
	if (line && lines)
		end_line(x);
}

/* ---- tokens ---- */

static void lex_number(struct lexer *x)
{
	size_t i = x->pos;
	bool hex = x->s.p[i] == '0' && i + 1 < x->s.n && (x->s.p[i + 1] | 32) == 'x';
	for (; i < x->s.n; i++) {
		char c = x->s.p[i], next = i + 1 < x->s.n ? x->s.p[i + 1] : 0;
		bool sign = (c == '+' || c == '-') && !hex && i > x->pos && (x->s.p[i - 1] | 32) == 'e' &&
		            lexer_is_digit(next);
		if (!lexer_is_digit(c) && !(is_letter(c) && (unsigned char)c < 0x80) && !sign &&
		    !(c == '.' && lexer_is_digit(next)))
			break;
	}
	bool ends = i < x->s.n && x->s.p[i] == '.' && !hex; /* 600. */
	if (ends && i + 1 < x->s.n && strchr(",;)]} \n", x->s.p[i + 1]) && x->s.p[i + 1] &&
	    !memchr(x->s.p + x->pos, '.', i - x->pos))
		i++;
	lexer_emit(x, CODE_NUMBER, x->pos, i);
}

/* A name with the mark that belongs to it: empty? save! vec![…] */
static size_t marked_end(const struct lexer *x, size_t end)
{
	const char *marks = x->out->language->marks;
	char c = end < x->s.n ? x->s.p[end] : 0, next = end + 1 < x->s.n ? x->s.p[end + 1] : 0;
	if (!marks || !c || !strchr(marks, c) || next == '=')
		return end;
	if (!x->out->language->macros)
		return end + 1;
	size_t at = end + 1;
	while (at < x->s.n && at < end + 16 && (x->s.p[at] == ' ' || x->s.p[at] == '\n'))
		at++;
	bool opens = at < x->s.n && (strchr("([{", x->s.p[at]) || str_starts(str_sub(x->s, at, x->s.n), S("/*")));
	return opens && x->s.p[at] ? end + 1 : end;
}

static void lex_close(struct lexer *x)
{
	char c = lexer_peek(x, 0), want = c == ')' ? '(' : c == ']' ? '[' : '{';
	char hole = c == ')' ? OPEN_ROUND : c == '}' ? OPEN_TEMPLATE : 0;
	if (!x->open_count[(unsigned char)want] && !(hole && x->open_count[(unsigned char)hole])) {
		x->pos++;
		return;
	}
	while (lexer_top(x) != want && !(hole && lexer_top(x) == hole))
		lexer_close_top(x, x->pos, x->pos);
	if (lexer_top(x) == want)
		lexer_close_top(x, x->pos, x->pos + 1);
	else
		lang_text_resume(x);
}

static void step(struct lexer *x)
{
	const struct code_language *l = x->out->language;
	skip(x);
	if (x->pos >= x->s.n)
		return;
	char c = lexer_peek(x, 0);
	unsigned class = x->class[(unsigned char)c];
	if ((class & BYTE_OWN && l->lex(x)) || (class & BYTE_QUOTE && lang_text(x)))
		return;
	if (class & BYTE_LETTER) {
		lexer_emit(x, CODE_WORD, x->pos, marked_end(x, lang_name_end(x, x->pos)));
	} else if (lexer_is_digit(c) ||
	           (c == '.' && lexer_is_digit(lexer_peek(x, 1)) && !code_operand_ends(x->out, lexer_last(x)))) {
		lex_number(x);
	} else if (class & BYTE_SIGIL && lang_starts_name(x, x->pos)) {
		lexer_emit(x, CODE_WORD, x->pos, marked_end(x, lang_name_end(x, x->pos)));
	} else if (c == '\'' && lang_starts_name(x, x->pos + 1)) {
		lexer_emit(x, CODE_WORD, x->pos, lang_name_end(x, x->pos + 1)); /* a lifetime, a label */
	} else if (c == '`' && l->ticks) {
		size_t end = str_find(str_sub(x->s, 0, x->pos + line_rest(x)), S("`"), x->pos + 1);
		lexer_emit(x, CODE_WORD, x->pos, end == SIZE_MAX ? x->pos + 1 : end + 1);
	} else if (c == '(' || c == '[' || c == '{') {
		lexer_emit(x, CODE_OPEN, x->pos, x->pos + 1);
		lexer_push(x, c);
	} else if (c == ')' || c == ']' || c == '}') {
		lex_close(x);
	} else {
		lexer_emit(x, CODE_OP, x->pos, x->pos + lexer_operator_length(x));
	}
}

void lang_lex(const struct code_language *l, str bytes, struct code_tokens *out)
{
	*out = (struct code_tokens){.bytes = bytes, .language = l};
	struct lexer x = {.out = out, .s = bytes, .line = 1, .col = 1};
	lexer_note_words(&x);
	if (str_starts(bytes, S("#!/")))
		x.pos = line_rest(&x);
	if (l->enter)
		x.pos = l->enter(bytes, x.pos);
	while (x.pos < x.s.n)
		step(&x);
	lexer_close_all(&x);
	if (l->ends_lines)
		lexer_emit(&x, CODE_OP, x.pos, x.pos);
	free(x.stack);
}
