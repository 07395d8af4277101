/* door_sql: tables, views, functions and buckets of a hosted PostgreSQL whose interface is open to browsers (Supabase,
 * PostgREST, Hasura), as all its migrations leave them. */
#ifndef FACTS_DOOR_SQL_H
#define FACTS_DOOR_SQL_H

#include "door.h"

void doors_of_sql(struct doors *d);

#endif
