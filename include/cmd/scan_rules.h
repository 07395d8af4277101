/* scan_rules: the rules of one run, and which of them were selected. */
#ifndef CMD_SCAN_RULES_H
#define CMD_SCAN_RULES_H

#include "cmd/scan_plan.h"

/* Into the plan, whose policy has been read: the built-in rules, those of --rules, of the policy's folder, and of the
 * repository's own; of a change also its two sides, since rules of the side before count. False: err is one line for a
 * usage error. */
bool scan_rules_read(struct scan_plan *p, struct err *err);

#endif
