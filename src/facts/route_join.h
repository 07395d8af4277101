/* route_join: the parts of all files put together: which router is mounted where, what stands in front of each route,
 * and whether that guards it. What was not found, is computed or belongs to a package that is not known leaves a route
 * unknown, never open. */
#ifndef FACTS_ROUTE_JOIN_H
#define FACTS_ROUTE_JOIN_H

#include "facts/app_set.h"
#include "facts/fact.h"

/* Adds the section `routes` to the tree of facts, of its section `route_parts`. */
void routes_make(struct members *root, const struct app_set *apps);

#endif
