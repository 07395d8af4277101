/* What the files of a run share. */
#ifndef AUDIT_AUDIT_RUN_INT_H
#define AUDIT_AUDIT_RUN_INT_H

#include "audit/audit_run.h"

struct run {
	const struct audit_options *options;
	struct audit audit; /* as the next job is told */
	struct audit_result *out;
	struct progress *progress;
};

static inline bool run_is_change(const struct run *r) { return r->audit.kind != HISTORY_ALL; }

#endif
