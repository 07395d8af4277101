/* Looks and small reads that neither block nor take a failure for absence. */
#include "peek.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum peek kind_of(int result, const struct stat *st)
{
	if (result != 0)
		return errno == ENOENT || errno == ENOTDIR ? PEEK_ABSENT : PEEK_FAILED;
	return S_ISREG(st->st_mode) ? PEEK_FILE : S_ISDIR(st->st_mode) ? PEEK_FOLDER : PEEK_OTHER;
}

enum peek peek_kind(str path)
{
	struct stat st;
	return kind_of(stat(path.p, &st), &st);
}

enum peek peek_entry(str path)
{
	struct stat st;
	return kind_of(lstat(path.p, &st), &st);
}

/* Up to n bytes; fewer only at the end of the file. -1 with errno. */
static ssize_t read_all(int fd, char *to, size_t n)
{
	size_t got = 0;
	while (got < n) {
		ssize_t piece = read(fd, to + got, n - got);
		if (piece < 0 && errno == EINTR)
			continue;
		if (piece < 0)
			return -1;
		if (piece == 0)
			break;
		got += (size_t)piece;
	}
	return (ssize_t)got;
}

enum peek peek_read(struct arena *a, str path, size_t limit, str *bytes)
{
	struct stat st;
	enum peek p = peek_kind(path); /* opening a device may already do something */
	if (p != PEEK_FILE)
		return p;
	int fd = open(path.p, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	p = kind_of(fd < 0 ? -1 : fstat(fd, &st), &st);
	if (p == PEEK_FILE && (uint64_t)st.st_size > limit) {
		errno = EFBIG;
		p = PEEK_FAILED;
	}
	if (p == PEEK_FILE) {
		char *to = arena_alloc(a, (size_t)st.st_size + 1);
		ssize_t n = read_all(fd, to, (size_t)st.st_size);
		*bytes = str_at(to, n > 0 ? (size_t)n : 0);
		p = n < 0 ? PEEK_FAILED : PEEK_FILE;
	}
	if (fd >= 0) {
		int kept = errno;
		close(fd);
		errno = kept;
	}
	return p;
}

const char *peek_why(enum peek p)
{
	return p == PEEK_FAILED ? strerror(errno) : p == PEEK_ABSENT ? "it is not there" : "not a regular file";
}
