/* sql_touch: which tables a unit of SQL is about, so that another order of running has to be tried for these alone. */
#ifndef FACTS_SQL_TOUCH_H
#define FACTS_SQL_TOUCH_H

#include "sql_set.h"

struct sql_touch {
	const str *tables; /* sorted */
	size_t n;
	bool all; /* it does what may concern any table: views, functions, rights on everything, names that change */
};
/* Says of each row what it is about; call it before the others. */
void sql_touch_prepare(struct sql_database *db, struct arena *a);
struct sql_touch sql_touch_of(const struct sql_unit *u, struct arena *a);
/* Has this row of the unit to be run where only what touches these tables counts? */
bool sql_touch_wants(const struct sql_touch *t, const struct sql_unit *u, size_t row);
bool sql_touch_has(const struct sql_touch *t, str table);

#endif
