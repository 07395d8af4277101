/* From a plan to a judged report: jobs in children, configuration, manifest, gate. */
#include "cmd/scan_run.h"

#include <errno.h>

#include "cmd/scan_job.h"
#include "cmd/scan_reach.h"
#include "cmd/scan_settings.h"
#include "policy/gate.h"
#include "policy/notice.h"
#include "policy/suppress.h"
#include "rules/ruleset.h"
#include "scan/redact.h"

/* The tree; when git is what broke it, once more without git. */
static void run_tree(struct scan_run *r)
{
	r->has_tree = true;
	if (scan_job(r, audit_tree, S("files")) || atomic_load(&r->progress->stage) > AUDIT_GIT || !r->plan.audit.git)
		return;
	r->plan.audit.git = false;
	r->plan.history = false;
	scan_job(r, audit_tree, S("files"));
}

static void run_jobs(struct scan_run *r)
{
	struct scan_plan *p = &r->plan;
	if (p->config_unread.n)
		collect_trouble(&r->found, TROUBLE_FAILED, S("cannot be read"), p->config_unread,
		                S(".microaudit.yaml"));
	if (p->unreadable.n) {
		collect_trouble(&r->found, TROUBLE_FAILED, S("cannot be read"), p->unreadable, S(""));
		return;
	}
	if (p->stream) {
		scan_job(r, audit_stdin, S("standard input"));
		return;
	}
	if (p->worktree)
		run_tree(r);
	else if (!p->changes)
		r->found.has_repo = true; /* history alone: the job says it when there is none */
	scan_reach_history(r);
	if (p->history)
		scan_job(r, audit_history, S("history"));
	bool nothing = p->changes && atomic_load(&r->progress->blobs) == 0;
	if (r->found.error.n)
		return;
	if (p->by_hand) {
		p->scope = nothing ? S("files (nothing is staged)") : S("files and staged changes");
		p->audit.git = true;
		run_tree(r);
	} else if (nothing) {
		p->scope = arena_printf(&r->arena, "%.*s (empty)", STR_ARG(p->scope));
	}
}

static void fill_subject(struct scan_run *r)
{
	struct report *out = &r->report;
	const struct scan_plan *p = &r->plan;
	const struct repo_info *i = &r->found.repo;
	*out = (struct report){.arena = &r->arena,
	                       .rules = &p->rules,
	                       .version = S(MICROAUDIT_VERSION),
	                       .root = p->audit.root,
	                       .as_of = p->as_of,
	                       .path = S("."),
	                       .is_repository = r->found.has_repo,
	                       .repository = i->remote,
	                       .commit = i->commit,
	                       .branch = i->branch,
	                       .dirty = i->dirty,
	                       .policy_digest = p->policy_digest,
	                       .baseline_digest = p->baseline_digest,
	                       .narrowed = p->narrowed,
	                       .history = p->history,
	                       .worktree = r->has_tree,
	                       .scope = p->scope,
	                       .below = r->below,
	                       .container = r->container,
	                       .retry = r->retry};
	if (i->prefix.n)
		out->path = str_sub(i->prefix, 0, i->prefix.n - 1);
	out->files = atomic_load(&r->progress->files);
	/* What lies beside the objects of a bare repository is git's, not the app's. */
	out->text_files = i->bare ? 0 : atomic_load(&r->progress->text_files);
	out->text_blobs = atomic_load(&r->progress->text_blobs);
	out->blobs = atomic_load(&r->progress->blobs);
	out->commits = atomic_load(&r->progress->commits);
	out->bytes = atomic_load(&r->progress->bytes);
}

static void decide(struct scan_run *r)
{
	struct report *out = &r->report;
	struct scan_plan *p = &r->plan;
	const struct manifest *m = out->has_manifest ? &r->manifest : NULL;
	bool checklist = !p->changes && !p->stream;
	out->min_confidence = r->config.min_confidence;
	out->stage = config_stage(&r->config, checklist ? gate_usual_stage(m) : STAGE_WORK);
	suppress_apply(out, &r->config, m, checklist && !out->narrowed && out->history);
	scan_settings_baseline(r);
	notice_join(&r->change.notices, out);
	struct gate_options o = {.config = &r->config,
	                         .manifest = m,
	                         .checklist = checklist,
	                         .all_refs = p->all_refs,
	                         .sections = p->sections,
	                         .rules = p->rule_ids,
	                         .skipped = p->skipped,
	                         .spared = p->policy.skip_rules,
	                         .on = p->audit.on,
	                         .unread = scan_settings_unread(r),
	                         .statements = r->found.statements,
	                         .n_statements = r->found.n_statements};
	gate_decide(out, &o);
}

static bool run(struct scan_run *r, struct err *err)
{
	struct scan_plan *p = &r->plan;
	r->found = (struct collector){.rules = &p->rules, .arena = &r->arena};
	bool builtin = p->rules.n_rules == ruleset_builtin()->n_rules;
	p->audit.matcher = matcher_new(&p->rules, builtin ? ruleset_builtin_database() : S(""), false, err);
	if (!p->audit.matcher)
		return false;
	r->progress = progress_new();
	if (!r->progress)
		return err_system(err, errno, "no shared memory");
	if (p->timeout && r->deadline <= 0)
		r->deadline = guard_now() + p->timeout;
	progress_line_start(&r->line, p->args);
	run_jobs(r);
	if (r->found.error.n && !p->root.found)
		return err_set(err, "%.*s", STR_ARG(r->found.error));
	if (r->found.error.n)
		collect_trouble(&r->found, TROUBLE_FAILED, r->found.error, S(""), S(""));
	scan_reach_below(r);
	bool nothing = scan_reach_nothing(r);
	fill_subject(r);
	r->report.nothing = nothing;
	scan_settings_troubles(r);
	if (!scan_settings_read(r, err))
		return false;
	collect_finish(&r->found, &r->report);
	scan_settings_manifest(r);
	decide(r);
	return redact_report(p->audit.matcher, &r->report, err);
}

/* What only the run itself needs goes at once: a scan may have hundreds of roots. */
bool scan_run(struct scan_run *r, struct err *err)
{
	bool ok = run(r, err);
	matcher_free(r->plan.audit.matcher);
	r->plan.audit.matcher = NULL;
	progress_free(r->progress);
	r->progress = NULL;
	collect_free(&r->found);
	r->found = (struct collector){0};
	return ok;
}

void scan_run_free(struct scan_run *r) { arena_free(&r->arena); }
