/* progress: how far a child is and what it has in hand, in memory that it shares with its supervisor: the supervisor
 * still reads it when the child is gone. */
#ifndef AUDIT_PROGRESS_H
#define AUDIT_PROGRESS_H

#include <stdatomic.h>
#include <stdint.h>

#include "base/str.h"

enum { PROGRESS_HANDS = 64, PROGRESS_NAME = 256 };

/* One worker's document. Only that worker writes it. */
struct progress_hand {
	_Atomic uint64_t id; /* 0: nothing in hand */
	char name[PROGRESS_NAME];
};
struct progress {
	_Atomic uint64_t beat; /* whatever moves on adds to it */
	_Atomic uint64_t files, blobs, commits, bytes;
	_Atomic uint64_t text_files, text_blobs; /* of these, how many were searched as text and not empty */
	_Atomic uint64_t total;                  /* of files or blobs in this job, once known */
	_Atomic int stage;                       /* the job's own */
	char doing[PROGRESS_NAME];               /* what was last begun by the job as a whole; one thread at a time */
	struct progress_hand hands[PROGRESS_HANDS];
};
struct progress *progress_new(void); /* NULL without memory */
void progress_free(struct progress *p);
/* Before a job: nothing is in hand or being done, stage and total are 0. The counts go on. */
void progress_begin(struct progress *p);
void progress_beat(struct progress *p);
/* Notes what is begun, cut to its room; also a beat. */
void progress_doing(struct progress *p, str what);
/* A worker takes a document, and lays it down again; both are beats. id: what tells it from all others, never 0. */
void progress_take(struct progress *p, unsigned worker, uint64_t id, str name);
void progress_drop(struct progress *p, unsigned worker);

#endif
