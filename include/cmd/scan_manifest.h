/* scan_manifest: what the app's microapp.yaml says of it. Of a change, as its base side has it (policy/change.h). */
#ifndef CMD_SCAN_MANIFEST_H
#define CMD_SCAN_MANIFEST_H

#include "cmd/scan_run.h"

/* After audit_run(): fills manifest of r and what its report says of it, the tier too. */
void scan_manifest_read(struct scan_run *r);
/* The tree of it; NULL: there is none; of kind UNKNOWN: it could not be read. */
const struct node *scan_manifest_tree(struct scan_run *r);
/* After audit_finish(): errors in it are findings. */
void scan_manifest_errors(struct scan_run *r);

#endif
