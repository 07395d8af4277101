/* Where a statement ends: at the delimiter outside of parentheses and of bodies without quotes (BEGIN ATOMIC … END, the
 * triggers of SQLite and MySQL). What is broken must not swallow what follows it: a delimiter inside of parentheses
 * ends a statement when a new one begins behind it, and behind a quote that nothing closes reading goes on at the next
 * line that begins like a statement. */
#include "base/arena.h"
#include "sql_lex.h"

#include "base/ascii.h"

enum {
	KEPT = 1 << 16,  /* tokens of one statement */
	LEVELS = 256,    /* of parentheses */
	RECOVERIES = 16, /* a quote without an end costs a pass over the rest */
};

/* The depth of a parse tree: a chain of operators, casts or joins is as deep as it is long, each item of a list begins
 * anew. */
struct depth {
	unsigned run[LEVELS], below[LEVELS], most[LEVELS];
	size_t level;
	bool lost; /* more levels than are counted */
};

static void item_ends(struct depth *d)
{
	unsigned here = d->run[d->level] + d->below[d->level];
	if (here > d->most[d->level])
		d->most[d->level] = here;
	d->run[d->level] = d->below[d->level] = 0;
}

static void level_opens(struct depth *d)
{
	d->run[d->level]++;
	if (d->level + 1 == LEVELS) {
		d->lost = true;
		return;
	}
	d->level++;
	d->run[d->level] = d->below[d->level] = d->most[d->level] = 0;
}

static void level_closes(struct depth *d)
{
	if (!d->level)
		return;
	item_ends(d);
	unsigned most = d->most[d->level--];
	if (most > d->below[d->level])
		d->below[d->level] = most;
}

struct splitter {
	struct sql_lexer *l;
	struct sql_statement *s;
	struct depth depth;
	unsigned blocks; /* BEGIN … END without quotes */
	bool values;     /* behind VALUES */
};

bool sql_is(const struct sql_lexer *l, const struct sql_statement *s, size_t i, const char *word)
{
	if (i >= s->n || s->tokens[i].kind == SQL_STRING || s->tokens[i].kind == SQL_NAME)
		return false;
	return str_ieq(sql_source(l->text, s->tokens[i]), str_of(word));
}

