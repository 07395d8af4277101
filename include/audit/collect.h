/* collect: the supervisor's side: records in, one report's findings, troubles and statements out. */
#ifndef AUDIT_COLLECT_H
#define AUDIT_COLLECT_H

#include "audit/wire.h"

/* Zeroed but for rules and arena, it is ready. */
struct collector {
	const struct ruleset *rules;
	struct arena *arena;
	struct hit *hits, *early;
	size_t n_hits, cap_hits, n_early, cap_early;
	struct wire_trouble *troubles;
	size_t n_troubles, cap_troubles;
	struct statement *statements;
	size_t n_statements, cap_statements;
	struct wire_file *files;
	size_t n_files, cap_files;
	struct wire_below *below; /* in the order of the walk */
	size_t n_below, cap_below;
	bool has_repo;
	bool done, bad; /* of the job at hand: its end record has come; it sent nonsense */
	struct wire_end end;
	struct facts *facts;         /* NULL for none */
	bool stale_facts, all_facts; /* they are those of a lost run; all have come */
	size_t n_lost;               /* of the early hits, those of lost runs of this job */
	str *left_out;
	size_t n_left_out, cap_left_out;
	struct repo_info repo;
	str error;
	str as_of; /* the day on which dates are judged */
};

/* For guard_job.received; ctx is the collector. */
bool collect_records(void *ctx, str bytes, size_t *at);
/* A run of a job has ended: did it say so itself, and nothing but sense? Then early hits count unless it said that it
 * placed them; else they wait for what becomes of the job. */
bool collect_job_end(struct collector *c);
/* The next run leaves this document out: the early hits that a lost one found in it count. The name is kept. */
void collect_left_out(struct collector *c, str name);
/* There is no next run: all early hits count. */
void collect_give_up(struct collector *c);
/* What the supervisor itself finds out. Strings are kept. */
void collect_hit(struct collector *c, const struct hit *h);
void collect_statement(struct collector *c, const struct statement *s);
/* The facts of the run, finished. A job that was lost leaves every section open (facts_cut_short()). Once, after the
 * last job; they live in the arena. */
const struct node *collect_facts(struct collector *c);
void collect_trouble(struct collector *c, enum trouble_class class, str reason, str hint, str path);
/* Joins hits of one fingerprint into findings (main place: tree, index, then newest commit; what is no test first),
 * groups troubles, and puts both into the report, sorted; sorts the statements, too. Severity, state and gate are left
 * to policy. */
void collect_finish(struct collector *c, struct report *r);
void collect_free(struct collector *c);

#endif
