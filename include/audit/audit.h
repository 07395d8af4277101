/* audit: the two jobs of a scan, each run in a child by guard_run(): the tree (or a stream) with its structure and the
 * repository's facts, and git's history. They speak wire records. */
#ifndef AUDIT_AUDIT_H
#define AUDIT_AUDIT_H

#include "audit/guard.h"
#include "match/matcher.h"
#include "source/history.h"

enum audit_stage { AUDIT_STARTING, AUDIT_GIT, AUDIT_READING, AUDIT_FINISHING };

/* Documents that a child had in hand when it was lost, by audit_document(). */
struct audit_care {
	uint64_t *skip,
	        *alone; /* left out; read before all others, one after the other, so that the guilty one shows */
	size_t n_skip, n_alone;
};

struct audit {
	struct matcher *matcher;
	const bool *on; /* by rule number: selected */
	str as_of;
	str root;              /* as given */
	bool git;              /* look for a repository */
	bool from_env;         /* GIT_* count (hooks) */
	bool repository_rules; /* facts and rules of kind repo (runs with a checklist) */
	bool all_facts;        /* whether a rule asks for them or not */
	unsigned jobs;
	struct source_limits limits;
	struct strs exclude;   /* globs of the policy */
	struct strs files;     /* names in the root that the supervisor wants to read: configuration, manifests */
	struct strs manifests; /* of these the names of a manifest: the first that is there is the app's */
	/* history */
	enum history_kind kind;
	const struct commit_range *ranges; /* see history_options */
	size_t n_ranges;
	str remote;
	bool reflog;
	bool index; /* see history_options; also: the tree is scanned */
	/* stdin */
	str stdin_name;
	struct audit_care care;
};

/* What tells a document from the others of its job: a file by its path, a blob by its number, a message by its commit.
 */
uint64_t audit_document(str name);
/* Jobs for struct guard_job.run; ctx is a struct audit. Each ends with an end record, whatever became of it. */
void audit_tree(void *ctx, struct outlet *out, struct progress *p);
void audit_history(void *ctx, struct outlet *out, struct progress *p);
void audit_stdin(void *ctx, struct outlet *out, struct progress *p);

#endif
