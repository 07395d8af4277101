/* sql_way_int: what the control (sql_way.c) and the statements (sql_way_step.c) of a body share. */
#ifndef FORMAT_SQL_WAY_INT_H
#define FORMAT_SQL_WAY_INT_H

#include "sql_way.h"

enum { LEVELS = 24, STEPS = 256, DEEP = 1000 };

struct level {
	enum { BLOCK, CHOICE, LOOP } kind;
	struct branch step, branches, list; /* the statement; of a CHOICE its branches; where the next one goes */
	bool handler;
};

struct way {
	struct sql *s;
	str text;
	const struct sql_lexer *lexer;
	struct level levels[LEVELS]; /* the first is the body */
	size_t depth;
	size_t beyond; /* levels that had no room */
	unsigned steps;
	bool declaring;
};

static inline bool way_is(const struct way *w, const struct sql_statement *st, size_t i, const char *word)
{
	return sql_is(w->lexer, st, i, word);
}
static inline struct level *way_top(struct way *w) { return &w->levels[w->depth]; }

bool way_is_any(const struct way *w, const struct sql_statement *st, size_t i, const char *words);
/* The word outside of parentheses and CASE … END from token i on, or the end. */
size_t way_find(const struct way *w, const struct sql_statement *st, size_t i, const char *word);
/* The text of tokens from up to, not with, to. */
str way_source(const struct way *w, const struct sql_statement *st, size_t from, size_t to);
struct branch way_step(struct way *w, const char *does);
void way_value(struct way *w, struct branch *b, str key, const struct sql_statement *st, str expression);

/* Statements, from token i on. */
void way_statement(struct way *w, const struct sql_statement *st, size_t i);
void way_declaration(struct way *w, const struct sql_statement *st, size_t i);
void way_select(struct way *w, const struct sql_statement *st, size_t i, const char *does);

#endif
