/* stores: the folders in which a repository keeps objects: its own and its alternates (gitrepository-layout(5),
 * objects/info/alternates). Alternates are names that the repository gives of places outside it, so each must look like
 * what it claims to be before anything there is opened. */
#ifndef SOURCE_STORES_H
#define SOURCE_STORES_H

#include "base/arena.h"

enum { STORES_MOST = 64 };
struct stores {
	str at[STORES_MOST]; /* absolute, without links; the first is the repository's own */
	size_t n;
	str refused[STORES_MOST]; /* "objects/info/alternates:3": line of the file that names what is no folder of
	                             objects, or one too many */
	size_t n_refused;
	str unreadable; /* a file of alternates that is there and cannot be read, and why; "" for none */
};

/* objects: the repository's own folder of objects, absolute. All strings in the arena. */
void stores_find(struct stores *s, str objects, struct arena *a);
/* Does this folder hold nothing but what git puts into a folder of objects (pack, info, two hexadecimal digits,
 * temporary files), and at least one of these? Folders like / or somebody's home do not. */
bool stores_looks_so(str folder, struct arena *a);

#endif
