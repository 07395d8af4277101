/* sql_people: does a table hold what people gave, or what is said of them? By its columns and its name: what people are
 * reached or recognised by, what is nobody else's business; and less than that, rows that belong to a user. */
#ifndef FACTS_SQL_PEOPLE_H
#define FACTS_SQL_PEOPLE_H

#include "sql_state.h"

enum people {
	PEOPLE_NONE,
	PEOPLE_UNKNOWN,  /* its columns are not known */
	PEOPLE_OWNED,    /* each row is a user's; it may be made to be shown */
	PEOPLE_PERSONAL, /* names, addresses, orders, messages */
};
enum people sql_people(const struct sql_table *t);
/* The most that tables of a list hold: names, or OBJECTs with schema and name. */
/* Rows that have owners, of what people work at: amounts, who is responsible, notes among themselves. */
bool sql_people_at_work(const struct sql_table *t);
enum people sql_people_in(const struct sql_state *s, const struct node *list);

#endif
