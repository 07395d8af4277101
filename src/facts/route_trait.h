/* route_trait: what functions of Nest and of decorators say, beside what route_function.c sees in any function. */
#ifndef FACTS_ROUTE_TRAIT_H
#define FACTS_ROUTE_TRAIT_H

#include "route_part.h"

/* Does a guard of this name refuse by what it gives back? canActivate() that does not always say true. */
bool route_gives_no(str function, str says);
/* Adds to the row of a function: metadata it asks for ("opens KEY" where it lets everybody pass who has it, "needs KEY"
 * where it lets those pass who have not, "asks KEY" else), `sets`: metadata that it gives a route, `guards`: what it
 * puts in front of one. */
void route_add_traits(struct route_file *r, const struct route_function *f, struct members *row);
/* Texts that stand for metadata, where the file gives such to routes. */
void route_constants(struct route_file *r);

#endif
