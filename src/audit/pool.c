/* Threads for the length of one call. */
#include "audit/pool.h"

#include <pthread.h>
#include <sched.h>
#include <stdbool.h>

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
