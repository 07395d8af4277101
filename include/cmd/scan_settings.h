/* scan_settings: what was decided before a run and counts in it: configuration, manifest, baseline. Of a change, as its
 * base side has them (policy/change.h). */
#ifndef CMD_SCAN_SETTINGS_H
#define CMD_SCAN_SETTINGS_H

#include "cmd/scan_run.h"

/* After the jobs: rules that should decide and are broken on the base side are named in the report. */
void scan_settings_troubles(struct scan_run *r);
/* Fills config and baseline of r, and what its report says of them. False: err is one line for a usage error. */
bool scan_settings_read(struct scan_run *r, struct err *err);
/* After collect_finish(): the manifest, whose errors are findings. */
void scan_settings_manifest(struct scan_run *r);
/* When the stage is known and exceptions have been applied: findings of the baseline are known, except that at launch
 * only a baseline counts whose digest the policy names. */
void scan_settings_baseline(struct scan_run *r);

/* Those of the files that decide about the run which are there and could not be read. */
struct strs scan_settings_unread(struct scan_run *r);

#endif
