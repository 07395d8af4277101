/* cond_check: a condition that reads well may still never be answered: a pattern that does not compile or is too dear,
 * a path that starts where nothing is. */
#ifndef RULES_COND_CHECK_H
#define RULES_COND_CHECK_H

#include "base/err.h"
#include "model/rule.h"

/* manifest: `$manifest.` is given to it. NULL is fine. */
bool cond_check(const struct cond *c, bool manifest, struct err *err);
/* The same for a path by itself. */
bool cond_check_path(const struct path *p, bool manifest, struct err *err);

#endif
