/* From a plan to a judged report: the run, and on top of it configuration, manifest and gate. */
#include "cmd/scan_run.h"

#include "audit/audit_apps.h"
#include "audit/audit_repository.h"
#include "cmd/scan_apps.h"
#include "cmd/scan_facts.h"
#include "cmd/scan_files.h"
#include "cmd/scan_manifest.h"
#include "cmd/scan_settings.h"
#include "policy/gate.h"
#include "policy/notice.h"
#include "policy/suppress.h"
#include "scan/redact.h"

/* ---- what the run asks while it runs ---- */

static void on_moved(void *ctx, const struct progress *p) { progress_line_show(&((struct scan_run *)ctx)->line, p); }
static void on_paused(void *ctx) { progress_line_clear(&((struct scan_run *)ctx)->line); }

/* With --recursive a repository that is found below becomes a root. */
static bool on_below(void *ctx, str below)
{
	const struct scan_plan *p = &((struct scan_run *)ctx)->plan;
	if (!p->roots)
		return false;
	bool is_root = scan_roots_has(p->roots, &p->root, below);
	if (p->roots->recursive && !is_root)
		scan_roots_add(p->roots, &p->root, below);
	return p->roots->recursive || is_root;
}

/* ---- the judgement ---- */

static void fill_request(const struct scan_plan *p, struct report *out)
{
	out->version = S(MICROAUDIT_VERSION);
	out->policy_digest = p->policy_digest;
	out->baseline_digest = p->baseline_digest;
	out->narrowed = p->narrowed;
}

/* Each app is asked the question of its own status, each manifest is heard about its own apps. */
static void prepare_apps(struct scan_run *r, bool full)
{
	struct report *out = &r->result.report;
	for (size_t i = 0; i < out->n_apps; i++) {
		out->apps[i].stage = config_stage(&r->config, gate_usual_stage(r->apps[i].manifest));
		if (out->apps[i].manifest_path.n)
			suppress_manifest(out, r->apps[i].manifest, full);
	}
}

static void app_views(const void *ctx, size_t app, struct arena *a, const struct node **proof, const struct node **may)
{
	audit_apps_views(ctx, app, a, proof, may);
}

static void decide(struct scan_run *r)
{
	struct report *out = &r->result.report;
	const struct scan_plan *p = &r->plan;
	const struct scan_ask *ask = p->ask;
	const struct manifest *m = out->has_manifest ? &r->manifest : NULL;
	bool checklist = !ask->kind.changes && !p->options.stream;
	bool full = checklist && !out->narrowed && out->history;
	out->min_confidence = r->config.min_confidence;
	out->stage = config_stage(&r->config, checklist ? gate_usual_stage(m) : STAGE_WORK);
	suppress_apply(out, &r->config, m, full);
	prepare_apps(r, full);
	scan_settings_baseline(r);
	notice_join(&r->change.notices, out);
	struct gate_options o = {.config = &r->config,
	                         .manifest = m,
	                         .checklist = checklist,
	                         .all_refs = ask->all_refs,
	                         .sections = ask->sections,
	                         .rules = ask->rule_ids,
	                         .skipped = ask->skipped,
	                         .spared = p->policy.skip_rules,
	                         .on = p->options.job.on,
	                         .unread = scan_files_unread(r),
	                         .statements = r->result.found.statements,
	                         .n_statements = r->result.found.n_statements,
	                         .manifest_tree = r->manifest_tree,
	                         .apps = r->apps,
	                         .facts = r->result.apps,
	                         .views = r->result.apps ? app_views : NULL};
	gate_decide(out, &o);
}

static bool run(struct scan_run *r, struct err *err)
{
	struct audit_result *result = &r->result;
	r->plan.options.watcher = (struct audit_watcher){r, on_moved, on_paused, on_below};
	progress_line_start(&r->line, r->plan.ask->progress);
	if (!audit_run(&r->plan.options, &r->arena, result, err))
		return false;
	fill_request(&r->plan, &result->report);
	if (!scan_settings_read(r, err))
		return false;
	scan_manifest_read(r);
	audit_repository_facts(result, &r->plan.options.job);
	scan_apps_read(r);
	audit_repository(result, &r->plan.options.job, result->report.tier, scan_manifest_tree(r));
	audit_finish(result);
	scan_manifest_errors(r);
	decide(r);
	return redact_report(result->matcher, &result->report, err) &&
	       (!r->plan.ask->facts_file.n || scan_facts_keep(r, err));
}

/* What only the run itself needs goes at once: a scan may have hundreds of roots. */
bool scan_run(struct scan_run *r, struct err *err)
{
	bool ok = run(r, err);
	audit_result_free(&r->result);
	return ok;
}

void scan_run_free(struct scan_run *r) { arena_free(&r->arena); }
