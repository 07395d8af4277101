/* sql_way: the body of a function as what is run one after the other, so that somebody can go through it with a caller
 * in mind. sql_way.c reads the statements, sql_way_value.c what they compare and give; format/sql.h says the shape. */
#ifndef FORMAT_SQL_WAY_H
#define FORMAT_SQL_WAY_H

#include "sql_int.h"

enum { SQL_WAY_DEEPEST = 16 };

/* An expression of the parser's, under key. */
void sql_way_value(struct sql *s, struct branch *b, str key, const struct node *n, unsigned depth);
/* The members of a SELECT (targets, tables, where) into b. */
void sql_way_select(struct sql *s, struct branch *b, const struct node *select, unsigned depth);

/* "way" of a function whose body is the stretch of t; language is sql or plpgsql. */
void sql_way(struct sql *s, struct branch *b, const struct sql_text *t, size_t from, size_t to, bool procedural);

#endif
