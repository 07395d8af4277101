/* route_match: does a matcher of Next.js take in a path? */
#ifndef FACTS_ROUTE_MATCH_H
#define FACTS_ROUTE_MATCH_H

#include "base/str.h"
#include "query/truth.h"

/* matcher as in `config.matcher`: "/a/:path*", "/((?!api|_next).*)", "/(api|trpc)(.*)". Unknown: of another form. */
enum truth route_matches(str matcher, str path);
/* Is the path this one, or below it? */
bool route_covers(str front, str path);

#endif
