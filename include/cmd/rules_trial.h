/* rules_trial: one example of a control, tried. A part of `rules test`. */
#ifndef CMD_RULES_TRIAL_H
#define CMD_RULES_TRIAL_H

#include "base/arena.h"
#include "base/err.h"
#include "model/rule.h"

/* False with err: the facts are not well formed, or the control comes to something else, and to what. */
bool rules_try(const struct ruleset *set, const struct control *c, const struct trial *p, struct arena *a,
               struct err *err);

#endif
