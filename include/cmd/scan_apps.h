/* scan_apps: which microapp.yaml registers which app, where the repository has several, or one below its root. */
#ifndef CMD_SCAN_APPS_H
#define CMD_SCAN_APPS_H

#include "cmd/scan_run.h"

/* After audit_repository_facts() and scan_manifest_read(). The only app's own manifest is the run's, if the root has
 * none; of several the report's apps get their tier, owner and stage, and r->apps says by what. */
void scan_apps_read(struct scan_run *r);
/* Of several, the bits of those that the root's manifest registers. */
uint64_t scan_apps_of_root(const struct scan_run *r);
/* After audit_finish(): errors in manifests below the root are findings of their apps. schema: its tree. */
void scan_apps_errors(struct scan_run *r, const struct node *schema);

#endif
