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
/* What is compared with what. */
struct compared {
	enum cond_op op;
	const struct node *n, *right;
	bool constant; /* the right side is of the rule, with the shape that cond_read() checked; else of some tree */
	str unit;      /* what a number without one is of; "" for seconds, bytes, per second */
	struct patterns *patterns;
	struct arena *arena; /* scratch */
};
/* Does it hold? A computed node is UNKNOWN, but for `exists`, `named` and `source`, which look at none on the right;
 * one of the wrong type FALSE. What names its unit is an amount, and then what cannot be read so is UNKNOWN, and so is
 * an amount of which it is not clear enough how much it is (query/unit.h). With a node on the right, `in` is `equals`,
 * null equals nothing, and what is no amount equals its own text alone. */
enum truth compare(const struct compared *c);

#endif
