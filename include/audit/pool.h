/* pool: the same function in n threads, each told its number; returns when all have returned. */
#ifndef AUDIT_POOL_H
#define AUDIT_POOL_H

/* n is cut to what the system gives; one worker runs in the calling thread, so it always works. */
void pool_run(unsigned n, void *ctx, void (*work)(void *ctx, unsigned worker));
/* Processors that this process may use, 1 at least. */
unsigned pool_processors(void);

#endif
