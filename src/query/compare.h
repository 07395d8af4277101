/* compare: one node against the right-hand side of a condition: a constant of the rule, or a node of the same tree or
 * of another one. */
#ifndef QUERY_COMPARE_H
#define QUERY_COMPARE_H

#include "base/arena.h"
#include "model/rule.h"
#include "query/patterns.h"

/* A text, a number, true or false. */
bool compare_is_scalar(const struct node *n);
/* The value that counts at this tier; itself when it is none of by_tier. */
const struct node *compare_value(const struct node *value, enum tier tier);
/* Is `n OP value` true? A computed node is UNKNOWN, but for `exists`, `named` and `source`; one of the wrong type
 * FALSE; one that cannot be read as the unit that the value names is UNKNOWN. The value is a constant with the shape
 * that cond_read() checked, and not one of by_tier. The arena is scratch. */
enum truth compare(enum cond_op op, const struct node *n, const struct node *value, struct patterns *p,
                   struct arena *a);
/* The same with a node on the right, where nothing is checked: UNKNOWN where it is computed, FALSE where it is null or
 * of the wrong type. `in` is `equals` here. Two texts that differ are equal when both are measures of one kind and size
 * (15m, 900). */
enum truth compare_nodes(enum cond_op op, const struct node *n, const struct node *right, struct patterns *p,
                         struct arena *a);

#endif
