/* scan_kind: what kind of run a scan is: the whole, what is staged, a range, what a hook is about. */
#ifndef CMD_SCAN_KIND_H
#define CMD_SCAN_KIND_H

#include "cmd/scan_plan.h"

/* Fills in changes, by_hand, scope and the history part of the audit, from the options, the environment (--hook) and
 * standard input (--pre-push). False: err is one line for a usage error. */
bool scan_kind_read(struct scan_plan *p, struct err *err);

#endif
