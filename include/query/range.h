/* range: what a version requirement lets in, as package managers write it (npm's ranges, PEP 440, Poetry). */
#ifndef QUERY_RANGE_H
#define QUERY_RANGE_H

#include "base/arena.h"

/* The lowest and the highest version that range allows, as three numbers: "^1.2.3" is "1.2.3" and "1.999999.999999",
 * where 999999 stands for any. A side that is open is ""; both are for tags, addresses and what is no range. */
void range_bounds(str range, struct arena *a, str *lower, str *upper);

#endif
