/* sql_doors: the doors of one end state. What they are compared by, when statements are run in another order, is their
 * kind and name. */
#ifndef FACTS_SQL_DOORS_H
#define FACTS_SQL_DOORS_H

#include "door.h"
#include "sql_state.h"

struct sql_doors {
	struct arena *arena;
	struct strs schemas; /* that the interface exposes */
	struct door *at;     /* by malloc: free it */
	size_t n, cap;
};

bool sql_doors_expose(const struct sql_doors *d, str schema);
/* A door that is closed, as far as is known yet; address is what stands in front of its name. */
void sql_doors_begin(struct sql_doors *d, struct door *door, const char *what, str name, const char *address,
                     const struct node *row);
void sql_doors_keep(struct sql_doors *d, const struct door *door);

void sql_doors_of_tables(struct sql_doors *d, const struct sql_state *s);
/* Columns that decide what somebody may do, in rows that he may change himself. */
void sql_doors_of_columns(struct sql_doors *d, const struct sql_state *s);
void sql_doors_of_views(struct sql_doors *d, const struct sql_state *s);
void sql_doors_of_functions(struct sql_doors *d, const struct sql_state *s);
/* By its rows in storage.buckets, and by the policies of storage.objects that name it. */
void sql_doors_of_buckets(struct sql_doors *d, const struct sql_state *s);

/* What a table lets everybody do, as its row security and rights decide. */
struct sql_access {
	enum truth anyone[4], user[4]; /* select, insert, update, delete: all rows; UNKNOWN: perhaps, or some rows */
	const struct node *by[2][4];   /* the row of the policy that lets them in, of anyone and of users */
	bool filtered[2][4];           /* rows in some state alone */
};
struct sql_access sql_access_of(const struct sql_state *s, const struct sql_table *t);

#endif
