/* Bytes to tokens. One pass, no recursion: what is open stands on a stack, whose top also says which of the three
 * languages is read: code, the inside of a JSX tag, or the text between tags. */
#include "format/code_lex.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/utf.h"

/* kinds of what can be open: brackets as they are */
enum { OPEN_TEMPLATE = '`', OPEN_TAG = '<', OPEN_CHILDREN = '>' };

struct open {
	uint32_t token;
	char kind;
};
struct lexer {
	struct code_tokens *out;
	str s;              /* cut at the end of the script part */
	size_t pos, marked; /* next byte; byte that line and col belong to */
	uint32_t line, col;
	size_t no_regex; /* up to here (end of a line) no / ends a regular expression */
	struct open *stack;
	size_t depth, cap;
	size_t open_count[128];
	uint64_t *closed; /* hashes of the names in </name, open addressing; NULL: no JSX here */
	size_t closed_size;
};

bool code_one_of(str word, const char *list)
{
	if (word.n == 0 || word.n > 14)
		return false;
	char key[16] = {' '};
	memcpy(key + 1, word.p, word.n);
	key[word.n + 1] = ' ';
	return str_find(str_of(list), str_at(key, word.n + 2), 0) != SIZE_MAX;
}

bool code_operator_word(const struct code_tokens *t, uint32_t i)
{
	return code_at(t, i)->kind == CODE_WORD && !code_op(t, i - 1, S(".")) && !code_op(t, i - 1, S("?.")) &&
	       code_one_of(code_text(t, i), " return typeof case in of instanceof new delete void throw do else yield "
	                                    "await default extends export ");
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
	*t = (struct code_tokens){0};
}

/* ---- tokens and what is open --------------------------------------------------------------------------------------
 */

static void mark(struct lexer *x, size_t to)
{
	while (x->marked < to) {
		unsigned char c = (unsigned char)x->s.p[x->marked];
		size_t length = 1;
		if (c >= 0x80)
			utf_next(str_sub(x->s, x->marked, to), &length);
		x->marked += length;
		x->col++;
		if (c == '\n')
			x->line++, x->col = 1;
	}
}

static struct code_token *emit(struct lexer *x, enum code_kind kind, size_t from, size_t to)
{
	struct code_tokens *out = x->out;
	mark(x, from);
	mem_room(out->at, out->n, out->cap);
	struct code_token *k = &out->at[out->n];
	*k = (struct code_token){.from = (uint32_t)from,
	                         .to = (uint32_t)to,
	                         .line = x->line,
	                         .col = x->col,
	                         .mate = (uint32_t)out->n,
	                         .kind = (uint8_t)kind};
	out->n++;
	x->pos = to > x->pos ? to : x->pos;
	return k;
}

static uint32_t last(const struct lexer *x) { return (uint32_t)x->out->n - 1; }
static char top(const struct lexer *x) { return x->depth ? x->stack[x->depth - 1].kind : 0; }

static void push(struct lexer *x, char kind)
{
	mem_room(x->stack, x->depth, x->cap);
	x->stack[x->depth++] = (struct open){last(x), kind};
	x->open_count[(unsigned char)kind]++;
}

static void pop(struct lexer *x) { x->open_count[(unsigned char)x->stack[--x->depth].kind]--; }

/* Ends what is open at the top with a token of bytes [from, to). */
static void close_top(struct lexer *x, size_t from, size_t to)
{
	struct open o = x->stack[x->depth - 1];
	pop(x);
	bool jsx = o.kind == OPEN_TAG || o.kind == OPEN_CHILDREN;
	emit(x, jsx ? CODE_JSX_END : o.kind == OPEN_TEMPLATE ? CODE_TAIL : CODE_CLOSE, from, to)->mate = o.token;
	x->out->at[o.token].mate = last(x);
}

static void close_all(struct lexer *x)
{
	if (x->depth && !x->out->broken_line)
		x->out->broken_line = x->out->at[x->stack[x->depth - 1].token].line;
	while (x->depth)
		close_top(x, x->pos, x->pos);
}

