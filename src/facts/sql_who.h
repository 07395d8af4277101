/* sql_who: whom a condition of row security lets in. Two bounds, the loosest and the strictest that it may be, on the
 * scale below; and whether it lets them have all rows or those alone that the row itself is in a state for (published,
 * not deleted): such a filter says nothing of the caller. */
#ifndef FACTS_SQL_WHO_H
#define FACTS_SQL_WHO_H

#include "sql_state.h"

enum audience { ANYBODY, SIGNED_IN, SOME /* those the row belongs to, members, administrators */, NOBODY };

struct who {
	enum audience least, most;
	bool filtered;
};

/* condition: of format/sql.h, about rows of t; NULL lets everybody in. Functions it calls are looked up in the state.
 */
struct who sql_who(const struct sql_state *s, const struct sql_table *t, const struct node *condition);
struct who who_both(struct who a, struct who b);

#endif
