/* route_each: calls that a loop over a list of the file makes, once for each item of it:
 *
 *   LIST.forEach(r => app.use(r))                    for (const {path, router} of LIST) app.use(path, router)
 *   LIST.forEach(([p, r]) => app.use(p, r))          Object.entries(MAP).forEach(([p, r]) => app.use(p, r))
 */
#ifndef FACTS_ROUTE_EACH_H
#define FACTS_ROUTE_EACH_H

#include "route_part.h"

/* One turn of the loop around a call. */
struct route_turns {
	const struct node *item; /* of the turn to come; NULL: there are no more */
	str pattern;             /* what it is given to, as written */
	bool entries;            /* key and value, of an object */
	unsigned left;
};
/* False: there is none, or its list is not known. */
bool route_turns(struct route_file *r, const struct node *call, struct route_turns *turns);
/* The arguments of the call in the next turn, a list like that of the call; NULL: there are no more turns, or the
 * arguments do not hang on them. */
const struct node *route_turn(struct route_file *r, const struct node *args, struct route_turns *turns);

#endif
