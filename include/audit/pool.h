/* pool: the same function in n threads, each told its number; returns when all have returned. */
#ifndef AUDIT_POOL_H
#define AUDIT_POOL_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

/* n is cut to what the system gives; one worker runs in the calling thread, so it always works. */
void pool_run(unsigned n, void *ctx, void (*work)(void *ctx, unsigned worker));
/* Processors that this process may use, 1 at least. */
unsigned pool_processors(void);

/* The documents of a job by number, handed out to its workers; a zeroed one with n is ready. */
struct pool_queue {
	size_t n;
	_Atomic size_t next;
	bool alone;           /* only suspects are read */
	_Atomic bool reached; /* a worker has seen the end */
};
/* Suspects first, when there are any: one worker goes over all documents and takes these; then n workers take the
 * others. False: no worker came to the end, for none could be started. */
bool pool_queue_run(struct pool_queue *q, bool suspects, unsigned n, void *ctx,
                    void (*work)(void *ctx, unsigned worker));
/* The next one; false at the end. */
bool pool_queue_next(struct pool_queue *q, size_t *i);

#endif
