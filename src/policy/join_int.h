/* What the files of the joining share. */
#ifndef POLICY_JOIN_INT_H
#define POLICY_JOIN_INT_H

#include "policy/join.h"

/* How a place in a root is called in the whole. A root as a whole is its folder. */
str join_name(struct arena *a, const struct root_report *root, str path);
/* One judgement of a part taken into that of the whole: the worst verdict speaks, with why as its sentence, of equals
 * the first; evidence of equals is put together. root: its places are named from there; NULL: as they are. A zeroed
 * `to` is ready. */
void join_judgement(const struct root_report *root, const struct judgement *from, str why, struct judgement *to,
                    struct arena *a);
/* The next command of a part, about that part. */
str join_next(str path, str next, struct arena *a);
void join_troubles(const struct root_report *parts, size_t n, struct report *out);

#endif
