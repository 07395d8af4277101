/* Jobs that end well, crash, stall, leave, or stop in the middle of a record:
 * what was sent is kept in every case. */
#include "audit/guard.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct guarded {
	struct buf got; /* what came, a line each */
	unsigned ticks;
	size_t left; /* bytes of a line that never ended */
};

/* Records of these tests are lines. */
static bool guarded_received(void *ctx, str bytes, size_t *at)
{
	struct guarded *g = ctx;
	size_t lf;
	while ((lf = str_find(bytes, S("\n"), *at)) != SIZE_MAX) {
		if (str_starts(str_sub(bytes, *at, lf), S("nonsense")))
			return false;
		buf_add(&g->got, str_sub(bytes, *at, lf + 1));
		*at = lf + 1;
	}
	g->left = bytes.n - *at;
	return true;
}
static void guarded_tick(void *ctx, const struct progress *p)
{
	struct guarded *g = ctx;
	(void)p;
	g->ticks++;
}

static void nap(long milliseconds)
{
	struct timespec t = {milliseconds / 1000, milliseconds % 1000 * 1000000};
	nanosleep(&t, NULL);
}

static void job_well(void *ctx, struct outlet *out, struct progress *p)
{
	(void)ctx;
	progress_doing(p, S("one"));
	outlet_send(out, S("one\ntwo\n"));
}
static void job_crash(void *ctx, struct outlet *out, struct progress *p)
{
	(void)ctx;
	progress_doing(p, S("the bad file"));
	outlet_send(out, S("one\n"));
	signal(SIGSEGV, SIG_DFL);
	raise(SIGSEGV);
}
static void job_stall(void *ctx, struct outlet *out, struct progress *p)
{
	(void)ctx;
	progress_doing(p, S("the slow file"));
	outlet_send(out, S("one\n"));
	for (;;)
		pause();
}
static void job_slow(void *ctx, struct outlet *out, struct progress *p)
{
	(void)ctx;
	for (int i = 0; i < 16; i++) {
		nap(100);
		atomic_fetch_add(&p->beat, 1);
	}
	outlet_send(out, S("done\n"));
}
static void job_spin(void *ctx, struct outlet *out, struct progress *p)
{
	(void)ctx;
	(void)p;
	outlet_send(out, S("one\n"));
	for (volatile unsigned i = 0;; i++)
		;
}
static void job_stop(void *ctx, struct outlet *out, struct progress *p)
{
	outlet_send(out, S("one\n"));
	raise(SIGSTOP);
	job_stall(ctx, out, p);
}
/* Closes its end, whatever number it has, and stays. */
static void job_linger(void *ctx, struct outlet *out, struct progress *p)
{
	(void)ctx;
	(void)p;
	outlet_send(out, S("one\n"));
	for (int fd = 3; fd < 100; fd++)
		close(fd);
	for (;;)
		pause();
}
static void job_nonsense(void *ctx, struct outlet *out, struct progress *p)
{
	(void)ctx;
	(void)p;
	outlet_send(out, S("one\n"));
	outlet_send(out, S("nonsense\n"));
	for (;;)
		pause();
}
static void job_leave(void *ctx, struct outlet *out, struct progress *p)
{
	(void)p;
	outlet_send(out, S("one\n"));
	_exit(*(int *)ctx);
}
static void job_half(void *ctx, struct outlet *out, struct progress *p)
{
	(void)ctx;
	(void)p;
	outlet_send(out, S("one\ntw"));
	_exit(0);
}
static void job_much(void *ctx, struct outlet *out, struct progress *p)
{
	static char line[100001];
	(void)ctx;
	(void)p;
	memset(line, 'x', 100000);
	line[100000] = '\n';
	for (int i = 0; i < 50; i++)
		outlet_send(out, str_at(line, sizeof line));
}

struct ending {
	enum guard_end end;
	int signal;
	struct guarded g;
	char doing[256];
};
static struct ending guarded_run(void (*run)(void *, struct outlet *, struct progress *), struct guard_limits limits)
{
	struct ending e = {0};
	struct err err = {{0}};
	struct guard_job job = {&e.g, run, guarded_received, guarded_tick};
	struct progress *p = progress_new();
	cr_assert_not_null(p);
	e.end = guard_run(&job, &limits, p, &e.signal, &err);
	memcpy(e.doing, p->doing, sizeof e.doing);
	progress_free(p);
	return e;
}
static void expect_got(struct ending *e, const char *want)
{
	cr_expect(str_eq(buf_str(&e->g.got), str_of(want)), "%.*s", STR_ARG(buf_str(&e->g.got)));
	buf_free(&e->g.got);
}

Test(guard, a_job_that_ends_well, .timeout = 20)
{
	struct ending e = guarded_run(job_well, (struct guard_limits){.cpu_seconds = 5});
	cr_expect_eq(e.end, GUARD_DONE);
	cr_expect_str_eq(e.doing, "one");
	expect_got(&e, "one\ntwo\n");
}

