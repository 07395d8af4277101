/* query_leaf: one comparison about what one path selects. */
#ifndef QUERY_QUERY_LEAF_H
#define QUERY_QUERY_LEAF_H

#include "query/query.h"

/* Any condition with a path of its own and a comparison: all but all, any, not, some, every, covers and count. */
enum truth query_leaf(struct query *q, const struct cond *c, const struct node *subject);

#endif
