/* join: one report of several that were judged each by itself. Findings and troubles are named from where the labels
 * begin; a control has the worst verdict that any root gave it; status, exit status and counts are of the whole. */
#ifndef POLICY_JOIN_H
#define POLICY_JOIN_H

#include "model/report.h"

/* Fills out from parts, sorted by path, n at least 1. Of a container only what it could not read is kept. What one root
 * holds inside another is one finding. A manifest's app, owner and tier are told when only one root has one; what the
 * roots disagree on is left out; the stage is the one that asks least, or that of the root that is not ready. Strings
 * of the parts are borrowed, the rest is in the arena, which out keeps. */
void report_join(const struct root_report *parts, size_t n, struct arena *a, struct report *out);

#endif
