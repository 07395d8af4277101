/* watch: is a child process still getting anywhere? Answered from its beat, its CPU time and the states of its threads,
 * never from a clock on the wall: on a machine that is busy with other things, a child that could run but is not let
 * has used no CPU time and stands in state R (proc(5)), so it is never taken for one that hangs. */
#ifndef AUDIT_WATCH_H
#define AUDIT_WATCH_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>
#include <time.h>

struct watch {
	pid_t pid;
	clockid_t clock;
	bool has_clock;
	uint64_t beat;
	double cpu_at_beat, cpu; /* seconds */
	unsigned idle;           /* looks in a row that found it waiting */
};
enum watch_sight {
	WATCH_LIVES,
	WATCH_SPINS, /* more CPU time than allowed since its last beat */
	WATCH_WAITS  /* waiting at that many looks in a row */
};
void watch_begin(struct watch *w, pid_t pid);
/* To be called about ten times a second. only_stopped: a thread that sleeps does not count as waiting. A limit of 0 is
 * none. */
enum watch_sight watch_look(struct watch *w, uint64_t beat, unsigned cpu_seconds, unsigned idle_looks,
                            bool only_stopped);

#endif
