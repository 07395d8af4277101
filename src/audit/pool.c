/* Threads for the length of one call. */
#include "audit/pool.h"

#include <pthread.h>
#include <sched.h>

enum { MOST_WORKERS = 64 };

struct seat {
	void *ctx;
	void (*work)(void *ctx, unsigned worker);
	unsigned number;
	pthread_t thread;
	bool running;
};

static void *sit(void *arg)
{
	struct seat *seat = arg;
	seat->work(seat->ctx, seat->number);
	return 0;
}

void pool_run(unsigned n, void *ctx, void (*work)(void *ctx, unsigned worker))
{
	struct seat seats[MOST_WORKERS];
	if (n > MOST_WORKERS)
		n = MOST_WORKERS;
	for (unsigned i = 1; i < n; i++) {
		seats[i] = (struct seat){.ctx = ctx, .work = work, .number = i};
		seats[i].running = pthread_create(&seats[i].thread, 0, sit, &seats[i]) == 0;
	}
	work(ctx, 0);
	for (unsigned i = 1; i < n; i++)
		if (seats[i].running)
			pthread_join(seats[i].thread, 0);
}

unsigned pool_processors(void)
{
	cpu_set_t set;
	if (sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 0)
		return (unsigned)CPU_COUNT(&set);
	return 1;
}

bool pool_queue_run(struct pool_queue *q, bool suspects, unsigned n, void *ctx,
                    void (*work)(void *ctx, unsigned worker))
{
	q->alone = true;
	if (suspects)
		pool_run(1, ctx, work);
	q->alone = false;
	atomic_store(&q->next, 0);
	atomic_store(&q->reached, false);
	pool_run(n, ctx, work);
	return atomic_load(&q->reached);
}

bool pool_queue_next(struct pool_queue *q, size_t *i)
{
	*i = atomic_fetch_add(&q->next, 1);
	if (*i < q->n)
		return true;
	atomic_store(&q->reached, true);
	return false;
}
