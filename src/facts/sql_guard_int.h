/* sql_guard_int: what values (sql_guard_value.c) and ways (sql_guard.c) share. */
#ifndef FACTS_SQL_GUARD_INT_H
#define FACTS_SQL_GUARD_INT_H

#include "sql_guard.h"

/* What an expression may be: any of these. */
enum { IS_TRUE = 1, IS_FALSE = 2, IS_NULL = 4, IS_SOME = 8 /* another value */, IS_ANY = 15, IS_BOOL = 3 };

struct guard_value {
	unsigned can;
	str text;    /* of IS_SOME alone, where it is known */
	bool caller; /* it hangs on who calls, or on a secret that he would have to know */
	bool data;   /* it comes out of a table */
	bool secret; /* a column that is called so */
	bool key;    /* the same, or a code: who asks for a row by it has to know it */
};

enum { GUARD_VARIABLES = 48, GUARD_DEEPEST = 8, GUARD_NESTED = 40, GUARD_WORK = 20000 };

/* One function that is run. */
struct guard_frame {
	const struct sql_state *s;
	struct {
		str name;
		struct guard_value value;
	} at[GUARD_VARIABLES];
	size_t n;
	struct guard_value found,
	        given; /* given: by all its RETURNs that are come to; can is 0 as long as there is none */
	struct sql_deeds *deeds;
	unsigned *work;
	unsigned depth; /* functions around it */
	bool doubt;     /* a check that was not understood may have stopped the stranger */
	bool raised;    /* something that was called refused */
};

/* What auth.jwt() gives. */
static const str guard_claims = STR_INIT("the claims of the token");

static inline struct guard_value guard_exactly(unsigned can) { return (struct guard_value){.can = can}; }
static inline struct guard_value guard_known(str text) { return (struct guard_value){.can = IS_SOME, .text = text}; }
static inline struct guard_value guard_of_caller(struct guard_value v) { return v.caller = true, v; }
static inline struct guard_value guard_unknown(void)
{
	return guard_of_caller(guard_exactly(IS_ANY));
} /* a check may stand in it */

/* v, with what is said of both. */
static inline struct guard_value guard_like(struct guard_value v, struct guard_value a, struct guard_value b)
{
	v.caller = a.caller || b.caller;
	v.data = a.data || b.data;
	v.secret = a.secret || b.secret;
	return v;
}

/* sql_guard_compare.c: how is an operator, op a test such as is-null. */
unsigned guard_negated(unsigned can);
struct guard_value guard_compare(struct guard_value a, struct guard_value b, str how);
struct guard_value guard_distinct(struct guard_value a, struct guard_value b, bool not );
struct guard_value guard_test(struct guard_value a, str op);

struct guard_value guard_eval(struct guard_frame *f, const struct node *n, unsigned depth);
/* sql_guard_select.c: its value, x IN (SELECT …), EXISTS (SELECT …). */
struct guard_value guard_select(struct guard_frame *f, const struct node *n, unsigned depth);
struct guard_value guard_in_select(struct guard_frame *f, const struct node *n, unsigned depth);
struct guard_value guard_exists(struct guard_frame *f, const struct node *n, unsigned depth);
/* Does a SELECT find rows? */
enum truth guard_rows(struct guard_frame *f, const struct node *select, bool *caller, unsigned depth);
/* Does it add rows up, so that it gives one row always? */
bool guard_sums(const struct node *select);
/* What a function gives that is called with these; its deeds and refusals count for who calls it. */
struct guard_value guard_call(struct guard_frame *f, const struct sql_function *called, const struct node *args,
                              unsigned depth);

#endif
