/* audit_run: a whole run over one root: its jobs, each in a child and again where a child is lost, and the report of
 * what they found.
 *
 *   audit_run ─ jobs, and what they did not reach: the report's subject and counts; findings and troubles wait
 *   (the caller reads what decides about the run from found.files: configuration, manifest, baseline)
 *   audit_finish ─ findings and troubles, sorted, into the report
 *
 * It knows no policy and no command line: severity, state, verdicts and gate are left to who asked. */
#ifndef AUDIT_AUDIT_RUN_H
#define AUDIT_AUDIT_RUN_H

#include "audit/audit.h"
#include "audit/collect.h"

/* Whoever looks on while it runs, in the parent. Each may be NULL. */
struct audit_watcher {
	void *ctx;
	void (*moved)(void *ctx, const struct progress *p); /* about ten times a second */
	void (*paused)(void *ctx);                          /* a child is gone */
	/* Asked of each repository below the root: is it looked at by itself? NULL: none is. */
	bool (*apart)(void *ctx, str below);
};

struct audit_options {
	struct audit job; /* what each job is told, but for matcher and care, which the run sees to */
	const struct ruleset *rules;
	bool stream;                      /* standard input and nothing else */
	bool worktree, history;           /* the jobs; a change (job.kind) is read as a history */
	bool by_hand;                     /* a change that nobody's hook asked for: all files besides */
	bool found;                       /* nobody named this root: what is wrong with it is trouble and no error */
	double deadline;                  /* see guard_limits */
	str unreadable;                   /* why the root cannot even be looked at; "" when it can */
	str scope;                        /* of the report: what a change is called; "" for a whole run */
	str again;                        /* the command that would look at the repositories below, too, for hints */
	const struct wire_trouble *known; /* what is known before the run not to be looked at */
	size_t n_known;
	struct audit_watcher watcher;
};

struct audit_result {
	struct report report;
	struct collector found; /* files, statements and what collect_trouble() may add to until audit_finish() */
	struct matcher *matcher;
	struct audit_apps *apps; /* audit_apps.h; NULL where the repository is one app, or nobody asked */
};

/* Strings of the result live in the arena or are those of the options. False: err is one line: what was asked for is
 * not there (a revision, a repository), or the system gave no memory. The result is to be freed all the same. */
bool audit_run(const struct audit_options *o, struct arena *a, struct audit_result *out, struct err *err);
void audit_finish(struct audit_result *r);
/* All but the report, which lives on in the arena. */
void audit_result_free(struct audit_result *r);

#endif
