/* sql_block: what PL/pgSQL's control and its EXECUTE share. Only sql_plpgsql.c and sql_execute.c include it. */
#ifndef FORMAT_SQL_BLOCK_H
#define FORMAT_SQL_BLOCK_H

#include "sql_int.h"

enum { VARIABLES = 16, VALUES = 64, FRAMES = 32 };

/* A variable with the values it takes, one after the other, where they are written in the block. */
struct variable {
	str name;
	str values[VALUES];
	size_t n;
};

/* IF, a loop, BEGIN: from its first word to its END. */
struct frame {
	bool sometimes, guarded;
	str over; /* of a loop: the query or array it goes over */
};

struct block {
	struct sql *s;
	struct branch *out;
	const struct sql_text *text;
	const struct sql_lexer *lexer;
	const struct sql_work *like; /* what is said of the whole block */
	struct frame frames[FRAMES];
	size_t depth;
	struct variable variables[VARIABLES];
	size_t n_variables;
	bool declaring;
	unsigned executes; /* EXECUTE in the EXECUTE of … is not followed */
};

/* EXECUTE: tokens from.. of st, behind the word. */
void block_execute(struct block *k, const struct sql_statement *st, size_t from);

/* One statement of SQL that was put together, standing where st does. */
void block_made(struct block *k, const struct sql_statement *st, str text);

struct sql_work block_work(const struct block *k, const struct sql_statement *st);

#endif
