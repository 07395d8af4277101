/* neighbour: what may be secret in a line though no rule says so: the arguments of a call that signs in, the value of a
 * query or a header under a secret's name, the password in an address. Nothing is reported because of it; but where a
 * line is shown for another reason, or a text of the repository is quoted, it is masked. */
#ifndef ENGINE_NEIGHBOUR_H
#define ENGINE_NEIGHBOUR_H

#include "base/arena.h"

/* Half open, in ascending order; they may touch but not overlap. */
struct neighbour {
	size_t start, end;
};
enum { NEIGHBOURS_MOST = 256 };
/* Those of text, which is one line or little more; at most NEIGHBOURS_MOST, the last of which then reaches to the end
 * of text: too many to tell is no reason to show them. */
size_t neighbours_find(str text, struct neighbour out[NEIGHBOURS_MOST]);
/* The text with all of them masked; the same str when there are none. */
str neighbours_mask(struct arena *a, str text);

#endif
