/* scan_job: one job of a scan in a child, and what is made of a child that is lost: the document it had in hand is left
 * out, named as not looked at, and the job runs once more without it. */
#ifndef CMD_SCAN_JOB_H
#define CMD_SCAN_JOB_H

#include "cmd/scan_run.h"

/* Runs it, collects what it sends, and ends it for the collector. False: it did not come to its end, or not without
 * losing a document; the trouble is in the collector, named by `what`. */
bool scan_job(struct scan_run *r, void (*job)(void *ctx, struct outlet *out, struct progress *p), str what);

#endif
