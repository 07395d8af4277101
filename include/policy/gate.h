/* gate: the last word on a run: severities, verdicts of the checklist, what gates, status and exit status. It answers
 * the question of the stage (report.stage): may this be committed, registered, launched? */
#ifndef POLICY_GATE_H
#define POLICY_GATE_H

#include "policy/config.h"
#include "policy/manifest.h"

/* What registers one of several apps: its own manifest, else the root's. */
struct gate_app {
	const struct manifest *manifest; /* NULL without one */
	const struct node *tree;         /* NULL: none, or it could not be read */
};

struct gate_options {
	const struct config *config;     /* merged: fail_on, strict */
	const struct manifest *manifest; /* NULL without one */
	bool checklist;                  /* judge the controls: false for runs over changes and stdin */
	bool all_refs;                   /* what only other branches, tags or stashes hold gates too */
	struct strs sections;            /* --only; empty: all */
	struct strs rules;               /* --rule, ids of rules and controls; empty: all */
	struct strs skipped;             /* --skip-rule, likewise */
	struct strs spared;              /* skip_rules of the policy, likewise: it answers for what they would see */
	const bool *on;                  /* by rule number: selected by all of these; NULL: all are */
	struct strs unread;              /* files that decide about the run and could not be read */
	const struct statement *statements;
	size_t n_statements;
	const struct node *manifest_tree; /* as it was read; NULL without one */
	/* Of several apps, by number; of each what surely reaches it, which alone proves, and what may, which counts
	 * against it as well. In the arena, for as long as it is judged. NULL: r->facts are both. */
	const struct gate_app *apps;
	const void *facts;
	void (*views)(const void *facts, size_t app, struct arena *a, const struct node **proof,
	              const struct node **may);
	const struct node
	        *may; /* made by the gate, for verdict.h: r->facts prove, these count against; NULL: both do */
};

/* The stage of a run over tree and history that was given none: launch from status "registered" on. */
enum stage gate_usual_stage(const struct manifest *m);

/* The checklist line of a finding: its rule's control, or the one about history for a secret that only history holds.
 */
const struct control *gate_control(const struct report *r, const struct finding *f);

/* Reads the findings (already suppressed and compared with the baseline), troubles, stage, tier, as_of, narrowed,
 * history, worktree, has_manifest and min_confidence of r. Sets each finding's control, severity and gates; drops
 * findings below min_confidence (counted in hidden) and of a control that is OFF at the tier; sorts the rest; fills
 * controls, status, exit_status and next_command.
 *
 * Of several apps (r->apps) each is judged so by itself, by the findings that count for it, its manifest, tier and
 * stage; then a control has the worst verdict that any app gave it, a finding its worst severity, and gates where it
 * does for any; the stage is the one that asks least, or that of the app that is not ready. */
void gate_decide(struct report *r, const struct gate_options *o);

#endif
