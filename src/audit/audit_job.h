/* audit_job: one job of a run in a child, and what is made of a child that is lost: the document it had in hand is left
 * out, named as not looked at, and the job runs once more without it. */
#ifndef AUDIT_AUDIT_JOB_H
#define AUDIT_AUDIT_JOB_H

#include "audit_run_int.h"

/* Runs it, collects what it sends, and ends it for the collector. False: it did not come to its end, or not without
 * losing a document; the trouble is in the collector, named by `what`. */
bool audit_job(struct run *r, void (*job)(void *ctx, struct outlet *out, struct progress *p), str what);

#endif
