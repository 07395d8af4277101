/* scan_plan: what a scan was asked to do, read from its options and checked before anything is opened. */
#ifndef CMD_SCAN_PLAN_H
#define CMD_SCAN_PLAN_H

#include "audit/audit.h"
#include "cmd/change_files.h"
#include "cmd/cmd.h"
#include "cmd/scan_roots.h"
#include "policy/baseline.h"
#include "policy/config.h"

struct output {
	str format, file; /* file "": standard output */
};
struct scan_plan {
	const struct args *args;
	struct arena *arena;
	struct audit audit;
	struct ruleset rules;
	bool changes;               /* --staged --since --diff --hook --pre-push */
	bool by_hand;               /* --hook that neither git nor a push started: all files besides what is staged */
	bool stream;                /* - */
	struct change_files change; /* of changes: what decides about them */
	str rules_trouble;          /* why the rules of their base side are not used; "" */
	bool worktree, history;     /* which jobs run */
	bool narrowed;
	struct strs sections, rule_ids, skipped;
	struct config command_line, policy;
	bool has_policy, has_config_file;
	str config_file, policy_digest, baseline_digest, config_bytes;
	struct baseline baseline;
	bool has_baseline;
	bool no_baseline; /* not even the one that stands there: a new one is being written */
	const struct output *outputs;
	size_t n_outputs;
	str report_dir, as_of, scope;
	unsigned timeout;
	bool all_refs;
	str config_unread; /* why the repository's own configuration, which may name rules, was not read; "" */
	str unreadable;    /* why the root cannot even be looked at; "" when it can */
	str unruly;        /* what is wrong with the rules that a root that was found adds; "" for nothing */
	struct scan_root root;
	struct scan_roots *roots; /* what the whole scan looks at; NULL for a run by itself */
};
/* The plan for one root, a PATH or "-"; roots are all that the scan looks at, NULL when that is this one alone. False:
 * err is one line for a usage error. Strings live in the arena or in args. */
bool scan_plan_read(const struct args *args, const struct scan_root *root, struct scan_roots *roots, struct arena *a,
                    struct scan_plan *out, struct err *err);
/* "sha256:…" of bytes. */
str scan_digest(struct arena *a, str bytes);

#endif
