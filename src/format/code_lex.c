/* JavaScript to tokens. One pass, no recursion: what is open stands on a stack, whose top also says which of the three
 * languages is read: code, the inside of a JSX tag, or the text between tags. */
#include <stdlib.h>

#include "format/code_lexer.h"

size_t lexer_blank(str s)
{
	char c = s.p[0];
	if (c > ' ' && (unsigned char)c < 0x80)
		return 0;
	if (c == ' ' || (c >= '\t' && c <= '\r') || c == 0)
		return 1;
	if (str_starts(s, S("\xc2\xa0")))
		return 2;
	return str_starts(s, S("\xef\xbb\xbf")) || str_starts(s, S("\xe2\x80\xa8")) || str_starts(s, S("\xe2\x80\xa9"))
	               ? 3
	               : 0;
}

void lexer_skip(struct lexer *x)
{
	while (x->pos < x->s.n) {
		while (lexer_is(x, x->pos, BYTE_BLANK))
			x->pos++;
		size_t n = x->pos < x->s.n && (unsigned char)x->s.p[x->pos] >= 0x80
		                   ? lexer_blank(str_sub(x->s, x->pos, x->s.n))
		                   : 0;
		if (!n && lexer_peek(x, 0) != '/')
			return;
		bool line = lexer_peek(x, 0) == '/' && lexer_peek(x, 1) == '/',
		     block = lexer_peek(x, 0) == '/' && lexer_peek(x, 1) == '*';
		if (!n && !line && !block)
			return;
		if (n) {
			x->pos += n;
			continue;
		}
		size_t end = str_find(x->s, line ? S("\n") : S("*/"), x->pos + 2);
		if (end == SIZE_MAX && block) {
			lexer_mark(x, x->pos);
			x->out->broken_line = x->line;
		}
		x->pos = end == SIZE_MAX ? x->s.n : line ? end : end + 2;
	}
}

size_t lexer_regex_length(struct lexer *x)
{
	if (x->pos < x->no_regex)
		return 0;
	bool set = false;
	size_t i = x->pos + 1;
	for (; i < x->s.n && x->s.p[i] != '\n'; i++) {
		char c = x->s.p[i];
		if (c == '\\' && i + 1 < x->s.n && x->s.p[i + 1] != '\n')
			i++;
		else if (c == '[')
			set = true;
		else if (c == ']')
			set = false;
		else if (c == '/' && !set) {
			for (i++; i < x->s.n && lexer_is_word(x->s.p[i]); i++)
				;
			return i - x->pos;
		}
	}
	x->no_regex = i;
	return 0;
}

static void lex_string(struct lexer *x)
{
	size_t i = x->pos + 1, hole;
	bool shown;
	for (char quote = lexer_peek(x, 0); i < x->s.n && x->s.p[i] != quote && x->s.p[i] != '\n'; i++)
		if (x->s.p[i] == '\\' && i + 1 < x->s.n)
			i += x->s.p[i + 1] == '\r' && i + 2 < x->s.n && x->s.p[i + 2] == '\n' ? 2 : 1;
		else if (x->out->markup && (hole = code_hole(x->s, i, &shown)))
			i += hole - 1; /* quotes and ends of lines in it are a template's */
	if (i < x->s.n && x->s.p[i] != '\n')
		i++;
	lexer_emit(x, CODE_STRING, x->pos, i < x->s.n ? i : x->s.n);
}

/* At the ` of a template (head) or at the } behind a ${. */
static void lex_template(struct lexer *x, bool head)
{
	size_t i = x->pos + 1;
	for (; i < x->s.n && x->s.p[i] != '`'; i++) {
		if (x->s.p[i] == '\\')
			i++;
		else if (x->s.p[i] == '$' && i + 1 < x->s.n && x->s.p[i + 1] == '{')
			break;
	}
	bool more = i < x->s.n && x->s.p[i] == '$', ended = i < x->s.n;
	size_t from = x->pos, to = i >= x->s.n ? x->s.n : more ? i + 2 : i + 1;
	if (!head && !more) {
		lexer_close_top(x, from, to);
	} else {
		lexer_emit(x, more ? head ? CODE_HEAD : CODE_MIDDLE : CODE_TEMPLATE, from, to);
		if (head && more)
			lexer_push(x, OPEN_TEMPLATE);
	}
	if (!ended && !x->out->broken_line)
		x->out->broken_line = x->out->at[x->out->n - 1].line;
}

/* Does { behind the last token open statements? */
static bool opens_block(const struct lexer *x)
{
	const struct code_tokens *t = x->out;
	uint32_t i = lexer_last(x);
	switch (code_at(t, i)->kind) {
	case CODE_OP:
		if (code_op(t, i, S(":"))) {
			char c = lexer_top(x);
			bool object = c == '{' && !(t->at[x->stack[x->depth - 1].token].flags & CODE_BLOCK);
			return c != '(' && c != '[' && c != OPEN_TEMPLATE && !object;
		}
		return code_op(t, i, S(";")) || code_op(t, i, S("=>")) || code_op(t, i, S(">"));
	case CODE_OPEN:
		return code_open(t, i, '{') && !(t->at[i].flags & CODE_EXPR);
	case CODE_HEAD:
	case CODE_MIDDLE:
		return false;
	case CODE_WORD:
		if (code_one_of(code_text(t, i), " const let var "))
			return false; /* a pattern */
		return !code_operator_word(t, i) || code_word(t, i, S("do")) || code_word(t, i, S("else"));
	default:
		return true;
	}
}

