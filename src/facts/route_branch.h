/* route_branch: on what it hangs that something of a file runs at all. A part that does not run whenever its app does
 * carries, in `under`, what must hold: for each condition around it "12:5 process.env.AUTH", by the place of what hangs
 * on it, so that parts under the same one are told; outermost last. Annotations that choose whether a class counts
 * (@Profile) stand there, too. */
#ifndef FACTS_ROUTE_BRANCH_H
#define FACTS_ROUTE_BRANCH_H

#include "route_judge.h"
#include "route_part.h"

/* ---- of one file ---- */

void route_index_branches(struct route_file *r);
/* Adds what must hold for a place to be come to. */
void route_under(struct route_file *r, const struct node *place, struct route_refs *under);

/* Is a value, as written, one of several (a ? b : c, a && b, b if a else c), or longer than what is kept of it? */
bool route_is_choice(const struct route_file *r, str text);

/* ---- joining ---- */

/* What a guard is worth in front of a route: where its registration (a part) hangs on something that the route's own
 * does not hang on, too, it is not known whether it is there. route: NULL for none in particular. */
struct route_verdict route_if_registered(struct route_finder *f, struct route_verdict v, const struct node *guard,
                                         const struct node *route);

#endif
