/* guard: runs a job in a child process and takes records from it. A stall or crash inside libgit2 or a parser ends the
 * child and loses nothing that was sent: a thread cannot be freed from open() on a FIFO, a process can.
 *
 * No limit here is in wall seconds but the user's own: what the child computes is counted in its CPU time, and a child
 * that waits is told from one that the machine keeps waiting by the state of its threads (audit/watch.h). */
#ifndef AUDIT_GUARD_H
#define AUDIT_GUARD_H

#include "audit/progress.h"
#include "base/buf.h"
#include "base/err.h"

/* The child's end of the pipe; many threads may send. */
struct outlet;
/* Sends whole records. A closed pipe ends the child: nobody is listening. */
void outlet_send(struct outlet *o, str records);

enum guard_end {
	GUARD_DONE,    /* the job returned. That it sent everything, its records tell */
	GUARD_CRASHED, /* a signal, or it left with a status */
	GUARD_STALLED, /* computed on without a beat */
	GUARD_WAITING, /* neither moved nor could: stopped, or waiting for what does not come */
	GUARD_TIMEOUT, /* the run's time is over */
	GUARD_BROKEN,  /* what it sends cannot be read, or makes no sense; err says why */
	GUARD_REFUSED  /* fork or pipe failed; err says why */
};
struct guard_limits {
	unsigned cpu_seconds;   /* of the child's CPU time that may pass without a beat; 0: any */
	unsigned idle_looks;    /* looks in a row, ten a second at most, that find it waiting; 0: any */
	bool awaits_input;      /* it may wait for standard input; only a stopped one counts as waiting */
	double deadline;        /* monotonic seconds, see guard_now(); 0: none */
	uint64_t memory;        /* bytes of its own (RLIMIT_DATA); 0: any. Not with sanitizers */
	struct strs read_below; /* Landlock: what may be read; none given: no sandbox */
};
struct guard_job {
	void *ctx;
	void (*run)(void *ctx, struct outlet *out, struct progress *p); /* in the child */
	/* In the parent: bytes holds what came so far from *at on; moves *at behind what it used. False: it makes no
	 * sense, the child is to be ended. */
	bool (*received)(void *ctx, str bytes, size_t *at);
	void (*tick)(void *ctx,
	             const struct progress *p); /* about ten times a second, for a progress line; may be NULL */
};
/* Returns when the child is gone, whatever became of it. *signal: of GUARD_CRASHED, else 0. */
enum guard_end guard_run(const struct guard_job *job, const struct guard_limits *limits, struct progress *p,
                         int *signal, struct err *err);
double guard_now(void);

#endif
