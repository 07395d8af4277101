/* Preloaded into the program: makes one call of a named function fail, the n-th that the program and its children make
 * together (or, with FAULT_ON, that one and all after it), and counts the calls. What the C library calls inside itself
 * is not seen.
 *
 *   FAULT_CALL=read FAULT_AT=17 LD_PRELOAD=fault.so microaudit …      FAULT_COUNT=FILE gets the number of calls */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define SHOWN __attribute__((visibility("default")))

enum call {
	MALLOC,
	CALLOC,
	REALLOC,
	READ,
	OPEN,
	STAT,
	WRITE,
	FORK,
	PTHREAD_CREATE,
	READDIR,
	PREAD,
	MMAP,
	REALPATH,
	OPENDIR,
	PIPE,
	POLL,
	WAITPID,
	N_CALLS
};
static const char *const names[N_CALLS] = {"malloc",   "calloc",  "realloc",        "read",    "open",   "stat",
                                           "write",    "fork",    "pthread_create", "readdir", "pread",  "mmap",
                                           "realpath", "opendir", "pipe",           "poll",    "waitpid"};
static const int errors[N_CALLS] = {ENOMEM, ENOMEM, ENOMEM, EIO, EMFILE, EIO,    ENOSPC, EAGAIN, EAGAIN,
                                    EIO,    EIO,    ENOMEM, EIO, EMFILE, EMFILE, ENOMEM, ECHILD};

static _Atomic unsigned long *made; /* shared with children; NULL: not yet ready, nothing fails */
static unsigned long at;
static enum call wanted = N_CALLS;
static bool and_on;
static const char *count_file;
static pid_t first;

__attribute__((constructor)) static void begin(void)
{
	const char *name = getenv("FAULT_CALL"), *n = getenv("FAULT_AT");
	for (unsigned i = 0; name && i < N_CALLS; i++)
		if (strcmp(name, names[i]) == 0)
			wanted = i;
	at = n ? strtoul(n, NULL, 10) : 0;
	and_on = getenv("FAULT_ON") != NULL;
	count_file = getenv("FAULT_COUNT");
	first = getpid();
	void *p = mmap(NULL, sizeof *made, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	made = p == MAP_FAILED ? NULL : p;
	if (made)
		atomic_store(made, 0);
}

__attribute__((destructor)) static void end(void)
{
	if (!made || !count_file || getpid() != first)
		return;
	unsigned long n = atomic_load(made);
	wanted = N_CALLS;
	FILE *f = fopen(count_file, "w");
	if (f) {
		fprintf(f, "%lu\n", n);
		fclose(f);
	}
}

/* Is it this call's turn? Then errno is set. */
static bool fails(enum call c)
{
	if (!made || c != wanted)
		return false;
	unsigned long n = atomic_fetch_add(made, 1) + 1;
	if (at == 0 || n < at || (n > at && !and_on))
		return false;
	errno = errors[c];
	return true;
}

extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t);
SHOWN void *malloc(size_t n) { return fails(MALLOC) ? NULL : __libc_malloc(n); }
SHOWN void *calloc(size_t n, size_t each) { return fails(CALLOC) ? NULL : __libc_calloc(n, each); }
SHOWN void *realloc(void *p, size_t n) { return fails(REALLOC) ? NULL : __libc_realloc(p, n); }

/* The function that the program would have called. */
#define REAL(type, name, ...)                                                                                          \
	static type (*real)(__VA_ARGS__);                                                                              \
	if (!real)                                                                                                     \
	*(void **)&real = dlsym(RTLD_NEXT, name)

