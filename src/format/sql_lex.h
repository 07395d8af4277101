/* sql_lex: words, names, strings and operators of SQL, and where a statement ends. Only src/format/sql*.c include it.
 */
#ifndef FORMAT_SQL_LEX_H
#define FORMAT_SQL_LEX_H

#include <stdint.h>

#include "base/str.h"

enum sql_dialect { SQL_ANY, SQL_POSTGRESQL, SQL_MYSQL, SQL_SQLITE, SQL_MSSQL, SQL_ORACLE };

enum sql_kind {
	SQL_END,
	SQL_WORD,   /* keyword, identifier without quotes */
	SQL_NAME,   /* in quotes: "a", `a`, [a] */
	SQL_STRING, /* 'a', E'a', with its prefix */
	SQL_DOLLAR, /* $tag$…$tag$ */
	SQL_NUMBER,
	SQL_SIGN, /* operator or one sign */
	SQL_META  /* a line for the client: \connect, DELIMITER, GO */
};

struct sql_token {
	uint8_t kind;
	uint32_t at, end; /* offsets in the text */
};

struct sql_lexer {
	str text;
	size_t at, end; /* the next byte; behind the last */
	enum sql_dialect dialect;
	str delimiter;       /* "" is ";" (MySQL's client can have another) */
	bool fresh;          /* nothing but blanks stands before it in this statement */
	bool down;           /* a mark of a migration tool said that what follows undoes */
	size_t unclosed;     /* offset of a quote or comment without an end, or SIZE_MAX */
	unsigned recoveries; /* the splitter's: how often it read on behind one */
};

struct sql_lexer sql_lexer(str text, size_t from, size_t to, enum sql_dialect dialect);
struct sql_token sql_token(struct sql_lexer *l);

/* One statement. Of very long ones only the first tokens are kept. */
struct sql_statement {
	struct sql_token *tokens;
	size_t n, cap;
	size_t at, end; /* of its first byte; behind its last, without the delimiter */
	size_t rows;    /* lists in parentheses behind VALUES */
	unsigned deep;  /* its parse tree is not deeper than this */
	bool cut;       /* there were more tokens */
	bool open;      /* a quote or parenthesis in it is not closed */
	bool down;
};
/* The next statement of the text (empty ones and client commands are stepped over), or false at the end. tokens is
 * reused from call to call. */
bool sql_statement(struct sql_lexer *l, struct sql_statement *s);

/* Is token i this word (given in lower case), or this sign? False behind the end. */
bool sql_is(const struct sql_lexer *l, const struct sql_statement *s, size_t i, const char *word);
static inline str sql_source(str text, struct sql_token t) { return str_sub(text, t.at, t.end); }

/* What the words of a text tell about its database. */
enum sql_dialect sql_dialect_of(str text);
str sql_dialect_name(enum sql_dialect d);

#endif
