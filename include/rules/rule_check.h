/* rule_check: what can be wrong with a rule beyond its syntax. */
#ifndef RULES_RULE_CHECK_H
#define RULES_RULE_CHECK_H

#include "base/arena.h"
#include "base/err.h"
#include "model/rule.h"

/* False with err (without file and line) when the rule is not fit to be used: what is missing, a pattern that does not
 * compile, an anchor that is in none of its examples, an id that does not begin with its file's name. */
bool rule_check(const struct rule *r, struct arena *a, struct err *err);

#endif
