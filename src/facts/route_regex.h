/* route_regex: whether a regular expression of a rule takes in a path of a route. */
#ifndef FACTS_ROUTE_REGEX_H
#define FACTS_ROUTE_REGEX_H

#include "base/str.h"
#include "query/truth.h"

/* Does it match anywhere in a path with holes {x}, which may be anything? UNKNOWN for all but anchors, plain text,
 * choices of it and .* at the end. */
enum truth route_regex(str pattern, str path);

#endif
