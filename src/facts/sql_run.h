/* sql_run: what one statement changes. */
#ifndef FACTS_SQL_RUN_H
#define FACTS_SQL_RUN_H

#include "sql_state.h"

/* Runs the statement of one row of the section `sql`. loose: of a file that stands in no order with others, which finds
 * things there that it would create. */
void sql_run(struct sql_state *s, const struct node *row, bool loose);

#endif
