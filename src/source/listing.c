/* One folder's names, sorted: the same bytes in the same order on every file system. */
#include "listing.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int by_bytes(const void *a, const void *b) { return str_cmp(*(const str *)a, *(const str *)b); }

/* Copies names into the arena, with one more when it is not "". */
static struct strs keep(struct arena *a, const str *names, size_t n, str more)
{
	str *kept = arena_array(a, str, n + 1);
	if (n)
		memcpy(kept, names, n * sizeof *names);
	if (more.n)
		kept[n++] = more;
	if (n)
		qsort(kept, n, sizeof *kept, by_bytes);
	return (struct strs){kept, n};
}

bool listing_read(DIR *dir, struct arena *a, struct listing *out)
{
	enum { BARE = 3 }; /* HEAD, objects and refs */
	str *names = NULL;
	size_t n = 0, cap = 0, bare = 0;
	errno = 0;
	for (struct dirent *e; (e = readdir(dir)); errno = 0) {
		str name = str_of(e->d_name);
		if (str_eq(name, S(".")) || str_eq(name, S("..")))
			continue;
		if (str_eq(name, S(".git"))) {
			out->has_git = true;
			continue;
		}
		out->has_ignore = out->has_ignore || str_eq(name, S(".gitignore"));
		bare += str_eq(name, S("HEAD")) || str_eq(name, S("objects")) || str_eq(name, S("refs"));
		mem_room(names, n, cap);
		names[n++] = arena_str(a, name);
	}
	bool ok = errno == 0;
	out->is_bare = bare == BARE;
	out->names = keep(a, names, n, S(""));
	free(names);
	return ok;
}

void listing_add_git(struct listing *list, struct arena *a)
{
	list->names = keep(a, list->names.at, list->names.n, S(".git"));
}

bool listing_has_repository(int folder)
{
	struct stat st;
	if (fstatat(folder, ".git", &st, 0) != 0)
		return false;
	if (S_ISDIR(st.st_mode))
		return fstatat(folder, ".git/objects", &st, 0) == 0;
	char head[8] = "";
	int fd = openat(folder, ".git", O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	bool names = fd >= 0 && S_ISREG(st.st_mode) && read(fd, head, 7) == 7 && memcmp(head, "gitdir:", 7) == 0;
	if (fd >= 0)
		close(fd);
	return names;
}
