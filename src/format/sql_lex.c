/* The tokens of SQL, as PostgreSQL reads them, with what other databases add: back ticks, brackets, # comments, escapes
 * by backslash. Every byte is looked at a fixed number of times: a quote without an end takes the rest. */
#include "sql_lex.h"

#include "base/ascii.h"

struct sql_lexer sql_lexer(str text, size_t from, size_t to, enum sql_dialect dialect)
{
	return (struct sql_lexer){
	        .text = text, .at = from, .end = to, .dialect = dialect, .fresh = true, .unclosed = SIZE_MAX};
}

static int peek(const struct sql_lexer *l, size_t ahead)
{
	return ahead < l->end - l->at ? (unsigned char)l->text.p[l->at + ahead] : -1;
}

static str rest(const struct sql_lexer *l) { return str_sub(l->text, l->at, l->end); }

static size_t line_end(const struct sql_lexer *l)
{
	const char *lf = l->at < l->end ? memchr(l->text.p + l->at, '\n', l->end - l->at) : NULL;
	return lf ? (size_t)(lf - l->text.p) : l->end;
}

/* What tools write above the two halves of a migration. */
static const struct {
	str mark;
	bool down;
} marks[] = {
        {STR_INIT("+goose up"), false},    {STR_INIT("+goose down"), true},       {STR_INIT("migrate:up"), false},
        {STR_INIT("migrate:down"), true},  {STR_INIT("+migrate up"), false},      {STR_INIT("+migrate down"), true},
        {STR_INIT("up migration"), false}, {STR_INIT("down migration"), true},    {STR_INIT("!ups"), false},
        {STR_INIT("!downs"), true},        {STR_INIT("---- create above"), true}, /* tern: "---- create above / drop
                                                                                     below ----" */
};

static void comment(struct sql_lexer *l)
{
	size_t end = line_end(l);
	str text = str_sub(l->text, l->at, end);
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		str body = str_ends(marks[i].mark, S("above")) ? text : str_trim(str_sub(text, 2, text.n));
		if (body.n >= marks[i].mark.n && str_ieq(str_sub(body, 0, marks[i].mark.n), marks[i].mark))
			l->down = marks[i].down;
	}
	l->at = end;
}

/* PostgreSQL's comments nest. */
static void block_comment(struct sql_lexer *l)
{
	size_t from = l->at, depth = 0;
	for (; l->at < l->end; l->at++) {
		int c = peek(l, 0), next = peek(l, 1);
		if (c == '/' && next == '*' && (!depth || l->dialect <= SQL_POSTGRESQL)) {
			depth++, l->at++;
		} else if (c == '*' && next == '/') {
			l->at++;
			if (!--depth) {
				l->at++;
				return;
			}
		}
	}
	l->unclosed = from;
}

static void skip(struct sql_lexer *l)
{
	for (int c; (c = peek(l, 0)) >= 0;) {
		if (c == ' ' || (c >= '\t' && c <= '\r'))
			l->at++;
		else if (c == '-' && peek(l, 1) == '-')
			comment(l);
		else if (c == '#' && (l->dialect == SQL_MYSQL || (l->fresh && peek(l, 1) == ' ')))
			comment(l);
		else if (c == '/' && peek(l, 1) == '*')
			block_comment(l);
		else
			return;
	}
}

/* From the opening quote at l->at to behind the closing one; a doubled one is part of it. */
static void quoted(struct sql_lexer *l, char close, bool escapes)
{
	size_t from = l->at++;
	for (; l->at < l->end; l->at++) {
		char c = l->text.p[l->at];
		if (c == '\\' && escapes)
			l->at++;
		else if (c == close && peek(l, 1) == close)
			l->at++;
		else if (c == close) {
			l->at++;
			return;
		}
	}
	l->at = l->end;
	l->unclosed = from;
}

static bool is_start(int c) { return c >= 0x80 || c == '_' || (c > 0 && ascii_letter((char)c)); }
static bool is_part(int c) { return is_start(c) || c == '$' || (c > 0 && ascii_digit((char)c)); }

/* Length of the $tag$ that opens at l->at, 0 when none does. */
static size_t dollar_tag(const struct sql_lexer *l)
{
	size_t n = 1;
	if (peek(l, 1) >= 0 && ascii_digit((char)peek(l, 1)))
		return 0;
	while (peek(l, n) != '$' && is_part(peek(l, n)))
		n++;
	return peek(l, n) == '$' ? n + 1 : 0;
}

