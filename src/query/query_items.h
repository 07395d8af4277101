/* query_items: conditions about the items that a path selects, each of them the subject of another condition. */
#ifndef QUERY_QUERY_ITEMS_H
#define QUERY_QUERY_ITEMS_H

#include "query/query.h"

/* Is it some, every, covers or count? */
bool query_is_items(enum cond_op op);
enum truth query_items(struct query *q, const struct cond *c, const struct node *subject);

#endif
