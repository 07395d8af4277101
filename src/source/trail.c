/* Opening step by step, each relative to the folder that was opened before it. */
#include "source/trail.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { OPEN_SAFELY = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC };

int open_below(int folder, str path, int flags)
{
	struct buf name BUF_AUTO = {0};
	str piece, rest = path;
	int at = folder;
	while (at >= 0 && str_cut(&rest, '/', &piece)) {
		buf_clear(&name);
		buf_add(&name, piece);
		buf_byte(&name, 0);
		bool up = str_eq(piece, S(".."));
		int next = up ? -1 : openat(at, name.p, OPEN_SAFELY | (rest.n ? O_DIRECTORY : flags));
		int kept = up ? EINVAL : errno;
		if (at != folder)
			close(at);
		errno = kept;
		at = next;
	}
	return at;
}

int open_named(str root, int flags)
{
	struct buf name BUF_AUTO = {0};
	buf_add(&name, root);
	buf_byte(&name, 0);
	return open(name.p, O_RDONLY | O_NONBLOCK | O_CLOEXEC | flags);
}

bool is_regular(int fd, uint64_t limit, struct stat *st, struct err *err)
{
	if (fd < 0 || fstat(fd, st) != 0)
		return err_system(err, errno, "%s", "");
	if (!S_ISREG(st->st_mode))
		return err_set(err, "not a regular file");
	return !limit || (uint64_t)st->st_size <= limit || err_set(err, "over the size limit");
}

bool read_regular(int fd, uint64_t limit, struct arena *a, str *bytes, struct err *err)
{
	struct stat st;
	size_t got = 0;
	ssize_t n = 0;
	bool ok = is_regular(fd, limit, &st, err);
	if (ok) {
		char *to = arena_alloc(a, (size_t)st.st_size + 1);
		while (got < (size_t)st.st_size) {
			n = read(fd, to + got, (size_t)st.st_size - got);
			if (n < 0 && errno == EINTR)
				continue;
			if (n <= 0)
				break;
			got += (size_t)n;
		}
		*bytes = str_at(to, got);
		if (n < 0)
			ok = err_system(err, errno, "%s", "");
	}
	if (fd >= 0)
		close(fd);
	return ok;
}

/* Goes back to the last folder that is also above path, or to root. */
static void go_back(struct trail *t, str path)
{
	while (t->n > 1 && !str_starts(path, buf_str(&t->path))) {
		close(t->folders[--t->n]);
		t->path.n--;
		t->path.n -= str_basename(buf_str(&t->path)).n;
	}
}

/* Opens one more folder; false with errno. */
static bool go_on(struct trail *t, str name)
{
	int fd = open_below(t->folders[t->n - 1], name, O_DIRECTORY);
	if (fd < 0)
		return false;
	t->folders[t->n++] = fd;
	buf_add(&t->path, name);
	buf_byte(&t->path, '/');
	return true;
}

int trail_open(struct trail *t, str path)
{
	if (!t->n) {
		t->folders[0] = open_named(t->root, O_DIRECTORY);
		if (t->folders[0] < 0)
			return -1;
		t->n = 1;
	}
	go_back(t, path);
	str rest = str_sub(path, t->path.n, path.n), ahead = rest, name;
	while (t->n <= TRAIL_DEPTH && str_cut(&ahead, '/', &name) && ahead.p) {
		if (!go_on(t, name))
			return -1;
		rest = ahead;
	}
	return open_below(t->folders[t->n - 1], rest, 0);
}

void trail_close(struct trail *t)
{
	while (t->n)
		close(t->folders[--t->n]);
	buf_free(&t->path);
}
