/* audit_repository: what all files together say, judged by the rules of kind repo when all jobs are done and the tier
 * is known. */
#ifndef AUDIT_AUDIT_REPOSITORY_H
#define AUDIT_AUDIT_REPOSITORY_H

#include "audit/audit_run.h"

/* Between audit_run() and audit_finish(). Hits and statements go to the collector, as if a job had sent them, and the
 * facts, finished, into the report; both only where the tree was looked at and repository_rules are wanted. */
void audit_repository(struct audit_result *r, const struct audit *job, enum tier tier);

#endif
