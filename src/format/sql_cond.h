/* sql_cond: what conditions ask of the caller, in two bounds. sql_cond.c joins them and gives the tree, sql_asks.c
 * knows what comparisons ask. */
#ifndef FORMAT_SQL_COND_H
#define FORMAT_SQL_COND_H

#include "sql_int.h"

enum asks { ASKS_NOTHING, ASKS_SIGN_IN, ASKS_OWNER, ASKS_NOBODY };

struct bounds {
	uint8_t least, most;
	bool constant; /* the same for every row and caller, so that NOT of it is known */
	str column;    /* of ASKS_OWNER; in the scratch or the document's arena */
};

enum { COND_DEEPEST = 64 };

static inline struct bounds bounds_exact(enum asks a, bool constant)
{
	return (struct bounds){(uint8_t)a, (uint8_t)a, constant, {0}};
}
static inline struct bounds bounds_between(enum asks least, enum asks most)
{
	return (struct bounds){(uint8_t)least, (uint8_t)most, false, {0}};
}
static inline struct bounds bounds_unknown(void) { return bounds_between(ASKS_NOTHING, ASKS_NOBODY); }

struct bounds bounds_and(struct bounds a, struct bounds b);
struct bounds bounds_or(struct bounds a, struct bounds b);

/* What a row of the select asks for; its tables and WHERE into c, which may be NULL. */
struct bounds cond_select(struct sql *s, struct branch *c, const struct node *select, unsigned depth);

/* Without casts, COLLATE and (select x), which change nothing. */
const struct node *cond_bare(const struct node *n);
/* x of "(select x)" without FROM, or NULL. */
const struct node *cond_scalar(const struct node *select);
struct bounds cond_null(struct sql *s, const struct node *n, bool is_null); /* n IS [NOT] NULL */
struct bounds cond_equal(struct sql *s, const struct node *a, const struct node *b);
struct bounds cond_strict(struct sql *s, const struct node *n); /* n is not NULL, or the whole is not TRUE */
struct bounds cond_compare(struct sql *s, const struct node *expression);

#endif
