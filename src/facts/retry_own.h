/* retry_own: calls that the app's own code repeats when they fail: a loop that goes on in spite of a fault, a function
 * that calls itself once more. */
#ifndef FACTS_RETRY_OWN_H
#define FACTS_RETRY_OWN_H

#include "facts/fact.h"

/* Adds rows to the section `retries`, of a file of code. A loop over things of which each is tried once, and one that
 * waits for something to be done, repeat nothing that failed. */
void retry_own(struct facts *f, str path, const struct node *tree);

#endif
