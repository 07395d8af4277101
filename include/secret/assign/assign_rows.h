/* assign_rows: a table's column and the values that rows give it. The name is one of a list, the value stands far from
 * it, at the same place of each list behind VALUES:
 *
 *   INSERT INTO users (id, name, password) VALUES (1, 'bob', '…'), (2, 'eve', '…');
 *
 * Columns may stand in quotes, backquotes or brackets, 64 at most and 1 KiB in front of the name; rows are read over
 * 1 MiB. */
#ifndef SECRET_ASSIGN_ASSIGN_ROWS_H
#define SECRET_ASSIGN_ASSIGN_ROWS_H

#include "secret/assign/assign.h"

struct assign_rows {
	str text;
	size_t key, key_end;
	unsigned column; /* of the name, from 0 */
	size_t first;    /* where the rows begin */
	size_t next;     /* where the next one is looked for */
	bool cut;        /* they went on behind 1 MiB, or a value was longer than 64 KiB */
};

/* Is the name that holds the bytes [start, end) a column of an INSERT that rows follow? */
bool assign_rows_begin(str text, size_t start, size_t end, struct assign_rows *out);
/* The next row's value that is a string; false: no more. */
bool assign_rows_next(struct assign_rows *rows, struct assignment *out);
/* What a row gave, read again from where name and value stand. */
bool assign_rows_again(str text, size_t name, size_t value, size_t value_end, struct assignment *out);

#endif
