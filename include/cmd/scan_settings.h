/* scan_settings: what was decided before a run and counts in it: configuration and baseline. Of a change, as its
 * base side has them (policy/change.h). */
#ifndef CMD_SCAN_SETTINGS_H
#define CMD_SCAN_SETTINGS_H

#include "cmd/scan_run.h"

/* After audit_run(). Fills config and baseline of r, and what its report says of them. False: err is one line for a
 * usage error. */
bool scan_settings_read(struct scan_run *r, struct err *err);
/* When the stage is known and exceptions have been applied: findings of the baseline are known, except that at launch
 * only a baseline counts whose digest the policy names. */
void scan_settings_baseline(struct scan_run *r);

#endif