#define STAT_LIKE(name, type)                                                                                          \
	SHOWN int name(const char *path, struct type *st)                                                              \
	{                                                                                                              \
		REAL(int, #name, const char *, struct type *);                                                         \
		return fails(STAT) ? -1 : real(path, st);                                                              \
	}
#define FSTAT_LIKE(name, type)                                                                                         \
	SHOWN int name(int fd, struct type *st)                                                                        \
	{                                                                                                              \
		REAL(int, #name, int, struct type *);                                                                  \
		return fails(STAT) ? -1 : real(fd, st);                                                                \
	}
#define FSTATAT_LIKE(name, type)                                                                                       \
	SHOWN int name(int fd, const char *path, struct type *st, int flags)                                           \
	{                                                                                                              \
		REAL(int, #name, int, const char *, struct type *, int);                                               \
		return fails(STAT) ? -1 : real(fd, path, st, flags);                                                   \
	}
STAT_LIKE(stat, stat)
STAT_LIKE(stat64, stat64)
STAT_LIKE(lstat, stat)
STAT_LIKE(lstat64, stat64)
FSTAT_LIKE(fstat, stat)
FSTAT_LIKE(fstat64, stat64)
FSTATAT_LIKE(fstatat, stat)
FSTATAT_LIKE(fstatat64, stat64)

#define OPEN_LIKE(name)                                                                                                \
	SHOWN int name(const char *path, int flags, ...)                                                               \
	{                                                                                                              \
		REAL(int, #name, const char *, int, ...);                                                              \
		va_list args;                                                                                          \
		va_start(args, flags);                                                                                 \
		mode_t mode = flags & O_CREAT ? va_arg(args, mode_t) : 0;                                              \
		va_end(args);                                                                                          \
		return fails(OPEN) ? -1 : real(path, flags, mode);                                                     \
	}
#define OPENAT_LIKE(name)                                                                                              \
	SHOWN int name(int fd, const char *path, int flags, ...)                                                       \
	{                                                                                                              \
		REAL(int, #name, int, const char *, int, ...);                                                         \
		va_list args;                                                                                          \
		va_start(args, flags);                                                                                 \
		mode_t mode = flags & O_CREAT ? va_arg(args, mode_t) : 0;                                              \
		va_end(args);                                                                                          \
		return fails(OPEN) ? -1 : real(fd, path, flags, mode);                                                 \
	}
OPEN_LIKE(open)
OPEN_LIKE(open64)
OPENAT_LIKE(openat)
OPENAT_LIKE(openat64)
/* what _FORTIFY_SOURCE makes of them */
SHOWN int __open_2(const char *path, int flags) { return open(path, flags); }
SHOWN int __open64_2(const char *path, int flags) { return open64(path, flags); }
SHOWN int __openat_2(int fd, const char *path, int flags) { return openat(fd, path, flags); }
SHOWN int __openat64_2(int fd, const char *path, int flags) { return openat64(fd, path, flags); }

SHOWN ssize_t read(int fd, void *to, size_t n)
{
	REAL(ssize_t, "read", int, void *, size_t);
	return fails(READ) ? -1 : real(fd, to, n);
}
SHOWN ssize_t __read_chk(int fd, void *to, size_t n, size_t room)
{
	(void)room;
	return read(fd, to, n);
}
SHOWN ssize_t pread(int fd, void *to, size_t n, off_t where)
{
	REAL(ssize_t, "pread", int, void *, size_t, off_t);
	return fails(PREAD) ? -1 : real(fd, to, n, where);
}
SHOWN ssize_t pread64(int fd, void *to, size_t n, off64_t where) { return pread(fd, to, n, where); }
SHOWN ssize_t write(int fd, const void *from, size_t n)
{
	REAL(ssize_t, "write", int, const void *, size_t);
	return fails(WRITE) ? -1 : real(fd, from, n);
}
SHOWN size_t fwrite(const void *from, size_t each, size_t n, FILE *f)
{
	REAL(size_t, "fwrite", const void *, size_t, size_t, FILE *);
	return f != stderr && fails(WRITE) ? 0 : real(from, each, n, f);
}
SHOWN pid_t fork(void)
{
	REAL(pid_t, "fork", void);
	return fails(FORK) ? -1 : real();
}
SHOWN int pthread_create(pthread_t *t, const pthread_attr_t *a, void *(*run)(void *), void *arg)
{
	REAL(int, "pthread_create", pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
	return fails(PTHREAD_CREATE) ? EAGAIN : real(t, a, run, arg);
}
SHOWN struct dirent *readdir(DIR *d)
{
	REAL(struct dirent *, "readdir", DIR *);
	return fails(READDIR) ? NULL : real(d);
}
SHOWN struct dirent64 *readdir64(DIR *d)
{
	REAL(struct dirent64 *, "readdir64", DIR *);
	return fails(READDIR) ? NULL : real(d);
}
SHOWN DIR *opendir(const char *path)
{
	REAL(DIR *, "opendir", const char *);
	return fails(OPENDIR) ? NULL : real(path);
}
SHOWN DIR *fdopendir(int fd)
{
	REAL(DIR *, "fdopendir", int);
	return fails(OPENDIR) ? NULL : real(fd);
}
SHOWN void *mmap(void *where, size_t n, int prot, int flags, int fd, off_t from)
{
	REAL(void *, "mmap", void *, size_t, int, int, int, off_t);
	return fails(MMAP) ? MAP_FAILED : real(where, n, prot, flags, fd, from);
}
SHOWN void *mmap64(void *where, size_t n, int prot, int flags, int fd, off64_t from)
{
	return mmap(where, n, prot, flags, fd, from);
}
SHOWN char *realpath(const char *path, char *to)
{
	REAL(char *, "realpath", const char *, char *);
	return fails(REALPATH) ? NULL : real(path, to);
}
SHOWN char *__realpath_chk(const char *path, char *to, size_t room)
{
	(void)room;
	return realpath(path, to);
}
SHOWN int pipe(int ends[2])
{
	REAL(int, "pipe", int *);
	return fails(PIPE) ? -1 : real(ends);
}
SHOWN int poll(struct pollfd *fds, nfds_t n, int wait)
{
	REAL(int, "poll", struct pollfd *, nfds_t, int);
	return fails(POLL) ? -1 : real(fds, n, wait);
}
SHOWN int __poll_chk(struct pollfd *fds, nfds_t n, int wait, size_t room)
{
	(void)room;
	return poll(fds, n, wait);
}
SHOWN pid_t waitpid(pid_t pid, int *status, int options)
{
	REAL(pid_t, "waitpid", pid_t, int *, int);
	return fails(WAITPID) ? -1 : real(pid, status, options);
}
