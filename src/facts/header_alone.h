/* header_alone: a header that a browser is told to be careful by, set in a file of Python, Go, C# or Java where nothing
 * speaks of every answer: a middleware, a filter, a hook. */
#ifndef FACTS_HEADER_ALONE_H
#define FACTS_HEADER_ALONE_H

#include "facts/fact.h"

/* Adds a row of `security_headers` (what: alone) for the first one. tree: that of format/code.h over text. */
void header_alone(struct facts *f, str path, str text, const struct node *tree);

#endif
