/* scan_run: one scan from its plan to the judged report. What is done with the report is the command's. */
#ifndef CMD_SCAN_RUN_H
#define CMD_SCAN_RUN_H

#include "audit/collect.h"
#include "cmd/progress_line.h"
#include "cmd/scan_plan.h"
#include "policy/change.h"
#include "policy/manifest.h"

/* A zeroed one is ready; scan_plan_read() fills the plan, with the arena. */
struct scan_run {
	struct scan_plan plan;
	struct arena arena;
	struct collector found;
	struct progress *progress;
	struct progress_line line;
	struct report report;
	struct manifest manifest;
	struct config config; /* merged */
	struct change change; /* what the run says about it */
	double deadline;      /* of the whole scan, when it began with another run; else 0 */
	bool has_tree;        /* the tree was looked at */
	unsigned long below;  /* repositories below that were not looked at */
	size_t elsewhere;     /* and those that are roots of their own */
	str retry;            /* the command that would */
	bool container;       /* it holds repositories that are looked at by themselves, and nothing else */
};

/* Runs the plan and fills the report. False: err is one line for a usage error. */
bool scan_run(struct scan_run *r, struct err *err);
void scan_run_free(struct scan_run *r);

#endif
