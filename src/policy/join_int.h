/* What the files of the joining share. */
#ifndef POLICY_JOIN_INT_H
#define POLICY_JOIN_INT_H

#include "policy/join.h"

/* How a place in a root is called in the whole. A root as a whole is its folder. */
str join_name(struct arena *a, const struct root_report *root, str path);
void join_troubles(const struct root_report *parts, size_t n, struct report *out);

#endif
