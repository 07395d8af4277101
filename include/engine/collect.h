/* collect: the supervisor's side: records in, one report's findings, troubles and evidence out. */
#ifndef ENGINE_COLLECT_H
#define ENGINE_COLLECT_H

#include "engine/wire.h"

struct collect_evidence {
	struct wire_evidence *at;
	size_t n, cap;
};
/* Zeroed but for rules and arena, it is ready. */
struct collector {
	const struct ruleset *rules;
	struct arena *arena;
	struct hit *hits, *early;
	size_t n_hits, cap_hits, n_early, cap_early;
	struct wire_trouble *troubles;
	size_t n_troubles, cap_troubles;
	struct collect_evidence evidence;
	struct wire_file *files;
	size_t n_files, cap_files;
	bool has_repo, done, bad; /* bad: the child sent nonsense */
	struct repo_info repo;
	str error;
};

/* For guard_job.received; ctx is the collector. */
void collect_records(void *ctx, str bytes, size_t *at);
/* A job has ended: early hits count when it did not say that it was done. */
void collect_job_end(struct collector *c);
void collect_trouble(struct collector *c, enum trouble_class class, str reason, str hint, str path);
/* Joins hits of one fingerprint into findings (main place: tree, index, then newest commit; what is no test first),
 * groups troubles, and puts both into the report, sorted; sorts the evidence, too. Severity, state and gate are left to
 * policy. */
void collect_finish(struct collector *c, struct report *r);
void collect_free(struct collector *c);

#endif
