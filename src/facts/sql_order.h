/* sql_order: what the name of a file of SQL says of when it runs. */
#ifndef FACTS_SQL_ORDER_H
#define FACTS_SQL_ORDER_H

#include "base/str.h"

/* No tool runs it: what undoes a migration, what is kept of old ones. */
bool sql_order_left_alone(str path);
/* It is a migration of a tool, and runs in an order with its neighbours. */
bool sql_order_has(str path);
/* The folder of the migrations that it belongs to. */
str sql_order_unit(str path);
/* Which of two of them runs first. */
int sql_order_compare(str a, str b);

#endif