void lexer_open(struct lexer *x, uint16_t flags)
{
	char c = lexer_peek(x, 0);
	if (c == '{' && !flags && opens_block(x))
		flags = CODE_BLOCK;
	lexer_emit(x, CODE_OPEN, x->pos, x->pos + 1)->flags = flags;
	lexer_push(x, c);
}

void lexer_close(struct lexer *x)
{
	char c = lexer_peek(x, 0), want = c == ')' ? '(' : c == ']' ? '[' : '{';
	if (x->open_count[(unsigned char)want] + (c == '}' ? x->open_count[OPEN_TEMPLATE] : 0) == 0) {
		x->pos++;
		return;
	}
	while (lexer_top(x) != want && !(c == '}' && lexer_top(x) == OPEN_TEMPLATE))
		lexer_close_top(x, x->pos, x->pos);
	if (lexer_top(x) == OPEN_TEMPLATE)
		lex_template(x, false);
	else
		lexer_close_top(x, x->pos, x->pos + 1);
}

size_t lexer_operator_length(const struct lexer *x)
{
	size_t n = 1;
	while (n < 4 && lexer_is(x, x->pos + n, BYTE_SECOND))
		n++;
	for (; n > 1; n--) {
		str op = str_sub(x->s, x->pos, x->pos + n);
		if (op.n == n && code_words_find(x->out->words, op) >> CODE_IN_ops & 1)
			return n == 2 && str_eq(op, S("?.")) && lexer_is_digit(lexer_peek(x, 2)) ? 1 : n;
	}
	return 1;
}

static void lex_word(struct lexer *x)
{
	size_t i = x->pos;
	bool number = lexer_is_digit(lexer_peek(x, 0)) || lexer_peek(x, 0) == '.';
	for (; i < x->s.n && (lexer_is(x, i, BYTE_WORD) || (number && x->s.p[i] == '.')); i++) {
		char c = x->s.p[i];
		if ((unsigned char)c >= 0x80 && lexer_blank(str_sub(x->s, i, x->s.n)))
			break;
		if (number && (c == 'e' || c == 'E') && x->s.p[x->pos + 1] != 'x' && i + 1 < x->s.n &&
		    (x->s.p[i + 1] == '+' || x->s.p[i + 1] == '-'))
			i++;
	}
	lexer_emit(x, number ? CODE_NUMBER : CODE_WORD, x->pos, i < x->s.n ? i : x->s.n);
}

/* What a template puts among the code of a page: a value, or nothing at all. */
static bool lex_hole(struct lexer *x)
{
	bool shown;
	size_t n = x->out->markup ? code_hole(x->s, x->pos, &shown) : 0;
	if (n && shown)
		lexer_emit(x, CODE_WORD, x->pos, x->pos + n);
	else
		x->pos += n;
	return n;
}

static void step_code(struct lexer *x)
{
	lexer_skip(x);
	if (x->pos >= x->s.n || lex_hole(x))
		return;
	char c = lexer_peek(x, 0);
	size_t n;
	if (lexer_is_word(c) || (c == '.' && lexer_is_digit(lexer_peek(x, 1))))
		lex_word(x);
	else if (c == '"' || c == '\'')
		lex_string(x);
	else if (c == '`')
		lex_template(x, true);
	else if (c == '(' || c == '[' || c == '{')
		lexer_open(x, 0);
	else if (c == ')' || c == ']' || c == '}')
		lexer_close(x);
	else if (c == '/' && !code_operand_ends(x->out, lexer_last(x)) && (n = lexer_regex_length(x)))
		lexer_emit(x, CODE_REGEX, x->pos, x->pos + n);
	else if (lexer_starts_tag(x) && !code_operand_ends(x->out, lexer_last(x)))
		lexer_tag(x);
	else
		lexer_emit(x, CODE_OP, x->pos, x->pos + lexer_operator_length(x));
}

static void lex_part(struct lexer *x, size_t from, size_t to)
{
	x->s.n = to;
	x->pos = from;
	if (str_starts(str_sub(x->s, from, to), S("#!")))
		x->pos = str_find(x->s, S("\n"), from) == SIZE_MAX ? to : str_find(x->s, S("\n"), from);
	while (x->pos < x->s.n) {
		if (lexer_top(x) == OPEN_TAG)
			lexer_step_tag(x);
		else if (lexer_top(x) == OPEN_CHILDREN)
			lexer_step_children(x);
		else
			step_code(x);
	}
	lexer_close_all(x);
}

void code_lex(str bytes, struct code_tokens *out)
{
	*out = (struct code_tokens){.bytes = bytes, .language = &code_javascript};
	struct lexer x = {.out = out, .s = bytes, .line = 1, .col = 1};
	lexer_note_words(&x);
	if (code_is_markup(bytes)) {
		out->markup = true;
		out->front = str_starts(str_trim(bytes), S("---"));
		for (size_t from = 0, to = 0; code_script_next(bytes, &from, &to); from = to) {
			lex_part(&x, from, to);
			lexer_emit(&x, CODE_OP, to, to);
		}
	} else {
		lex_part(&x, 0, bytes.n);
	}
	free(x.stack);
	free(x.closed);
}
