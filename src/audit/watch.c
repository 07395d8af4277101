/* CPU clock of another process, and /proc/PID/task. Where neither is there, a child that does not beat counts as
 * waiting. */
#include "watch.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static double cpu_of(const struct watch *w)
{
	struct timespec t;
	if (!w->has_clock || clock_gettime(w->clock, &t) != 0)
		return 0;
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void watch_begin(struct watch *w, pid_t pid)
{
	*w = (struct watch){.pid = pid};
	w->has_clock = clock_getcpuclockid(pid, &w->clock) == 0;
}

/* The letter behind "PID (NAME) ", where the name may hold anything; 0 when it cannot be read. */
static char state_of(int tasks, const char *tid)
{
	char name[64], text[512];
	if (snprintf(name, sizeof name, "%s/stat", tid) >= (int)sizeof name)
		return 0;
	int fd = openat(tasks, name, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd >= 0 ? read(fd, text, sizeof text - 1) : -1;
	if (fd >= 0)
		close(fd);
	text[n > 0 ? n : 0] = '\0';
	const char *behind = strrchr(text, ')');
	return behind && behind[1] == ' ' ? behind[2] : 0;
}

/* Is every thread in one of these states? One whose state cannot be read is sleeping. */
static bool all_threads(pid_t pid, const char *states)
{
	char path[64];
	snprintf(path, sizeof path, "/proc/%ld/task", (long)pid);
	DIR *tasks = opendir(path);
	bool all = tasks || strchr(states, 'S');
	for (struct dirent *e; tasks && all && (e = readdir(tasks));) {
		char state = e->d_name[0] == '.' ? 0 : state_of(dirfd(tasks), e->d_name);
		all = e->d_name[0] == '.' || strchr(states, state ? state : 'S');
	}
	if (tasks)
		closedir(tasks);
	return all;
}

enum watch_sight watch_look(struct watch *w, uint64_t beat, unsigned cpu_seconds, unsigned idle_looks,
                            bool only_stopped)
{
	/* sleeping, on disk, stopped, gone; not R, and not t, which a debugger holds */
	static const char waiting[] = "SDTZXI", stopped[] = "T";
	enum { STOPPED = 10 }; /* nothing else is to be waited for: whoever stops the whole group stops us, too */
	double cpu = cpu_of(w);
	bool moved = beat != w->beat, worked = cpu > w->cpu;
	w->cpu = cpu;
	if (moved) {
		w->beat = beat;
		w->cpu_at_beat = cpu;
	}
	if (moved || worked)
		w->idle = 0;
	else if (all_threads(w->pid, stopped))
		w->idle += STOPPED;
	else
		w->idle = !only_stopped && all_threads(w->pid, waiting) ? w->idle + 1 : 0;
	if (cpu_seconds && cpu - w->cpu_at_beat > cpu_seconds)
		return WATCH_SPINS;
	return idle_looks && w->idle > idle_looks ? WATCH_WAITS : WATCH_LIVES;
}
