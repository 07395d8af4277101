/* gate_run: a run that found nothing, to which a test adds what the gate is to judge. */
#ifndef TESTS_POLICY_GATE_RUN_H
#define TESTS_POLICY_GATE_RUN_H

#include <criterion/criterion.h>

#include "policy/gate.h"
#include "gate_set.h"

/* A run over tree and history of a registered app at medium tier, in which nothing was found. */
struct run {
	struct arena arena;
	struct report r;
	struct gate_options o;
	struct config config;
	struct manifest manifest;
	struct finding findings[8];
	struct statement evidence[1];
	struct trouble trouble;
};

static inline void run_begin(struct run *run, enum stage stage)
{
	*run = (struct run){0};
	run->config.fail_on = SEVERITY_HIGH;
	run->r = (struct report){.arena = &run->arena, .rules = &gate_set, .stage = stage, .tier = TIER_MEDIUM};
	run->r.text_files = run->r.text_blobs = run->r.commits = 1;
	run->r.has_manifest = run->r.is_repository = run->r.history = run->r.worktree = true;
	run->r.min_confidence = CONFIDENCE_MEDIUM;
	run->r.as_of = S("2026-11-23");
	run->r.findings = run->findings;
	run->evidence[0] =
	        (struct statement){&gate_controls[C_RATE01], EVIDENCE_FOR, S("nginx.conf"), 3, S("limit_req"), false};
	run->o = (struct gate_options){.config = &run->config, .manifest = &run->manifest, .checklist = true};
	run->o.statements = run->evidence;
	run->o.n_statements = 1;
}

static inline struct finding *run_add(struct run *run, size_t rule, enum held held)
{
	struct finding *f = &run->findings[run->r.n_findings++];
	f->main.rule = &gate_rules[rule];
	f->main.confidence = CONFIDENCE_HIGH;
	f->main.secret = true;
	f->held = held;
	return f;
}

static inline int run_decide(struct run *run)
{
	gate_decide(&run->r, &run->o);
	return run->r.exit_status;
}

static inline void run_trouble(struct run *run, enum trouble_class class)
{
	run->trouble = (struct trouble){.class = class, .reason = S("reason"), .count = 1};
	run->r.troubles = &run->trouble;
	run->r.n_troubles = 1;
}

#endif
