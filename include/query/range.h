/* range: what a version requirement lets in, as package managers write it. */
#ifndef QUERY_RANGE_H
#define QUERY_RANGE_H

#include "base/arena.h"

enum range_grammar {
	RANGE_COMMON,   /* npm, PEP 440, Poetry, Pub, RubyGems: they share theirs */
	RANGE_CARGO,    /* "1.2" is "^1.2" */
	RANGE_COMPOSER, /* "~1.2" lets 1.9 in; one bar parts ranges */
	RANGE_NUGET,    /* "1.2" is the lowest; "[1.0,2.0)", "1.*" */
	RANGE_MAVEN     /* "1.2" is that one; "[1.0,2.0)"; Gradle's "[1.0,2.0[", "1.+" */
};
/* The lowest and the highest version that range allows, as three numbers: "^1.2.3" is "1.2.3" and "1.999999.999999",
 * where 999999 stands for any. A side that is open is ""; both are for tags, addresses and what is no range. */
void range_bounds(enum range_grammar grammar, str range, struct arena *a, str *lower, str *upper);

#endif
