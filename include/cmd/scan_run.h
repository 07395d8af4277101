/* scan_run: one scan from its plan to the judged report. What is done with the report is the command's. */
#ifndef CMD_SCAN_RUN_H
#define CMD_SCAN_RUN_H

#include "cmd/progress_line.h"
#include "cmd/scan_plan.h"
#include "policy/change.h"
#include "policy/gate.h"
#include "policy/manifest.h"

/* A zeroed one is ready; scan_plan_make() fills the plan, with the arena. */
struct scan_run {
	struct scan_plan plan;
	struct arena arena;
	struct progress_line line;
	struct audit_result result;
	struct manifest manifest;
	const struct node *manifest_tree; /* NULL without one, and for one that is broken */
	str manifest_broken;              /* why; "" */
	struct gate_app *apps;            /* of several, by number; manifest is the root's then */
	str facts;                        /* as JSON, where they were asked for */
	struct config config;             /* merged */
	struct change change;             /* what the run says about it */
};

/* Runs the plan and judges what came of it: result.report. False: err is one line for a usage error. */
bool scan_run(struct scan_run *r, struct err *err);
void scan_run_free(struct scan_run *r);

#endif
