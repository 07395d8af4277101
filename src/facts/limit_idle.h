/* limit_idle: limiters that a file makes, gives a name, and never speaks of again. */
#ifndef FACTS_LIMIT_IDLE_H
#define FACTS_LIMIT_IDLE_H

#include "facts/fact.h"

/* Adds rows `idle` to the section `limit_parts`, of a file of JavaScript. */
void limit_idle(struct facts *f, str path, const struct node *tree);

#endif
