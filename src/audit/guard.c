/* Fork, pipe, poll, kill. */
#include "audit/guard.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "audit/sandbox.h"
#include "base/arena.h"
#include "watch.h"

struct outlet {
	int fd;
	pthread_mutex_t lock;
};

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

/* A sanitizer maps terabytes, and its leak checker reads /proc. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { CONFINED = false };
#else
enum { CONFINED = true };
#endif

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

static _Noreturn void child(const struct guard_job *job, const struct guard_limits *limits, struct progress *p, int fd,
                            pid_t parent)
{
	struct outlet out = {.fd = fd};
	pthread_mutex_init(&out.lock, NULL);
	signal(SIGPIPE, SIG_IGN);
#ifdef __linux__
	prctl(PR_SET_PDEATHSIG, SIGKILL); /* nobody else would end a reader that hangs */
#endif
	if (getppid() != parent)
		_exit(3);
	struct rlimit none = {0, 0};
	setrlimit(RLIMIT_CORE, &none); /* a core file would hold secrets */

	if (CONFINED) {
		limit(RLIMIT_DATA, limits->memory);
		sandbox_enter(limits->read_below.at, limits->read_below.n);
	}
	job->run(job->ctx, &out, p);
	/* exit and not _exit: leak and coverage checkers of test builds report here */
	close(fd);
	exit(0);
}

/* The child and the pipe from it. */
struct ward {
	const struct guard_job *job;
	const struct guard_limits *limits;
	struct progress *progress;
	struct watch watch;
	int fd;
	struct buf in;
	double looked;
};

enum { TICK_MS = 100, CHUNK = 1 << 16 };
static const double TICK = TICK_MS / 1e3;

/* Has it to be ended? GUARD_DONE: no. Looks ten times a second, however often it is asked. */
static enum guard_end look(struct ward *w, unsigned cpu_seconds, unsigned idle_looks, bool only_stopped)
{
	double now = guard_now();
	if (w->limits->deadline > 0 && now > w->limits->deadline)
		return GUARD_TIMEOUT;
	if (now - w->looked < TICK * 0.9)
		return GUARD_DONE;
	w->looked = now;
	if (w->job->tick)
		w->job->tick(w->job->ctx, w->progress);
	uint64_t beat = atomic_load(&w->progress->beat);
	enum watch_sight sight = watch_look(&w->watch, beat, cpu_seconds, idle_looks, only_stopped);
	return sight == WATCH_SPINS ? GUARD_STALLED : sight == WATCH_WAITS ? GUARD_WAITING : GUARD_DONE;
}

/* Takes what the pipe holds. *open: the child has not closed its end. */
static bool take(struct ward *w, bool *open, struct err *err)
{
	char *room = buf_room(&w->in, CHUNK);
	size_t at = 0;
	ssize_t n = read(w->fd, room, CHUNK);
	int why = errno;
	w->in.n -= CHUNK - (size_t)(n > 0 ? n : 0);
	*open = n != 0;
	if (n < 0 && why != EINTR && why != EAGAIN)
		return err_set(err, "what the reader sends cannot be read: %s", strerror(why));
	if (n <= 0)
		return true;
	if (!w->job->received(w->job->ctx, buf_str(&w->in), &at))
		return err_set(err, "the reader sent nonsense");
	if (at)
		memmove(w->in.p, w->in.p + at, w->in.n - at);
	w->in.n -= at;
	return true;
}

/* Reads until the child closes its end or is to be ended. */
static enum guard_end attend(struct ward *w, struct err *err)
{
	const struct guard_limits *l = w->limits;
	for (bool open = true; open;) {
		struct pollfd poll_fd = {.fd = w->fd, .events = POLLIN};
		int ready = poll(&poll_fd, 1, TICK_MS);
		if (ready < 0 && errno != EINTR) {
			err_set(err, "cannot wait for the reader: %s", strerror(errno));
			return GUARD_BROKEN;
		}
		if (ready > 0 && !take(w, &open, err))
			return GUARD_BROKEN;
		enum guard_end end = look(w, l->cpu_seconds, l->idle_looks, l->awaits_input);
		if (end != GUARD_DONE)
			return end;
	}
	return GUARD_DONE;
}

static void nap(long nanoseconds)
{
	struct timespec t = {0, nanoseconds};
	nanosleep(&t, NULL);
}

/* Has the child gone? A status that somebody else took (SIGCHLD ignored) is one of failure. */
static bool has_ended(pid_t pid, int *status)
{
	pid_t got = waitpid(pid, status, WNOHANG);
	if (got < 0 && errno != EINTR)
		*status = 3 << 8;
	return got == pid || (got < 0 && errno != EINTR);
}

/* It has closed its end and only has to leave; one that does not is ended. One that cannot even be ended (the kernel
 * waits for a device) is left behind after a while: it ends with its wait. */
static enum guard_end wait_for(struct ward *w, enum guard_end end, int *status)
{
	enum { CPU_SECONDS = 10, IDLE_LOOKS = 50, LEFT_BEHIND = 100, SHORTEST = 100000, LONGEST = TICK_MS * 1000000 };
	pid_t pid = w->watch.pid;
	long wait = SHORTEST;
	unsigned after = 0;
	if (end != GUARD_DONE)
		kill(pid, SIGKILL);
	while (!has_ended(pid, status) && after < LEFT_BEHIND) {
		nap(wait);
		wait = wait * 2 < LONGEST ? wait * 2 : LONGEST;
		if (end == GUARD_DONE && (end = look(w, CPU_SECONDS, IDLE_LOOKS, false)) != GUARD_DONE)
			kill(pid, SIGKILL);
		after += end != GUARD_DONE && wait == LONGEST;
	}
	return end;
}

/* In the parent, with the child running. */
static enum guard_end supervise(struct ward *w, int *signal_out, struct err *err)
{
	int status = 0;
	enum guard_end end = wait_for(w, attend(w, err), &status);
	if (end == GUARD_DONE && (!WIFEXITED(status) || WEXITSTATUS(status) != 0)) {
		*signal_out = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
		return GUARD_CRASHED;
	}
	return end;
}

enum guard_end guard_run(const struct guard_job *job, const struct guard_limits *limits, struct progress *p,
                         int *signal_out, struct err *err)
{
	int ends[2];
	pid_t self = getpid();
	*signal_out = 0;
	if (pipe(ends) != 0) {
		err_set(err, "cannot make a pipe: %s", strerror(errno));
		return GUARD_REFUSED;
	}
	progress_begin(p);
	fflush(NULL); /* or the child would print it once more */
	pid_t pid = fork();
	if (pid < 0) {
		err_set(err, "cannot start a process: %s", strerror(errno));
		close(ends[0]);
		close(ends[1]);
		return GUARD_REFUSED;
	}
	if (pid == 0) {
		close(ends[0]);
		child(job, limits, p, ends[1], self);
	}
	close(ends[1]);
	struct ward w = {.job = job, .limits = limits, .progress = p, .fd = ends[0]};
	watch_begin(&w.watch, pid);
	enum guard_end end = supervise(&w, signal_out, err);
	close(ends[0]);
	buf_free(&w.in);
	return end;
}
