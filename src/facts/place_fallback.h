/* place_fallback: keys in code for when none is set, in forms that are no choice between two values: a name that is
 * given what a variable of the environment holds, and elsewhere a text; a name that is taken out of the environment
 * with a text beside it. */
#ifndef FACTS_PLACE_FALLBACK_H
#define FACTS_PLACE_FALLBACK_H

#include "facts/fact.h"

/* Adds a row of `plain_places` (what: fallback) for each. tree: that of format/code.h over text; side: of the file. */
void place_fallback(struct facts *f, str path, str side, str text, const struct node *tree);

#endif
