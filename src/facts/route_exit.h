/* route_exit: what the ways out of a function, and the names that it reads, say of it. */
#ifndef FACTS_ROUTE_EXIT_H
#define FACTS_ROUTE_EXIT_H

#include "route_part.h"

struct route_traits { /* texts as written; "" where there is none */
	str refuses, identity, decodes, writes, gives, rows, signs, hands, only, lets, returns, apart, stops, passes;
	str bypass;                              /* on what condition, other than who calls, it lets pass */
	str unseen;                              /* a call of something whose type is not known */
	struct route_refs calls, perhaps, paths; /* perhaps: calls on some condition */
	bool more, notes;                        /* notes: it makes or asks for what decorators note */
	bool checks, unset, sure, stored, asked; /* route_doubt.h */
	bool odd, plain;       /* of PHP and Ruby: it refuses on a way that is not understood; on one that is */
	bool errors;           /* it is only asked about errors */
	str saves;             /* a function of the repository that writes, by its name */
	bool policed, changes; /* it writes by supabase-js; in another way */
	bool optional;         /* of PHP and Ruby: it asks whoever sent something */
};

static inline void route_once(str *what, str text)
{
	if (!what->n)
		*what = text;
}
/* One more, unless it is there. */
void route_calls_add(struct route_refs *calls, str ref);
/* Does the call stand in a way out that is taken on some condition? What is called there asks nobody else. */
bool route_in_branch(const struct route_file *r, const struct node *call);
/* inner: f stands in the function whose traits these are. A function inside that has a name is called by somebody: what
 * it gives back for nobody refuses nothing yet. */
void route_exits(struct route_file *r, struct route_traits *t, const struct node *f, bool inner);

/* ---- route_function_row.c ---- */

/* One row of route_parts for the function of that index, by the name that it is called by. */
void route_function_row(struct route_file *r, str name, size_t function, const struct route_traits *t);

/* ---- route_policy.c ---- */

/* A call that writes: by a chain of supabase-js, whose client is not called after the service key, or in another way.
 */
void route_store_write(struct route_traits *t, str callee);

/* ---- route_hands.c ---- */

/* Does the call hand on what the function with these parameters was asked? Then it is noted. */
void route_hands(struct route_file *r, struct route_traits *t, const struct node *call, const struct node *params);

/* ---- route_optional.c ---- */

/* Of PHP and Ruby: is a place come to only by those who sent who they are? */
bool route_is_sent_only(struct route_file *r, const struct node *place);
/* env['warden'].authenticate!, of Ruby, on no condition: it throws for whoever has not signed in. */
bool route_asks_warden(struct route_file *r, const struct node *read);
/* `lets` is "all" where nobody else is refused. Call it last. */
void route_optional(struct route_file *r, struct route_traits *t, const struct node *f);

#endif
