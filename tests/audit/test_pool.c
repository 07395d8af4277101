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
