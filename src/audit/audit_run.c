/* From options to a report that nobody has judged yet. */
#include "audit/audit_run.h"

#include <errno.h>

#include "audit_job.h"
#include "audit_reach.h"
#include "audit_run_int.h"
#include "rules/ruleset.h"

/* The tree; when git is what broke it, once more without git. */
static void run_tree(struct run *r)
{
	struct report *report = &r->out->report;
	report->worktree = true;
	if (audit_job(r, audit_tree, S("files")) || atomic_load(&r->progress->stage) > AUDIT_GIT || !r->audit.git)
		return;
	r->audit.git = false;
	report->history = false;
	audit_job(r, audit_tree, S("files"));
}

/* Of a change: what was read, and all files besides when nobody's hook asked. */
static void end_change(struct run *r)
{
	struct report *report = &r->out->report;
	bool nothing = atomic_load(&r->progress->blobs) == 0;
	if (r->options->by_hand) {
		report->scope = nothing ? S("files (nothing is staged)") : S("files and staged changes");
		r->audit.git = true;
		run_tree(r);
	} else if (nothing) {
		report->scope = arena_printf(report->arena, "%.*s (empty)", STR_ARG(report->scope));
	}
}

static void run_jobs(struct run *r)
{
	const struct audit_options *o = r->options;
	struct collector *c = &r->out->found;
	for (size_t i = 0; i < o->n_known; i++)
		collect_trouble(c, o->known[i].class, o->known[i].reason, o->known[i].hint, o->known[i].path);
	if (o->unreadable.n) {
		collect_trouble(c, TROUBLE_FAILED, S("cannot be read"), o->unreadable, S(""));
		return;
	}
	if (o->stream) {
		audit_job(r, audit_stdin, S("standard input"));
		return;
	}
	if (o->worktree)
		run_tree(r);
	else if (!run_is_change(r))
		c->has_repo = true; /* history alone: the job says it when there is none */
	audit_reach_history(r);
	if (r->out->report.history)
		audit_job(r, audit_history, S("history"));
	if (run_is_change(r) && !c->error.n)
		end_change(r);
}

static void begin_report(struct run *r, struct arena *a)
{
	const struct audit_options *o = r->options;
	r->out->report = (struct report){.arena = a,
	                                 .rules = o->rules,
	                                 .root = o->job.root,
	                                 .as_of = o->job.as_of,
	                                 .path = S("."),
	                                 .history = o->history,
	                                 .scope = o->scope};
}

static void fill_subject(struct run *r)
{
	struct report *out = &r->out->report;
	const struct repo_info *i = &r->out->found.repo;
	out->is_repository = r->out->found.has_repo;
	out->repository = i->remote;
	out->commit = i->commit;
	out->branch = i->branch;
	out->dirty = i->dirty;
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

static bool run_all(struct run *r, struct err *err)
{
	struct collector *c = &r->out->found;
	run_jobs(r);
	if (c->error.n && !r->options->found)
		return err_set(err, "%.*s", STR_ARG(c->error));
	if (c->error.n)
		collect_trouble(c, TROUBLE_FAILED, c->error, S(""), S(""));
	audit_reach_below(r);
	audit_reach_nothing(r);
	fill_subject(r);
	return true;
}

bool audit_run(const struct audit_options *o, struct arena *a, struct audit_result *out, struct err *err)
{
	struct run r = {.options = o, .audit = o->job, .out = out};
	bool builtin = o->rules->n_rules == ruleset_builtin()->n_rules;
	*out = (struct audit_result){.found = {.rules = o->rules, .arena = a, .as_of = o->job.as_of}};
	begin_report(&r, a);
	out->matcher = matcher_new(o->rules, builtin ? ruleset_builtin_database() : S(""), false, err);
	if (!out->matcher)
		return false;
	r.audit.matcher = out->matcher;
	r.progress = progress_new();
	if (!r.progress)
		return err_system(err, errno, "no shared memory");
	bool ok = run_all(&r, err);
	progress_free(r.progress);
	return ok;
}

void audit_finish(struct audit_result *r) { collect_finish(&r->found, &r->report); }

void audit_result_free(struct audit_result *r)
{
	matcher_free(r->matcher);
	r->matcher = NULL;
	collect_free(&r->found);
	r->found = (struct collector){0};
}
