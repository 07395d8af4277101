/* package_popular: packages that nearly everybody knows by name, so that a name beside one of them is a slip or a trap.
 */
#ifndef FACTS_PACKAGE_POPULAR_H
#define FACTS_PACKAGE_POPULAR_H

#include "base/arena.h"

/* The popular package of an ecosystem (npm, pypi) that this name differs from by one letter that is another, missing,
 * too much or in the other's place; "" where there is none, it is popular itself, or is known to be another package. */
str package_popular_near(str ecosystem, str name);
/* The name in small letters, with - for _. */
str package_popular_plain(struct arena *a, str name);

#endif
