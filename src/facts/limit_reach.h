/* limit_reach: which routes a limiter stands in front of: by order, by path, by router, on what conditions. The way to
 * each route is the one that guards are looked for on (route_join.h). A part of limit_join. */
#ifndef FACTS_LIMIT_REACH_H
#define FACTS_LIMIT_REACH_H

#include "facts/app_set.h"
#include "limit_find.h"

/* Of limiters that are used: sets wired, why, covers and misses where all routes are known; else what was there stays.
 */
void limit_reach(struct limit_joiner *j, const struct node *facts, const struct app_set *apps, struct arena *a);

#endif
