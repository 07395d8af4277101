/* package_side: where the code of a package runs, as its manifest declares what it is built upon: a config.ts beside
 * React and nothing of a server is a browser's. Found out before the files are read, since rules for single files ask.
 */
#ifndef FACTS_PACKAGE_SIDE_H
#define FACTS_PACKAGE_SIDE_H

#include "base/arena.h"

struct package_sides {
	struct arena *arena;
	struct package_side_row {
		str folder, side;
	} * at; /* sorted by folder once package_sides_end() was called; at is its caller's to free */
	size_t n, cap;
};

/* Is it a manifest that says so? */
bool package_side_reads(str path);
/* Notes what the manifest at path says. One that cannot be read, or depends on nothing, says nothing. */
void package_sides_add(struct package_sides *s, str path, str bytes);
void package_sides_end(struct package_sides *s);
/* "browser" "mobile" "desktop" "server", by the nearest folder on the way up of which a manifest was noted; "" when
 * that one has several, or none was; and for folders and names that speak of something else than the rest of their
 * package (api, scripts, server.js). NULL has none. */
str package_side_of(const struct package_sides *s, str path);

#endif