/* ---- code ---------------------------------------------------------------------------------------------------------
 */

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
	       c == '#' || c == '\\' || (unsigned char)c >= 0x80;
}
static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static char peek(const struct lexer *x, size_t ahead) { return x->s.n - x->pos > ahead ? x->s.p[x->pos + ahead] : 0; }

/* Length of the blank at the start of s: white space of JavaScript, a byte order mark too. */
static size_t blank(str s)
{
	char c = s.p[0];
	if (c == ' ' || (c >= '\t' && c <= '\r') || c == 0)
		return 1;
	if (str_starts(s, S("\xc2\xa0")))
		return 2;
	return str_starts(s, S("\xef\xbb\xbf")) || str_starts(s, S("\xe2\x80\xa8")) || str_starts(s, S("\xe2\x80\xa9"))
	               ? 3
	               : 0;
}

/* Skips blanks and comments. */
static void skip(struct lexer *x)
{
	while (x->pos < x->s.n) {
		size_t n = blank(str_sub(x->s, x->pos, x->s.n));
		bool line = peek(x, 0) == '/' && peek(x, 1) == '/', block = peek(x, 0) == '/' && peek(x, 1) == '*';
		if (!n && !line && !block)
			return;
		if (n) {
			x->pos += n;
			continue;
		}
		size_t end = str_find(x->s, line ? S("\n") : S("*/"), x->pos + 2);
		if (end == SIZE_MAX && block) {
			mark(x, x->pos);
			x->out->broken_line = x->line;
		}
		x->pos = end == SIZE_MAX ? x->s.n : line ? end : end + 2;
	}
}

/* Length of the regular expression at the start, flags and all, or 0 when its line has no end for it. */
static size_t regex_length(struct lexer *x)
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
			for (i++; i < x->s.n && is_word(x->s.p[i]); i++)
				;
			return i - x->pos;
		}
	}
	x->no_regex = i;
	return 0;
}

static void lex_string(struct lexer *x)
{
	size_t i = x->pos + 1;
	for (char quote = peek(x, 0); i < x->s.n && x->s.p[i] != quote && x->s.p[i] != '\n'; i++)
		if (x->s.p[i] == '\\' && i + 1 < x->s.n)
			i += x->s.p[i + 1] == '\r' && i + 2 < x->s.n && x->s.p[i + 2] == '\n' ? 2 : 1;
	if (i < x->s.n && x->s.p[i] != '\n')
		i++;
	emit(x, CODE_STRING, x->pos, i < x->s.n ? i : x->s.n);
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
		close_top(x, from, to);
	} else {
		emit(x, more ? head ? CODE_HEAD : CODE_MIDDLE : CODE_TEMPLATE, from, to);
		if (head && more)
			push(x, OPEN_TEMPLATE);
	}
	if (!ended && !x->out->broken_line)
		x->out->broken_line = x->out->at[x->out->n - 1].line;
}

