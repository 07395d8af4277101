/* audit_place: from hits in blobs to hits with commits and paths. A part of the history job of audit/audit.h. */
#ifndef AUDIT_AUDIT_PLACE_H
#define AUDIT_AUDIT_PLACE_H

#include "audit/pool.h"
#include "audit/print_table.h"
#include "source/sides.h"
#include "audit_sink.h"

/* A hit in a blob, waiting for its places; strings in the worker's arena. */
struct blob_hit {
	uint32_t blob, secret;
	struct hit hit;
};
struct history_worker {
	struct history_job *job;
	unsigned number;
	struct arena arena;
	struct blob_hit *hits;
	size_t n, cap;
};
struct history_job {
	const struct audit *audit;
	struct arena arena;
	struct sender sender;
	struct scan_options options;
	struct history *history;
	struct history_worker *workers;
	struct pool_queue queue; /* of blobs */
	struct err why;          /* when none has: what stopped the first one */
	struct blob_hit *hits;   /* of all workers, joined, sorted by secret and blob */
	size_t n_hits;
	struct print_table prints;
	struct sides *sides;           /* of a change */
	struct history_reader *reader; /* for what is asked after all is read; with sides */
};

/* Sends every hit of the workers once for each of its places; what depends on a path is decided there. False: they have
 * none, which was said. */
bool audit_place_hits(struct history_job *j, unsigned workers);

#endif
