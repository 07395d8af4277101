/* limit_own: limits on requests that the app's own code counts. Such a function says by what it does that it is one: it
 * compares a number that grows with every request, and refuses where that is too high. */
#ifndef FACTS_LIMIT_OWN_H
#define FACTS_LIMIT_OWN_H

#include "facts/fact.h"

/* Adds rows to the section `limit_parts`, of a file of code. What passes on that another server refused (429) is none.
 */
void limit_own(struct facts *f, str path, const struct node *tree);

#endif
