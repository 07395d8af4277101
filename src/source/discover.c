/* Where the repository of a folder is. libgit2 could tell, but it believes core.worktree, climbs to parents and blocks
 * on a FIFO; so the few files that decide are looked at here first. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "repo_int.h"

enum { LINK_SIZE = 8192 }; /* of a .git file or commondir: one path */

/* Absolute, without links; "" when there is nothing. In the arena. */
static str real_path(struct arena *a, str path)
{
	char *real = realpath(arena_str(a, path).p, NULL);
	str out = real ? arena_str(a, str_of(real)) : S("");
	free(real);
	return out;
}

static str join(struct arena *a, str folder, str name)
{
	if (str_starts(name, S("/")))
		return arena_str(a, name);
	bool slash = str_ends(folder, S("/"));
	return arena_printf(a, "%.*s%s%.*s", STR_ARG(folder), slash ? "" : "/", STR_ARG(name));
}

static bool is_folder(str path)
{
	struct stat st;
	return path.n && stat(path.p, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool exists(str path)
{
	struct stat st;
	return lstat(path.p, &st) == 0;
}

/* The path in a one-line file, after what it begins with; "" when it does not. */
static str read_link(struct arena *a, str file, str begin)
{
	int fd = open(file.p, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	struct stat st;
	char *line = arena_alloc(a, LINK_SIZE);
	ssize_t n = fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) ? read(fd, line, LINK_SIZE) : -1;
	if (fd >= 0)
		close(fd);
	str text = n > 0 && n < LINK_SIZE ? str_at(line, (size_t)n) : S("");
	return str_starts(text, begin) ? str_trim(str_sub(text, begin.n, text.n)) : S("");
}

/* A file that git reads must be a regular one, or not there. */
static bool check_file(struct arena *a, str folder, const char *name, struct err *err)
{
	struct stat st;
	if (stat(join(a, folder, str_of(name)).p, &st) != 0)
		return errno == ENOENT || err_set(err, "cannot read %s of the repository: %s", name, strerror(errno));
	return S_ISREG(st.st_mode) || err_set(err, "%s of the repository is not a regular file", name);
}

static bool check_files(struct repo *r, struct err *err)
{
	static const char *const own[] = {"HEAD", "index", "commondir", "gitdir", "config.worktree"};
	static const char *const shared[] = {"config", "packed-refs", "shallow", "info/attributes",
	                                     "objects/info/alternates"};
	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		if (!check_file(&r->arena, r->gitdir, own[i], err))
			return false;
	for (size_t i = 0; i < sizeof shared / sizeof *shared; i++)
		if (!check_file(&r->arena, r->common, shared[i], err))
			return false;
	return !r->index.n || check_file(&r->arena, S(""), r->index.p, err);
}

static bool looks_bare(struct arena *a, str folder)
{
	return exists(join(a, folder, S("HEAD"))) && is_folder(join(a, folder, S("objects"))) &&
	       is_folder(join(a, folder, S("refs")));
}

/* gitdir is known: find what it shares with other work trees, and see that all is there. */
static enum repo_status accept(struct repo *r, str gitdir, struct err *err)
{
	struct arena *a = &r->arena;
	r->gitdir = join(a, gitdir, S(""));
	str common = read_link(a, join(a, gitdir, S("commondir")), S(""));
	r->common = join(a, common.n ? real_path(a, join(a, gitdir, common)) : gitdir, S(""));
	if (!check_files(r, err))
		return REPO_BROKEN;
	if (!exists(join(a, gitdir, S("HEAD"))))
		err_set(err, "the repository has no HEAD");
	else if (!r->objects.n && !is_folder(join(a, r->common, S("objects"))))
		err_set(err, "the repository has no objects");
	else
		return REPO_OK;
	return REPO_BROKEN;
}

/* folder/.git is there: a folder, or a file that names one (linked work trees, submodules). */
static enum repo_status follow(struct repo *r, str folder, str dotgit, struct err *err)
{
	struct arena *a = &r->arena;
	r->top = folder;
	if (is_folder(dotgit))
		return accept(r, real_path(a, dotgit), err);
	str named = read_link(a, dotgit, S("gitdir:"));
	str gitdir = named.n ? real_path(a, join(a, folder, named)) : S("");
	if (is_folder(gitdir))
		return accept(r, gitdir, err);
	err_set(err, "the file .git does not name a repository that is there");
	return REPO_BROKEN;
}

static void set_prefix(struct repo *r, str root)
{
	size_t skip = str_eq(r->top, S("/")) ? 1 : r->top.n + 1;
	bool below = r->top.n && str_starts(root, r->top) && root.n > skip;
	r->prefix = below ? join(&r->arena, str_sub(root, skip, root.n), S("")) : S("");
}

/* A hook under `git commit -am`, in a linked work tree or in quarantine is told by these what git works on. */
static enum repo_status from_environment(struct repo *r, str root, const char *gitdir, struct err *err)
{
	struct arena *a = &r->arena;
	const char *work_tree = getenv("GIT_WORK_TREE");
	str real = real_path(a, str_of(gitdir));
	if (!is_folder(real)) {
		err_set(err, "GIT_DIR does not name a folder");
		return REPO_BROKEN;
	}
	str top = real_path(a, work_tree ? str_of(work_tree) : S("."));
	bool inside = str_starts(join(a, top, S("")), join(a, real, S("")));
	r->top = inside && !work_tree ? S("") : top;
	set_prefix(r, root);
	return accept(r, real, err);
}

enum repo_status repo_find(struct repo *r, str root, bool discover, bool from_env, struct err *err)
{
	struct arena *a = &r->arena;
	str real = real_path(a, root.n ? root : S("."));
	if (!is_folder(real))
		return REPO_NONE;
	if (from_env) {
		const char *objects = getenv("GIT_OBJECT_DIRECTORY"), *index = getenv("GIT_INDEX_FILE");
		r->objects = objects ? real_path(a, str_of(objects)) : S("");
		r->alternates = arena_str(a, str_of(getenv("GIT_ALTERNATE_OBJECT_DIRECTORIES")));
		str here = real_path(a, S("."));
		r->index = index && *index ? join(a, here, str_of(index)) : S("");
		const char *gitdir = getenv("GIT_DIR");
		if (gitdir && *gitdir)
			return from_environment(r, real, gitdir, err);
	}
	for (str at = real;;) {
		str dotgit = join(a, at, S(".git"));
		if (exists(dotgit)) {
			enum repo_status status = follow(r, at, dotgit, err);
			set_prefix(r, real);
			return status;
		}
		if (at.n == real.n && looks_bare(a, at))
			return accept(r, at, err);
		if (!discover || at.n <= 1)
			return REPO_NONE;
		while (at.n > 1 && at.p[at.n - 1] != '/')
			at.n--;
		at = arena_str(a, at.n > 1 ? str_sub(at, 0, at.n - 1) : S("/"));
	}
}