static bool is_one_of(str word, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_ieq(word, str_of(words[i])))
			return true;
	return false;
}
#define ONE_OF(word, ...)                                                                                              \
	is_one_of((word), (const char *const[]){__VA_ARGS__},                                                          \
	          sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

static bool begins_statement(str word)
{
	return ONE_OF(word, "create", "alter", "drop", "insert", "grant", "revoke", "comment", "update", "delete", "do",
	              "select", "with", "begin", "commit", "copy", "set", "truncate");
}

/* The word behind the blanks at from; *line: it stands on another line. */
static str next_word(const struct sql_lexer *l, size_t from, bool *line)
{
	size_t at = from, n = 0;
	while (at < l->end && (l->text.p[at] == ' ' || (l->text.p[at] >= '\t' && l->text.p[at] <= '\r')))
		*line = l->text.p[at++] == '\n' || *line;
	while (at + n < l->end && n < 16 && ascii_letter(l->text.p[at + n]))
		n++;
	return str_sub(l->text, at, at + n);
}

static bool statement_follows(const struct sql_lexer *l)
{
	bool line = false;
	str word = next_word(l, l->at, &line);
	return line && begins_statement(word);
}

/* A statement whose body has delimiters of its own: BEGIN ATOMIC, a trigger of SQLite, a routine of MySQL. */
static bool opens_block(const struct splitter *p, str word)
{
	const struct sql_statement *s = p->s;
	if (!sql_is(p->l, s, 0, "create"))
		return false;
	if (p->blocks)
		return ONE_OF(word, "begin", "case");
	if (str_ieq(word, S("atomic")))
		return s->n > 1 && sql_is(p->l, s, s->n - 2, "begin");
	if (!str_ieq(word, S("begin")) || p->l->dialect == SQL_POSTGRESQL)
		return false;
	for (size_t i = 1; i < s->n && i < 8; i++)
		if (sql_is(p->l, s, i, "trigger") ||
		    (p->l->dialect == SQL_MYSQL && (sql_is(p->l, s, i, "procedure") || sql_is(p->l, s, i, "function"))))
			return true;
	return false;
}

/* END IF and its like close what opened no block here. */
static bool closes_block(const struct splitter *p, str word)
{
	bool line = false;
	return p->blocks && str_ieq(word, S("end")) &&
	       !ONE_OF(next_word(p->l, p->l->at, &line), "if", "loop", "while", "repeat");
}

static void keep(struct splitter *p, struct sql_token t)
{
	struct sql_statement *s = p->s;
	if (s->n == KEPT) {
		s->cut = true;
		return;
	}
	mem_room(s->tokens, s->n, s->cap);
	s->tokens[s->n++] = t;
}

static void count(struct splitter *p, struct sql_token t)
{
	str text = sql_source(p->l->text, t);
	char c = t.kind == SQL_SIGN && text.n == 1 ? text.p[0] : 0;
	if (c == '(' || c == '[') {
		p->s->rows += c == '(' && p->values && p->depth.level == 0;
		level_opens(&p->depth);
	} else if (c == ')' || c == ']') {
		level_closes(&p->depth);
	} else if (c == ',' || c == ';') {
		item_ends(&p->depth);
	} else {
		p->depth.run[p->depth.level]++;
	}
	if (t.kind != SQL_WORD)
		return;
	if (!p->depth.level)
		p->values = str_ieq(text, S("values")) || (p->values && !ONE_OF(text, "on", "returning", "as"));
	if (opens_block(p, text))
		p->blocks++;
	else if (closes_block(p, text))
		p->blocks--;
}

/* Does this sign end the statement? */
static bool ends(const struct splitter *p, struct sql_token t)
{
	str text = sql_source(p->l->text, t);
	if (t.kind != SQL_SIGN || !str_eq(text, p->l->delimiter.n ? p->l->delimiter : S(";")))
		return false;
	if (p->l->delimiter.n)
		return true;
	if (p->blocks)
		return false;
	return !p->depth.level || (!sql_is(p->l, p->s, 1, "rule") && !sql_is(p->l, p->s, 3, "rule")) ||
	       statement_follows(p->l);
}

static void set_delimiter(struct sql_lexer *l, struct sql_token t)
{
	str line = str_trim(sql_source(l->text, t));
	if (line.n <= 10 || !str_ieq(str_sub(line, 0, 10), S("delimiter ")))
		return;
	l->delimiter = str_trim(str_sub(line, 10, line.n));
	if (str_eq(l->delimiter, S(";")))
		l->delimiter = S("");
}

/* COPY … FROM stdin: rows follow, until a line of "\\." */
static void step_over_rows(struct sql_lexer *l, const struct sql_statement *s)
{
	if (!sql_is(l, s, 0, "copy"))
		return;
	for (size_t i = 1; i < s->n; i++)
		if (sql_is(l, s, i, "stdin")) {
			size_t close = str_find(str_sub(l->text, 0, l->end), S("\n\\."), l->at);
			l->at = close == SIZE_MAX ? l->end : close + 3;
			return;
		}
}

/* A quote without an end took the rest: reading goes on at the next line that begins like a statement. */
static void recover(struct splitter *p, unsigned *recoveries)
{
	struct sql_lexer *l = p->l;
	if (l->unclosed == SIZE_MAX)
		return;
	size_t from = l->unclosed;
	l->unclosed = SIZE_MAX;
	p->s->open = true;
	if (++*recoveries > RECOVERIES)
		return;
	for (size_t at; (at = str_find(str_sub(l->text, 0, l->end), S("\n"), from)) != SIZE_MAX; from = at + 1) {
		bool line = false;
		str word = next_word(l, at, &line);
		if (begins_statement(word)) {
			l->at = p->s->end = (size_t)(word.p - l->text.p);
			return;
		}
	}
}

static bool statement(struct splitter *p)
{
	struct sql_statement *s = p->s;
	struct sql_token t;
	p->l->fresh = true;
	while ((t = sql_token(p->l)).kind != SQL_END) {
		if (t.kind == SQL_META) {
			set_delimiter(p->l, t);
			if (s->n)
				break;
			continue;
		}
		if (ends(p, t))
			break;
		if (!s->n) {
			s->at = t.at;
			s->down = p->l->down;
		}
		keep(p, t);
		s->end = t.end;
		if (p->l->unclosed != SIZE_MAX)
			break;
		count(p, t);
	}
	while (p->depth.level)
		level_closes(&p->depth), s->open = true;
	item_ends(&p->depth);
	s->deep = p->depth.lost ? UINT32_MAX : p->depth.most[0];
	recover(p, &p->l->recoveries);
	step_over_rows(p->l, s);
	return t.kind != SQL_END || s->n;
}

bool sql_statement(struct sql_lexer *l, struct sql_statement *s)
{
	do {
		struct splitter p = {.l = l, .s = s};
		s->n = s->rows = s->at = s->end = 0;
		s->cut = s->open = s->down = false;
		if (!statement(&p))
			return false;
	} while (!s->n);
	return true;
}
