/* audit_repository: what all files together say, in two steps: facts and apps, when all jobs are done; then the rules
 * of kind repo, when the tiers are known. */
#ifndef AUDIT_AUDIT_REPOSITORY_H
#define AUDIT_AUDIT_REPOSITORY_H

#include "audit/audit_run.h"

/* After audit_run(). The facts, finished, go into the report, and its apps where they are several: each with what it is
 * and its own manifest. Both only where the tree was looked at and repository_rules are wanted. */
void audit_repository_facts(struct audit_result *r, const struct audit *job);
/* After audit_repository_facts(), before audit_finish(). Hits and statements go to the collector, as if a job had sent
 * them, and all that is there is marked with the apps it counts for. tier: of a repository that is one app; else that
 * of each stands in the report. manifest: likewise, as in scan_options. */
void audit_repository(struct audit_result *r, const struct audit *job, enum tier tier, const struct node *manifest);

#endif
