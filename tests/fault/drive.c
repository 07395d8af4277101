/* drive OPTIONS LIBRARY PROGRAM ARGUMENT...: runs the program once undisturbed and then again and again, with one call
 * failing each time, and holds it to this rule: no signal, no hang; exit 0 only with the very report of the undisturbed
 * run; exit 1 only with every gating finding of it; else exit 3 with a message. 2 is for who used it wrongly.
 *
 *   -n N     as many runs for each function, spread evenly from a fixed start; 0: every call of it
 *   -m FILE  where the findings that gate are read from: fingerprints, one a line
 *   -v       names every run */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { HANG_SECONDS = 240, MOST = 4 << 20, MOST_PRINTS = 64 };
static const char *const calls[] = {"malloc",   "calloc",  "realloc",        "read",    "open",   "stat",
                                    "write",    "fork",    "pthread_create", "readdir", "pread",  "mmap",
                                    "realpath", "opendir", "pipe",           "poll",    "waitpid"};

static char folder[] = "/tmp/fault.XXXXXX";
static char out_file[64], err_file[64], count_file[64];

struct outcome {
	int status; /* as waitpid gives it */
	bool hung;
	char *out;
	size_t n, n_err;
	unsigned long calls;
};

static char *slurp(const char *path, size_t *n)
{
	char *text = malloc(MOST + 1);
	int fd = open(path, O_RDONLY);
	ssize_t got = 0;
	*n = 0;
	while (fd >= 0 && *n < MOST && (got = read(fd, text + *n, MOST - *n)) > 0)
		*n += (size_t)got;
	if (fd >= 0)
		close(fd);
	text[*n] = '\0';
	return text;
}

static void redirect(const char *path, int to)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	dup2(fd, to);
	close(fd);
}

static struct outcome run(char **argv, const char *library, const char *call, unsigned long at, bool on)
{
	struct outcome o = {0};
	char number[32];
	snprintf(number, sizeof number, "%lu", at);
	unlink(count_file);
	pid_t pid = fork();
	if (pid == 0) {
		redirect(out_file, 1);
		redirect(err_file, 2);
		setenv("FAULT_CALL", call, 1);
		setenv("FAULT_AT", number, 1);
		setenv("FAULT_COUNT", count_file, 1);
		if (on)
			setenv("FAULT_ON", "1", 1);
		setenv("LD_PRELOAD", library, 1);
		execv(argv[0], argv);
		_exit(127);
	}
	alarm(HANG_SECONDS);
	while (waitpid(pid, &o.status, 0) < 0)
		if (errno == EINTR) {
			o.hung = true;
			kill(pid, SIGKILL);
		}
	alarm(0);
	size_t n;
	char *count = slurp(count_file, &n), *err = slurp(err_file, &o.n_err);
	o.calls = strtoul(count, NULL, 10);
	free(count);
	free(err);
	o.out = slurp(out_file, &o.n);
	return o;
}

/* Why the outcome breaks the rule; NULL: it does not. */
static const char *judge(const struct outcome *o, const struct outcome *want, char **prints, size_t n)
{
	if (o->hung)
		return "hangs";
	if (!WIFEXITED(o->status))
		return "ended by a signal";
	if (strstr(o->out, "crashed (signal"))
		return "the reader crashed";
	switch (WEXITSTATUS(o->status)) {
	case 0:
		return o->n == want->n && memcmp(o->out, want->out, o->n) == 0 ? NULL : "exit 0 with another report";
	case 1:
		for (size_t i = 0; i < n; i++)
			if (!strstr(o->out, prints[i]))
				return "exit 1 without a finding that gates";
		return NULL;
	case 3:
		return o->n || o->n_err ? NULL : "exit 3 without a word";
	default:
		return "an exit status for something else";
	}
}

static void on_alarm(int signal) { (void)signal; }

int main(int argc, char **argv)
{
	unsigned long spread = 0;
	const char *prints_file = "/dev/null";
	bool verbose = false;
	int option;
	while ((option = getopt(argc, argv, "+n:m:v")) != -1) {
		spread = option == 'n' ? strtoul(optarg, NULL, 10) : spread;
		prints_file = option == 'm' ? optarg : prints_file;
		verbose = verbose || option == 'v';
	}
	if (argc - optind < 2 || !mkdtemp(folder))
		return 2;
	snprintf(out_file, sizeof out_file, "%s/out", folder);
	snprintf(err_file, sizeof err_file, "%s/err", folder);
	snprintf(count_file, sizeof count_file, "%s/count", folder);
	struct sigaction act = {.sa_handler = on_alarm};
	sigaction(SIGALRM, &act, NULL);
	const char *library = argv[optind];
	char **program = argv + optind + 1, *prints[MOST_PRINTS];
	size_t n_prints = 0, n;
	for (char *p = strtok(slurp(prints_file, &n), "\n"); p && n_prints < MOST_PRINTS; p = strtok(NULL, "\n"))
		prints[n_prints++] = p;
	unsigned long passed = 0, failed = 0;
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
		struct outcome want = run(program, library, calls[i], 0, false);
		unsigned long total = want.calls, runs = spread && spread < total ? spread : total, bad = 0;
		for (unsigned long k = 0; k < 2 * runs; k++) {
			/* once for the call alone, once for it and all after it */
			unsigned long at = 1 + k / 2 * total / (runs ? runs : 1);
			struct outcome o = run(program, library, calls[i], at, k % 2);
			const char *why = judge(&o, &want, prints, n_prints);
			if (why || verbose)
				printf("%s %s %lu%s of %lu: %s (status %d)\n", why ? "FAIL" : "ok", calls[i], at,
				       k % 2 ? " and on" : "", total, why ? why : "right",
				       WIFEXITED(o.status) ? WEXITSTATUS(o.status) : -WTERMSIG(o.status));
			bad += why != NULL;
			free(o.out);
		}
		passed += 2 * runs - bad;
		failed += bad;
		free(want.out);
	}
	unlink(out_file);
	unlink(err_file);
	unlink(count_file);
	rmdir(folder);
	printf("%lu passed, %lu failed\n", passed, failed);
	return failed != 0;
}
