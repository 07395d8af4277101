/* Follows .git files, commondir and alternates by reading them as text. */
#include "source/roots.h"

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST = 16, MOST_TEXT = 16 << 10 };

struct roots {
	struct arena *a;
	str at[MOST];
	size_t n;
	bool full;
};

static void add(struct roots *r, str path)
{
	char real[PATH_MAX];
	if (path.n == 0 || !realpath(arena_str(r->a, path).p, real))
		return;
	for (size_t i = 0; i < r->n; i++)
		if (str_eq(r->at[i], str_of(real)))
			return;
	if (r->n == MOST) {
		r->full = true;
		return;
	}
	r->at[r->n++] = arena_str(r->a, str_of(real));
}

/* A small regular file as text, without its last line end; "" for anything else. */
static str read_small(struct roots *r, str path)
{
	struct stat st;
	str text = {0};
	int fd = open(path.p, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		return text;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size <= MOST_TEXT) {
		char *bytes = arena_alloc(r->a, MOST_TEXT + 1);
		ssize_t n = read(fd, bytes, MOST_TEXT);
		text = str_trim(str_at(bytes, n > 0 ? (size_t)n : 0));
	}
	close(fd);
	return text;
}

/* A path written in a file of folder: relative ones count from there. */
static str resolve(struct roots *r, str folder, str path)
{
	return path.n && path.p[0] == '/' ? arena_str(r->a, path)
	                                  : arena_printf(r->a, "%.*s/%.*s", STR_ARG(folder), STR_ARG(path));
}

static void add_alternates(struct roots *r, str objects, int depth)
{
	str text = read_small(r, arena_printf(r->a, "%.*s/info/alternates", STR_ARG(objects))), line;
	while (depth && str_cut(&text, '\n', &line)) {
		str other = resolve(r, objects, str_trim(line));
		add(r, other);
		add_alternates(r, other, depth - 1);
	}
}

static void add_gitdir(struct roots *r, str gitdir)
{
	enum { ALTERNATE_DEPTH = 5 };
	add(r, gitdir);
	str common = read_small(r, arena_printf(r->a, "%.*s/commondir", STR_ARG(gitdir)));
	str home = common.n ? resolve(r, gitdir, common) : gitdir;
	add(r, home);
	add_alternates(r, arena_printf(r->a, "%.*s/objects", STR_ARG(home)), ALTERNATE_DEPTH);
}

/* The nearest folder at or above path that has a .git. */
static void add_repository(struct roots *r, str path)
{
	struct stat st;
	while (path.n) {
		str dot = arena_printf(r->a, "%.*s/.git", STR_ARG(path));
		if (lstat(dot.p, &st) == 0) {
			add(r, path);
			str text = S_ISREG(st.st_mode) ? read_small(r, dot) : S("");
			bool file = str_starts(text, S("gitdir:"));
			add_gitdir(r, file ? resolve(r, path, str_trim(str_sub(text, 7, text.n))) : dot);
			return;
		}
		const char *slash = memrchr(path.p, '/', path.n);
		path.n = slash ? (size_t)(slash - path.p) : 0;
	}
}

static str parent(struct arena *a, str path)
{
	const char *slash = path.n ? memrchr(path.p, '/', path.n) : NULL;
	return slash ? arena_str(a, str_at(path.p, (size_t)(slash - path.p))) : S(".");
}

static void add_environment(struct roots *r)
{
	static const char *const folders[] = {"GIT_DIR", "GIT_COMMON_DIR", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY"};
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		const char *value = getenv(folders[i]);
		if (value && value[0])
			add_gitdir(r, str_of(value));
	}
	const char *index = getenv("GIT_INDEX_FILE"), *others = getenv("GIT_ALTERNATE_OBJECT_DIRECTORIES");
	if (index && index[0])
		add(r, parent(r->a, str_of(index)));
	str rest = str_of(others), one;
	while (str_cut(&rest, ':', &one))
		add(r, one);
}

struct strs source_roots(str root, bool from_env, struct arena *a)
{
	struct roots r = {.a = a};
	add(&r, root);
	if (r.n == 0)
		return (struct strs){0};
	str real = r.at[0];
	struct stat st;
	if (stat(real.p, &st) == 0 && !S_ISDIR(st.st_mode))
		add_repository(&r, parent(a, real));
	else
		add_repository(&r, real);
	add_gitdir(&r, real); /* a bare repository */
	if (from_env)
		add_environment(&r);
	if (r.full)
		return (struct strs){0};
	str *at = arena_array(a, str, r.n);
	memcpy(at, r.at, r.n * sizeof *at);
	return (struct strs){at, r.n};
}
