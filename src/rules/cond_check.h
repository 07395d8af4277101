/* cond_check: a condition that reads well may still never be answered: a pattern that does not compile or is too dear,
 * a path that starts where nothing is. */
#ifndef RULES_COND_CHECK_H
#define RULES_COND_CHECK_H

#include "base/err.h"
#include "model/rule.h"

/* manifest: `$manifest.` is given to it. NULL is fine. */
bool cond_check(const struct cond *c, bool manifest, struct err *err);
/* Does a path that selects what is judged or reported start at the tree, as it must? */
bool cond_check_start(const struct path *p, struct err *err);

#endif
