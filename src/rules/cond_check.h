/* cond_check: a condition that reads well may still never be answered: a pattern that does not compile or is too dear,
 * a value for a tier that is not known yet, a path that starts where nothing is. */
#ifndef RULES_COND_CHECK_H
#define RULES_COND_CHECK_H

#include "base/err.h"
#include "model/rule.h"

/* tier: it is asked when the app's tier is known, so that a value may depend on it. NULL is fine. */
bool cond_check(const struct cond *c, bool tier, struct err *err);
/* Does a path that selects what is judged or reported start at the tree, as it must? */
bool cond_check_start(const struct path *p, struct err *err);

#endif
