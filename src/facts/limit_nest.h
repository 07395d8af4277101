/* limit_nest: what a guard of the app's own tells Nest's throttler to count by. */
#ifndef FACTS_LIMIT_NEST_H
#define FACTS_LIMIT_NEST_H

#include "facts/fact.h"

/* Adds a row `tracks` to the section `limit_parts` where the function is a guard's getTracker(). */
void limit_nest(struct facts *f, str path, const struct node *tree, const struct node *function);

#endif