Test(guard, a_crash_is_told_and_what_came_is_kept, .timeout = 20)
{
	struct ending e = guarded_run(job_crash, (struct guard_limits){0});
	cr_expect_eq(e.end, GUARD_CRASHED);
	cr_expect_eq(e.signal, SIGSEGV);
	cr_expect_str_eq(e.doing, "the bad file");
	expect_got(&e, "one\n");
}

Test(guard, one_that_waits_is_ended, .timeout = 60)
{
	struct ending e = guarded_run(job_stall, (struct guard_limits){.idle_looks = 10});
	cr_expect_eq(e.end, GUARD_WAITING);
	cr_expect_gt(e.g.ticks, 0);
	cr_expect_str_eq(e.doing, "the slow file");
	expect_got(&e, "one\n");
}

Test(guard, one_that_is_stopped_is_ended_soon, .timeout = 60)
{
	/* even when it may wait for its input, and long before one that waits */
	struct ending e = guarded_run(job_stop, (struct guard_limits){.idle_looks = 100, .awaits_input = true});
	cr_expect_eq(e.end, GUARD_WAITING);
	cr_expect_lt(e.g.ticks, 60);
	expect_got(&e, "one\n");
}

Test(guard, one_that_computes_on_is_ended_by_its_own_time, .timeout = 60)
{
	struct ending e = guarded_run(job_spin, (struct guard_limits){.cpu_seconds = 1, .idle_looks = 10});
	cr_expect_eq(e.end, GUARD_STALLED);
	expect_got(&e, "one\n");
}

Test(guard, one_that_may_await_its_input_is_let_wait, .timeout = 60)
{
	struct guard_limits limits = {.idle_looks = 5, .awaits_input = true, .deadline = guard_now() + 2};
	struct ending e = guarded_run(job_stall, limits);
	cr_expect_eq(e.end, GUARD_TIMEOUT);
	expect_got(&e, "one\n");
}

Test(guard, a_sender_that_never_leaves_is_ended, .timeout = 60)
{
	struct ending e = guarded_run(job_linger, (struct guard_limits){0});
	cr_expect_eq(e.end, GUARD_WAITING);
	expect_got(&e, "one\n");
}

Test(guard, nonsense_ends_it, .timeout = 60)
{
	struct ending e = guarded_run(job_nonsense, (struct guard_limits){0});
	cr_expect_eq(e.end, GUARD_BROKEN);
	expect_got(&e, "one\n");
}

Test(guard, slow_is_no_stall_while_it_moves_on, .timeout = 60)
{
	struct ending e = guarded_run(job_slow, (struct guard_limits){.cpu_seconds = 1, .idle_looks = 10});
	cr_expect_eq(e.end, GUARD_DONE);
	expect_got(&e, "done\n");
}

Test(guard, the_deadline_ends_it, .timeout = 20)
{
	struct ending e = guarded_run(job_stall, (struct guard_limits){.deadline = guard_now() + 0.5});
	cr_expect_eq(e.end, GUARD_TIMEOUT);
	expect_got(&e, "one\n");
}

static int leave_status;
static void job_leave_with(void *ctx, struct outlet *out, struct progress *p)
{
	(void)ctx;
	job_leave(&leave_status, out, p);
}
Test(guard, leaving_with_a_status_is_a_crash, .timeout = 20)
{
	leave_status = 3;
	struct ending e = guarded_run(job_leave_with, (struct guard_limits){0});
	cr_expect_eq(e.end, GUARD_CRASHED);
	cr_expect_eq(e.signal, 0);
	expect_got(&e, "one\n");
	leave_status = 0;
	e = guarded_run(job_leave_with, (struct guard_limits){0});
	cr_expect_eq(e.end, GUARD_DONE, "that the job is not complete, its records tell");
	expect_got(&e, "one\n");
}

Test(guard, half_a_record_is_left_alone, .timeout = 20)
{
	struct ending e = guarded_run(job_half, (struct guard_limits){0});
	cr_expect_eq(e.g.left, 2);
	expect_got(&e, "one\n");
}

Test(guard, more_than_a_pipe_holds, .timeout = 60)
{
	struct ending e = guarded_run(job_much, (struct guard_limits){0});
	cr_expect_eq(e.end, GUARD_DONE);
	cr_expect_eq(e.g.got.n, 50 * 100001);
	buf_free(&e.g.got);
}

Test(guard, what_is_done_is_cut_to_its_room)
{
	struct progress *p = progress_new();
	char path[1000];
	memset(path, 'p', sizeof path);
	progress_doing(p, str_at(path, sizeof path));
	cr_expect_eq(strlen(p->doing), sizeof p->doing - 1);
	progress_doing(p, (str){0});
	cr_expect_str_eq(p->doing, "");
	cr_expect_eq(atomic_load(&p->beat), 2);
	progress_take(p, 3, 7, str_at(path, sizeof path));
	cr_expect_eq(strlen(p->hands[3].name), PROGRESS_NAME - 1);
	cr_expect_eq(atomic_load(&p->hands[3].id), 7);
	progress_drop(p, 3);
	cr_expect_eq(atomic_load(&p->hands[3].id), 0);
	progress_free(p);
}
