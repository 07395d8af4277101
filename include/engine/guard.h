/* guard: runs a job in a child process and takes records from it. A stall or crash inside libgit2 or a parser ends the
 * child and loses nothing that was sent: a thread cannot be freed from open() on a FIFO, a process can. */
#ifndef ENGINE_GUARD_H
#define ENGINE_GUARD_H

#include <stdatomic.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/* Shared with the child: how far it is. Whatever moves on adds to beat; a child whose beat stands still is ended. */
struct progress {
	_Atomic uint64_t beat, files, blobs, commits, bytes;
	_Atomic uint64_t text_files, text_blobs; /* of these, how many were searched as text and not empty */
	_Atomic uint64_t total;                  /* of files or blobs in this job, once known */
	_Atomic int stage;                       /* the job's own */
	atomic_flag noting;                      /* one thread writes at a time */
	char doing[256];                         /* what was last begun, for the message when it was the last */
};
struct progress *progress_new(void); /* in shared memory; NULL without memory */
void progress_free(struct progress *p);
/* Notes what is begun; also a beat. */
void progress_doing(struct progress *p, str what);

/* The child's end of the pipe; many threads may send. */
struct outlet;
/* Sends whole records. A closed pipe ends the child: nobody is listening. */
void outlet_send(struct outlet *o, str records);

enum guard_end {
	GUARD_DONE,    /* the job returned */
	GUARD_CRASHED, /* a signal */
	GUARD_STALLED, /* no beat for too long */
	GUARD_TIMEOUT, /* the run's time is over */
	GUARD_REFUSED  /* fork or pipe failed; err says why */
};
struct guard_limits {
	unsigned stall_seconds; /* 0: none */
	double deadline;        /* monotonic seconds, see guard_now(); 0: none */
	uint64_t address_space; /* bytes; 0: none. Not with sanitizers */
	unsigned cpu_seconds;   /* 0: none */
	struct strs read_below; /* Landlock: what may be read; none given: no sandbox */
};
struct guard_job {
	void *ctx;
	void (*run)(void *ctx, struct outlet *out, struct progress *p); /* in the child */
	/* In the parent: bytes holds what came so far from *at on; moves *at behind what it used. */
	void (*received)(void *ctx, str bytes, size_t *at);
	void (*tick)(void *ctx,
	             const struct progress *p); /* about ten times a second, for a progress line; may be NULL */
};
enum guard_end guard_run(const struct guard_job *job, const struct guard_limits *limits, struct progress *p,
                         int *signal, struct err *err);
double guard_now(void);
/* Is Landlock there? For doctor. */
bool guard_has_landlock(void);

#endif
