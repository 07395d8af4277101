/* Fork, pipe, poll, kill. */
#include "engine/guard.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "engine/sandbox.h"

struct outlet {
	int fd;
	pthread_mutex_t lock;
};

struct progress *progress_new(void)
{
	void *p = mmap(NULL, sizeof(struct progress), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	return p == MAP_FAILED ? NULL : p;
}

void progress_free(struct progress *p)
{
	if (p)
		munmap(p, sizeof *p);
}

void progress_doing(struct progress *p, str what)
{
	size_t n = what.n < sizeof p->doing - 1 ? what.n : sizeof p->doing - 1;
	while (atomic_flag_test_and_set_explicit(&p->noting, memory_order_acquire))
		sched_yield();
	if (n)
		memcpy(p->doing, what.p, n);
	p->doing[n] = '\0';
	atomic_flag_clear_explicit(&p->noting, memory_order_release);
	atomic_fetch_add_explicit(&p->beat, 1, memory_order_relaxed);
}

double guard_now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void outlet_send(struct outlet *o, str records)
{
	pthread_mutex_lock(&o->lock);
	while (records.n) {
		ssize_t n = write(o->fd, records.p, records.n);
		if (n < 0 && errno != EINTR)
			_exit(3);
		if (n > 0)
			records = str_sub(records, (size_t)n, records.n);
	}
	pthread_mutex_unlock(&o->lock);
}

static void limit(int what, uint64_t value)
{
	struct rlimit l;
	if (value == 0 || getrlimit(what, &l) != 0)
		return;
	if (l.rlim_max == RLIM_INFINITY || value < l.rlim_max) {
		l.rlim_cur = (rlim_t)value;
		setrlimit(what, &l);
	}
}

static _Noreturn void child(const struct guard_job *job, const struct guard_limits *limits, struct progress *p, int fd)
{
	struct outlet out = {.fd = fd};
	pthread_mutex_init(&out.lock, NULL);
	signal(SIGPIPE, SIG_IGN);
#ifdef __linux__
	prctl(PR_SET_PDEATHSIG, SIGKILL); /* nobody else would end a reader that hangs */
#endif
	limit(RLIMIT_CPU, limits->cpu_seconds);
	struct rlimit none = {0, 0};
	setrlimit(RLIMIT_CORE, &none); /* a core file would hold secrets */

	/* A sanitizer maps terabytes, and its leak checker reads /proc. */
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
	limit(RLIMIT_AS, limits->address_space);
	sandbox_enter(limits->read_below.at, limits->read_below.n);
#endif
	job->run(job->ctx, &out, p);
	/* exit and not _exit: leak and coverage checkers of test builds report here */
	close(fd);
	exit(0);
}

struct watch {
	uint64_t beat;
	double since;
};

static bool is_stalled(struct watch *w, const struct progress *p, unsigned seconds)
{
	uint64_t beat = atomic_load(&p->beat);
	double now = guard_now();
	if (beat != w->beat || w->since == 0)
		*w = (struct watch){beat, now};
	return seconds && now - w->since > seconds;
}

/* Reads until the child closes its end or is to be ended. */
static enum guard_end attend(const struct guard_job *job, const struct guard_limits *limits, struct progress *p, int fd)
{
	enum { TICK_MS = 100, CHUNK = 1 << 16 };
	struct buf in BUF_AUTO = {0};
	struct watch watch = {0};
	size_t at = 0;
	for (;;) {
		struct pollfd poll_fd = {.fd = fd, .events = POLLIN};
		int ready = poll(&poll_fd, 1, TICK_MS);
		if (ready > 0) {
			char *room = buf_room(&in, CHUNK);
			ssize_t n = read(fd, room, CHUNK);
			in.n -= CHUNK - (size_t)(n > 0 ? n : 0);
			if (n == 0 || (n < 0 && errno != EINTR && errno != EAGAIN))
				return GUARD_DONE;
			job->received(job->ctx, buf_str(&in), &at);
			memmove(in.p, in.p + at, in.n - at);
			in.n -= at;
			at = 0;
		}
		if (job->tick && ready == 0)
			job->tick(job->ctx, p);
		if (limits->deadline > 0 && guard_now() > limits->deadline)
			return GUARD_TIMEOUT;
		if (is_stalled(&watch, p, limits->stall_seconds))
			return GUARD_STALLED;
	}
}

enum guard_end guard_run(const struct guard_job *job, const struct guard_limits *limits, struct progress *p,
                         int *signal_out, struct err *err)
{
	int ends[2], status = 0;
	*signal_out = 0;
	if (pipe(ends) != 0) {
		err_set(err, "cannot make a pipe: %s", strerror(errno));
		return GUARD_REFUSED;
	}
	pid_t pid = fork();
	if (pid < 0) {
		err_set(err, "cannot start a process: %s", strerror(errno));
		close(ends[0]);
		close(ends[1]);
		return GUARD_REFUSED;
	}
	if (pid == 0) {
		close(ends[0]);
		child(job, limits, p, ends[1]);
	}
	close(ends[1]);
	enum guard_end end = attend(job, limits, p, ends[0]);
	if (end != GUARD_DONE)
		kill(pid, SIGKILL);
	close(ends[0]);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (end == GUARD_DONE && (WIFSIGNALED(status) || WEXITSTATUS(status) != 0)) {
		*signal_out = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
		return GUARD_CRASHED;
	}
	return end;
}

bool guard_has_landlock(void) { return sandbox_available(); }
