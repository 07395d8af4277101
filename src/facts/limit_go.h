/* limit_go: limits on requests that functions of Go count themselves: what stands in front of handlers, or is one. */
#ifndef FACTS_LIMIT_GO_H
#define FACTS_LIMIT_GO_H

#include "facts/fact.h"

/* Adds rows to the section `limit_parts`, of a file of Go. A function counts where it refuses with 429 what a counter
 * of its own, or of golang.org/x/time/rate, has had enough of. The row's `ref` is its name as route_parts has it. */
void limit_go(struct facts *f, str path, const struct node *tree);

#endif
