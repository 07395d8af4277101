/* limit_join: the parts of all files put together: which limiter is attached to what, or called, and which does
 * nothing. Where something that was not followed may use a limiter, it is not known to be wired, and never inert. */
#ifndef FACTS_LIMIT_JOIN_H
#define FACTS_LIMIT_JOIN_H

#include "facts/app_set.h"
#include "facts/fact.h"

/* Adds to the section `limits` of the tree of facts, of its sections `limit_parts` and `route_parts`. */
void limits_make(struct members *root, const struct app_set *apps);

#endif