static bool dollar(struct sql_lexer *l)
{
	size_t n = dollar_tag(l), from = l->at;
	if (!n || l->dialect > SQL_POSTGRESQL)
		return false;
	size_t close = str_find(str_sub(l->text, 0, l->end), str_sub(l->text, from, from + n), from + n);
	if (close == SIZE_MAX)
		l->unclosed = from;
	l->at = close == SIZE_MAX ? l->end : close + n;
	return true;
}

static bool is_operator(int c) { return c > 0 && strchr("+-*/<>=~!@#%^&|?", c) != NULL; }

static void sign(struct sql_lexer *l)
{
	int c = peek(l, 0);
	if (c == ':' && (peek(l, 1) == ':' || peek(l, 1) == '='))
		l->at += 2;
	else if (!is_operator(c))
		l->at++;
	else
		while (is_operator(peek(l, 0)) && !(peek(l, 0) == '-' && peek(l, 1) == '-') &&
		       !(peek(l, 0) == '/' && peek(l, 1) == '*'))
			l->at++;
}

static void number(struct sql_lexer *l)
{
	while (is_part(peek(l, 0)) || (peek(l, 0) == '.' && peek(l, 1) != '.'))
		l->at++;
}

/* A word, or the string or name whose prefix it is: E'…', U&"…". */
static enum sql_kind word(struct sql_lexer *l)
{
	size_t from = l->at;
	while (is_part(peek(l, 0)))
		l->at++;
	size_t n = l->at - from;
	char first = (char)(l->text.p[from] | 0x20);
	bool unicode = n == 1 && first == 'u' && peek(l, 0) == '&' && (peek(l, 1) == '\'' || peek(l, 1) == '"');
	l->at += unicode;
	if (peek(l, 0) == '\'' && n == 1 && (unicode || strchr("ebxn", first))) {
		quoted(l, '\'', first == 'e' || l->dialect == SQL_MYSQL);
		return SQL_STRING;
	}
	if (unicode) {
		quoted(l, '"', false);
		return SQL_NAME;
	}
	return SQL_WORD;
}

/* A line that is the client's: at the start of a statement, or (a backslash) anywhere. */
static bool is_meta(const struct sql_lexer *l)
{
	if (peek(l, 0) == '\\')
		return true;
	if (!l->fresh)
		return false;
	str word = str_sub(l->text, l->at, l->at + 10), behind = str_sub(l->text, l->at + 2, l->at + 18);
	str line = {0};
	str_cut(&behind, '\n', &line);
	return str_ieq(word, S("delimiter ")) || (str_ieq(str_sub(word, 0, 2), S("go")) && !str_trim(line).n);
}

static enum sql_kind next(struct sql_lexer *l)
{
	int c = peek(l, 0);
	if (c < 0)
		return SQL_END;
	if ((c == '\\' || (l->fresh && strchr("dDgG", c))) && is_meta(l)) {
		l->at = line_end(l);
		return SQL_META;
	}
	if (l->delimiter.n && str_starts(rest(l), l->delimiter)) {
		l->at += l->delimiter.n;
		return SQL_SIGN;
	}
	if (is_start(c))
		return word(l);
	if (ascii_digit((char)c) || (c == '.' && peek(l, 1) >= 0 && ascii_digit((char)peek(l, 1))))
		return number(l), SQL_NUMBER;
	if (c == '\'')
		return quoted(l, '\'', l->dialect == SQL_MYSQL), SQL_STRING;
	if (c == '"' || c == '`')
		return quoted(l, (char)c, l->dialect == SQL_MYSQL && c == '"'), SQL_NAME;
	if (c == '[' && l->dialect == SQL_MSSQL)
		return quoted(l, ']', false), SQL_NAME;
	if (c == '$' && dollar(l))
		return SQL_DOLLAR;
	sign(l);
	return SQL_SIGN;
}

struct sql_token sql_token(struct sql_lexer *l)
{
	skip(l);
	struct sql_token t = {.at = (uint32_t)l->at};
	t.kind = (uint8_t)next(l);
	t.end = (uint32_t)l->at;
	l->fresh = t.kind == SQL_META;
	return t;
}
