/* route_doubt: what looks like a guard and may be none. A function that reads who calls and refuses does not guard for
 * sure where it only looks whether a token is there, where what it compares with may be missing, or where it asks for a
 * session that nobody checked. */
#ifndef FACTS_ROUTE_DOUBT_H
#define FACTS_ROUTE_DOUBT_H

#include "route_exit.h"

void route_doubt_call(struct route_traits *t, str callee);
/* A way out that refuses, and what it hangs on. */
void route_doubt_exit(struct route_file *r, struct route_traits *t, str condition);
/* Why it may be no guard, as a part of a sentence behind its name; "" for no doubt. Behind all calls and exits. */
str route_doubt(const struct route_traits *t);

/* catch (\Exception $e) { abort(401); } of PHP, where a call of the function throws for whoever has no token that is
 * signed: does that way out keep strangers out? */
bool route_catches_strangers(const struct route_file *r, const struct node *function, const struct node *exit);

#endif
