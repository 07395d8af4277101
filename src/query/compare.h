/* compare: one node against the constant of a condition. */
#ifndef QUERY_COMPARE_H
#define QUERY_COMPARE_H

#include "base/arena.h"
#include "model/rule.h"
#include "query/patterns.h"

/* A text, a number, true or false. */
bool compare_is_scalar(const struct node *n);
/* Is `n OP value` true? A computed node is UNKNOWN, but for `exists`, `named` and `source`, one of the wrong type
 * FALSE. The value has the shape that cond_read() checked. The arena is scratch. */
enum truth compare(enum cond_op op, const struct node *n, const struct node *value, struct patterns *p,
                   struct arena *a);

#endif
