/* neighbour: what may be secret in a line though no rule says so: the arguments of a call that signs in, the value of a
 * query or a header under a secret's name, the password in an address. Nothing is reported because of it; but where a
 * line is shown for another reason, or a text of the repository is quoted, it is masked. */
#ifndef SECRET_VALUE_NEIGHBOUR_H
#define SECRET_VALUE_NEIGHBOUR_H

#include "base/arena.h"

/* Half open, in ascending order; they may touch but not overlap. */
struct neighbour {
	size_t start, end;
};
/* How far a call that does not end is believed: to the end of the line there. */
enum { NEIGHBOUR_REACH = 1 << 10 };
/* Those of text; at most `most`, the last of which then reaches to the end of text: too many to tell is no reason to
 * show them. */
size_t neighbours_find(str text, struct neighbour *out, size_t most);
enum { NEIGHBOURS_MOST = 256 };
/* The text with all of them masked, NEIGHBOURS_MOST at most; the same str when there are none. */
str neighbours_mask(struct arena *a, str text);

#endif
