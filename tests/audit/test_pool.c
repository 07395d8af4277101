/* Every worker runs once, the caller's thread is one of them. */
#include "audit/pool.h"

#include <criterion/criterion.h>
#include <pthread.h>
#include <stdatomic.h>

struct pooled {
	_Atomic unsigned ran[128];
	_Atomic unsigned all;
	pthread_t caller;
	_Atomic unsigned in_caller;
};
static void pooled_work(void *ctx, unsigned worker)
{
	struct pooled *p = ctx;
	atomic_fetch_add(&p->ran[worker], 1);
	atomic_fetch_add(&p->all, 1);
	if (pthread_equal(pthread_self(), p->caller))
		atomic_fetch_add(&p->in_caller, 1);
}

Test(pool, each_worker_once)
{
	static const unsigned sizes[] = {0, 1, 2, 7, 64, 1000};
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct pooled p = {.caller = pthread_self()};
		pool_run(sizes[i], &p, pooled_work);
		cr_expect_geq(p.all, 1);
		cr_expect_leq(p.all, sizes[i] ? sizes[i] : 1);
		cr_expect_eq(p.in_caller, 1);
		cr_expect_eq(p.ran[0], 1);
		for (unsigned k = 0; k < 128; k++)
			cr_expect_leq(p.ran[k], 1);
	}
}

Test(pool, processors) { cr_expect_geq(pool_processors(), 1); }

/* ---- a queue ---- */

struct queue_log {
	struct pool_queue queue;
	_Atomic unsigned suspects, others;
	bool idle;
};

/* Document 3 is a suspect. */
static void queue_work(void *ctx, unsigned worker)
{
	struct queue_log *l = ctx;
	size_t i;
	(void)worker;
	while (!l->idle && pool_queue_next(&l->queue, &i))
		if (l->queue.alone == (i == 3))
			atomic_fetch_add(l->queue.alone ? &l->suspects : &l->others, 1);
}

Test(pool, a_queue_gives_suspects_first_and_each_document_once)
{
	struct queue_log l = {.queue = {.n = 100}};
	cr_expect(pool_queue_run(&l.queue, true, 4, &l, queue_work));
	cr_expect_eq(atomic_load(&l.suspects), 1);
	cr_expect_eq(atomic_load(&l.others), 99);
}

Test(pool, a_queue_that_nobody_took_is_told)
{
	struct queue_log l = {.queue = {.n = 1}, .idle = true};
	cr_expect_not(pool_queue_run(&l.queue, false, 2, &l, queue_work));
}
