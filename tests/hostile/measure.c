/* measure CPU_SECONDS OUT PROGRAM ARG...: runs a program with both its outputs in OUT and prints its exit status, the
 * CPU time of it and of its children in milliseconds, and the largest of them in kilobytes. A crash is "signal-N". The
 * CPU limit is the kernel's; what uses no CPU and does not end either is ended after WALL seconds (another number in
 * the environment as WALL) and is a "hang". */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WALL = 300 };

static volatile sig_atomic_t rang;
static pid_t child;

static void on_alarm(int number)
{
	(void)number;
	rang = 1;
	kill(-child, SIGKILL);
}

static long long milliseconds(struct timeval t) { return (long long)t.tv_sec * 1000 + t.tv_usec / 1000; }

static void start(char **argv)
{
	rlim_t seconds = (rlim_t)strtoul(argv[1], NULL, 10);
	struct rlimit limit = {seconds, seconds + 1};
	int out = open(argv[2], O_WRONLY | O_CREAT | O_TRUNC, 0600), in = open("/dev/null", O_RDONLY);
	setpgid(0, 0);
	setrlimit(RLIMIT_CPU, &limit);
	if (out < 0 || in < 0 || dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(out, 2) < 0)
		_exit(126);
	execvp(argv[3], argv + 3);
	_exit(127);
}

int main(int argc, char **argv)
{
	int status = 0;
	struct rusage used;
	if (argc < 4)
		return 2;
	child = fork();
	if (child == 0)
		start(argv);
	const char *wall = getenv("WALL");
	signal(SIGALRM, on_alarm);
	alarm(wall ? (unsigned)strtoul(wall, NULL, 10) : WALL);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	getrusage(RUSAGE_CHILDREN, &used);
	if (rang)
		printf("hang");
	else if (WIFSIGNALED(status))
		printf("signal-%d", WTERMSIG(status));
	else
		printf("%d", WEXITSTATUS(status));
	printf(" %lld %ld\n", milliseconds(used.ru_utime) + milliseconds(used.ru_stime), used.ru_maxrss);
	return 0;
}
