/* header_use: what a file of JavaScript says about when the headers that a browser is told to be careful by are sent
 * after all: a package that is put in front on a condition, in front of some addresses, or behind what it should stand
 * in front of; headers that single routes set. */
#ifndef FACTS_HEADER_USE_H
#define FACTS_HEADER_USE_H

#include "facts/fact.h"

/* Adds a row of `security_headers` (what: short, or alone) for each. tree: that of format/code.h. */
void header_use(struct facts *f, str path, const struct node *tree);
#endif