/* Does { behind the last token open statements? */
static bool opens_block(const struct lexer *x)
{
	const struct code_tokens *t = x->out;
	uint32_t i = last(x);
	switch (code_at(t, i)->kind) {
	case CODE_OP:
		if (code_op(t, i, S(":"))) {
			char c = top(x);
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

static void lex_open(struct lexer *x, uint8_t flags)
{
	char c = peek(x, 0);
	if (c == '{' && !flags && opens_block(x))
		flags = CODE_BLOCK;
	emit(x, CODE_OPEN, x->pos, x->pos + 1)->flags = flags;
	push(x, c);
}

static void lex_close(struct lexer *x)
{
	char c = peek(x, 0), want = c == ')' ? '(' : c == ']' ? '[' : '{';
	if (x->open_count[(unsigned char)want] + (c == '}' ? x->open_count[OPEN_TEMPLATE] : 0) == 0) {
		x->pos++;
		return;
	}
	while (top(x) != want && !(c == '}' && top(x) == OPEN_TEMPLATE))
		close_top(x, x->pos, x->pos);
	if (top(x) == OPEN_TEMPLATE)
		lex_template(x, false);
	else
		close_top(x, x->pos, x->pos + 1);
}

static size_t operator_length(const struct lexer *x)
{
	static const char list[] = " => == === != !== <= >= && || ?? ?. ... ++ -- += -= *= /= %= **= &= |= ^= &&= ||= ?"
	                           "?= "
	                           "<<= >>= >>>= ** ";
	for (size_t n = 4; n > 1; n--) {
		str op = str_sub(x->s, x->pos, x->pos + n);
		if (op.n == n && !memchr(op.p, ' ', n) && code_one_of(op, list))
			return n == 2 && str_eq(op, S("?.")) && is_digit(peek(x, 2)) ? 1 : n;
	}
	return 1;
}

static void lex_word(struct lexer *x)
{
	size_t i = x->pos;
	bool number = is_digit(peek(x, 0)) || peek(x, 0) == '.';
	for (; i < x->s.n && (is_word(x->s.p[i]) || (number && x->s.p[i] == '.')); i++) {
		char c = x->s.p[i];
		if ((unsigned char)c >= 0x80 && blank(str_sub(x->s, i, x->s.n)))
			break;
		if (number && (c == 'e' || c == 'E') && x->s.p[x->pos + 1] != 'x' && i + 1 < x->s.n &&
		    (x->s.p[i + 1] == '+' || x->s.p[i + 1] == '-'))
			i++;
	}
	emit(x, number ? CODE_NUMBER : CODE_WORD, x->pos, i < x->s.n ? i : x->s.n);
}

/* ---- JSX ----------------------------------------------------------------------------------------------------------
 */

static bool is_name(char c) { return is_word(c) || c == '-' || c == '.' || c == ':'; }

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
static void note_closed(struct lexer *x)
{
	size_t count = 0;
	for (size_t i = 0; (i = str_find(x->s, S("</"), i)) != SIZE_MAX; i += 2)
		count++;
	if (!count && str_find(x->s, S("/>"), 0) == SIZE_MAX)
		return;
	for (x->closed_size = 16; x->closed_size < 2 * count + 2;)
		x->closed_size *= 2;
	x->closed = mem_grow(NULL, x->closed_size * sizeof *x->closed);
	memset(x->closed, 0, x->closed_size * sizeof *x->closed);
	for (size_t i = 0; (i = str_find(x->s, S("</"), i)) != SIZE_MAX; i += 2) {
		str name = name_at(x->s, i + 2);
		*closed_slot(x, name) = hash_table(name) | 1;
	}
}

static bool starts_tag(const struct lexer *x)
{
	char c = peek(x, 1);
	return x->closed && peek(x, 0) == '<' && (c == '>' || (is_word(c) && !is_digit(c) && c != '#' && c != '\\'));
}

static void lex_tag(struct lexer *x)
{
	emit(x, CODE_JSX, x->pos, x->pos + 1);
	push(x, OPEN_TAG);
}

/* It was no element: what was read of it becomes plain code. */
static void not_a_tag(struct lexer *x)
{
	uint32_t from = x->stack[x->depth - 1].token;
	pop(x);
	x->out->at[from].kind = CODE_OP;
	for (size_t i = from + 1; i < x->out->n; i++)
		if (x->out->at[i].kind == CODE_ATTR)
			x->out->at[i].kind = CODE_WORD;
}

/* > behind the opening tag */
static void end_of_tag(struct lexer *x)
{
	struct open *o = &x->stack[x->depth - 1];
	bool named = code_at(x->out, o->token + 1)->kind == CODE_ATTR;
	if (*closed_slot(x, named ? code_text(x->out, o->token + 1) : S("")) == 0) {
		not_a_tag(x);
		emit(x, CODE_OP, x->pos, x->pos + 1);
		return;
	}
	x->open_count[OPEN_TAG]--;
	x->open_count[OPEN_CHILDREN]++;
	o->kind = OPEN_CHILDREN;
	emit(x, CODE_JSX_GT, x->pos, x->pos + 1);
}

static void step_tag(struct lexer *x)
{
	skip(x);
	if (x->pos >= x->s.n)
		return;
	char c = peek(x, 0);
	if (c == '>') {
		end_of_tag(x);
	} else if (c == '/' && peek(x, 1) == '>') {
		close_top(x, x->pos, x->pos + 2);
	} else if (c == '{') {
		lex_open(x, CODE_EXPR);
	} else if (c == '"' || c == '\'') {
		size_t end = str_find(x->s, str_at(x->s.p + x->pos, 1), x->pos + 1);
		emit(x, CODE_STRING, x->pos, end == SIZE_MAX ? x->s.n : end + 1)->flags = CODE_RAW;
	} else if (is_word(c)) {
		str name = name_at(x->s, x->pos);
		if (str_eq(name, S("extends")))
			not_a_tag(x);
		else
			emit(x, CODE_ATTR, x->pos, x->pos + name.n);
	} else if (c == '=') {
		x->pos++;
	} else {
		not_a_tag(x);
	}
}

static void step_children(struct lexer *x)
{
	while (x->pos < x->s.n && peek(x, 0) != '<' && peek(x, 0) != '{')
		x->pos++;
	if (x->pos >= x->s.n)
		return;
	if (peek(x, 0) == '{') {
		lex_open(x, CODE_EXPR);
	} else if (peek(x, 1) == '/') {
		size_t end = str_find(x->s, S(">"), x->pos);
		close_top(x, x->pos, end == SIZE_MAX ? x->s.n : end + 1);
	} else if (starts_tag(x)) {
		lex_tag(x);
	} else {
		x->pos++;
	}
}

/* ---- the whole ----------------------------------------------------------------------------------------------------
 */

static void step_code(struct lexer *x)
{
	skip(x);
	if (x->pos >= x->s.n)
		return;
	char c = peek(x, 0);
	size_t n;
	if (is_word(c) || (c == '.' && is_digit(peek(x, 1))))
		lex_word(x);
	else if (c == '"' || c == '\'')
		lex_string(x);
	else if (c == '`')
		lex_template(x, true);
	else if (c == '(' || c == '[' || c == '{')
		lex_open(x, 0);
	else if (c == ')' || c == ']' || c == '}')
		lex_close(x);
	else if (c == '/' && !code_operand_ends(x->out, last(x)) && (n = regex_length(x)))
		emit(x, CODE_REGEX, x->pos, x->pos + n);
	else if (starts_tag(x) && !code_operand_ends(x->out, last(x)))
		lex_tag(x);
	else
		emit(x, CODE_OP, x->pos, x->pos + operator_length(x));
}

static void lex_part(struct lexer *x, size_t from, size_t to)
{
	x->s.n = to;
	x->pos = from;
	if (str_starts(str_sub(x->s, from, to), S("#!")))
		x->pos = str_find(x->s, S("\n"), from) == SIZE_MAX ? to : str_find(x->s, S("\n"), from);
	while (x->pos < x->s.n) {
		if (top(x) == OPEN_TAG)
			step_tag(x);
		else if (top(x) == OPEN_CHILDREN)
			step_children(x);
		else
			step_code(x);
	}
	close_all(x);
}

void code_lex(str bytes, struct code_tokens *out)
{
	*out = (struct code_tokens){.bytes = bytes};
	struct lexer x = {.out = out, .s = bytes, .line = 1, .col = 1};
	note_closed(&x);
	if (code_is_markup(bytes)) {
		out->markup = true;
		out->front = str_starts(str_trim(bytes), S("---"));
		for (size_t from = 0, to = 0; code_script_next(bytes, &from, &to); from = to) {
			lex_part(&x, from, to);
			emit(&x, CODE_OP, to, to);
		}
	} else {
		lex_part(&x, 0, bytes.n);
	}
	free(x.stack);
	free(x.closed);
}
