/* sql_guard: a function of a database is gone through as a stranger would run it, who is nobody: auth.uid() is NULL,
 * and so is what is compared with it. `IF NOT is_admin(auth.uid()) THEN RAISE` refuses only where is_admin() says false
 * for NULL; where it says NULL, it lets everybody in. */
#ifndef FACTS_SQL_GUARD_H
#define FACTS_SQL_GUARD_H

#include "sql_state.h"

enum sql_deed {
	SQL_DEED_CHANGE = 1, /* rows are changed or deleted */
	SQL_DEED_INSERT = 2,
	SQL_DEED_GIVE = 4,   /* what stands in tables is handed out */
	SQL_DEED_SECRET = 8, /* and a password, token or the like is among it */
	SQL_DEED_COUNT = 16, /* a counter goes up */
	SQL_DEED_TIDY = 32   /* rows are changed or deleted whose time is over */
};

struct sql_deeds {
	unsigned sure,
	        maybe; /* what a stranger gets to: maybe hangs on a check of the caller that was not understood */
	bool null;     /* a check of the caller was passed because it gave NULL */
	bool read;     /* false: its body was not read */
};

struct sql_deeds sql_guard(const struct sql_state *s, const struct sql_function *f);

#endif
