/* scan_ask: what a scan was asked for, as values: read from the command line and checked before anything is opened, or
 * filled in by a command that scans for a reason of its own. */
#ifndef CMD_SCAN_ASK_H
#define CMD_SCAN_ASK_H

#include "cmd/scan_kind.h"
#include "policy/config.h"

struct args;

struct output {
	str format, file; /* file "": standard output */
};
struct scan_ask {
	/* what to look at */
	struct scan_kind kind;
	bool no_git, no_worktree, no_history;
	bool recursive, reflog, all_refs;
	str stdin_name;
	/* by which rules; the lists hold ids of rules and controls, and sections */
	str rules_dir;
	struct strs sections, rule_ids, skipped;
	/* what decides about it; "" for no such file */
	str policy_file, config_file, baseline_file;
	bool no_baseline; /* not even the one that stands there: a new one is being written */
	struct config levels;
	str as_of; /* YYYY-MM-DD */
	/* how to work */
	unsigned jobs;
	double deadline;        /* see guard_limits */
	uint64_t max_file_size; /* 0: any */
	bool progress;          /* the line that moves is not unwanted */
	/* what to write */
	const struct output *outputs;
	size_t n_outputs;
	str report_dir; /* "": none */
	str facts_file; /* "": none */
};

/* A scan without options. False: the day that the environment names is none. */
bool scan_ask_usual(struct arena *a, struct scan_ask *out, struct err *err);
/* False: err is one line for a usage error. Strings live in the arena or in args. */
bool scan_ask_read(const struct args *args, struct arena *a, struct scan_ask *out, struct err *err);

#endif
