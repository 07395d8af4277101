/* Where the repository of a folder is. libgit2 could tell, but it believes core.worktree, climbs to parents and blocks
 * on a FIFO; so the few files that decide are looked at here first. */
#include <errno.h>
#include <stdlib.h>

#include "peek.h"
#include "repo_int.h"

enum { LINK_SIZE = 8192 }; /* of a .git file or commondir: one path */

static enum repo_status broken(struct err *err, const char *what, str path)
{
	err_set(err, "%s: %.300s", what, path.p);
	return REPO_BROKEN;
}

/* Absolute, without links, in the arena; "" when there is nothing. *failed: it could not be found out, and errno says
 * why. */
static str real_path(struct arena *a, str path, bool *failed)
{
	char *real = realpath(arena_str(a, path).p, NULL);
	*failed = !real && errno != ENOENT && errno != ENOTDIR;
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

static bool is_folder(str path) { return path.n && peek_kind(path) == PEEK_FOLDER; }

/* The path in a one-line file, after what it begins with; "" when it does not. False when it cannot be read. */
static bool read_link(struct arena *a, str file, str begin, str *out)
{
	str text = S("");
	enum peek p = peek_read(a, file, LINK_SIZE, &text);
	*out = str_starts(text, begin) ? str_trim(str_sub(text, begin.n, text.n)) : S("");
	return p == PEEK_FILE || p == PEEK_ABSENT;
}

/* A file that git reads must be a regular one, or not there. */
static bool check_file(struct arena *a, str folder, const char *name, struct err *err)
{
	enum peek p = peek_kind(join(a, folder, str_of(name)));
	if (p == PEEK_FILE || p == PEEK_ABSENT)
		return true;
	return err_set(err, "cannot read %s of the repository: %s", name, peek_why(p));
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
	return peek_entry(join(a, folder, S("HEAD"))) != PEEK_ABSENT && is_folder(join(a, folder, S("objects"))) &&
	       is_folder(join(a, folder, S("refs")));
}

/* git names its index from the top of the work tree, where it starts a hook; one that changed folders since (a package
 * of a larger repository, looked at from its own folder) means the same file. No file at all would look like an index
 * that holds nothing, and everything staged would go unseen. */
static bool find_index(struct repo *r, struct err *err)
{
	const char *named = getenv("GIT_INDEX_FILE");
	if (!r->index.n || peek_entry(r->index) != PEEK_ABSENT)
		return true;
	str from_top = r->top.n ? join(&r->arena, r->top, str_of(named)) : S("");
	if (!from_top.n || peek_entry(from_top) == PEEK_ABSENT)
		return err_set(err, "GIT_INDEX_FILE does not name a file that is there");
	r->index = from_top;
	return true;
}

/* gitdir is known: find what it shares with other work trees, and see that all is there. */
static enum repo_status accept(struct repo *r, str gitdir, struct err *err)
{
	struct arena *a = &r->arena;
	str common, shared = gitdir;
	bool failed = false;
	r->gitdir = join(a, gitdir, S(""));
	if (!read_link(a, join(a, gitdir, S("commondir")), S(""), &common))
		return broken(err, "a file of the repository cannot be read", S("commondir"));
	if (common.n)
		shared = real_path(a, join(a, gitdir, common), &failed);
	if (failed || !is_folder(shared))
		return broken(err, "the repository is not where this file says", S("commondir"));
	r->common = join(a, shared, S(""));
	if (!find_index(r, err) || !check_files(r, err))
		return REPO_BROKEN;
	if (peek_entry(join(a, gitdir, S("HEAD"))) == PEEK_ABSENT)
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
	str named, gitdir = dotgit;
	bool failed = false;
	r->top = folder;
	enum peek p = peek_kind(dotgit);
	if (p != PEEK_FOLDER && p != PEEK_FILE)
		return broken(err, "the repository cannot be opened", str_of(peek_why(p)));
	if (p == PEEK_FILE) {
		if (!read_link(a, dotgit, S("gitdir:"), &named) || !named.n)
			return broken(err, "the file .git does not name a repository", S(".git"));
		gitdir = join(a, folder, named);
	}
	gitdir = real_path(a, gitdir, &failed);
	if (failed)
		return broken(err, "the repository cannot be opened", str_of(strerror(errno)));
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
	bool failed;
	str real = real_path(a, str_of(gitdir), &failed);
	if (!is_folder(real)) {
		err_set(err, "GIT_DIR does not name a folder");
		return REPO_BROKEN;
	}
	str top = real_path(a, work_tree ? str_of(work_tree) : S("."), &failed);
	bool inside = str_starts(join(a, top, S("")), join(a, real, S("")));
	r->top = inside && !work_tree ? S("") : top;
	set_prefix(r, root);
	return accept(r, real, err);
}

static void read_environment(struct repo *r)
{
	struct arena *a = &r->arena;
	const char *objects = getenv("GIT_OBJECT_DIRECTORY"), *index = getenv("GIT_INDEX_FILE");
	bool failed;
	r->objects = objects ? real_path(a, str_of(objects), &failed) : S("");
	r->alternates = arena_str(a, str_of(getenv("GIT_ALTERNATE_OBJECT_DIRECTORIES")));
	str here = real_path(a, S("."), &failed);
	r->index = index && *index ? join(a, here, str_of(index)) : S("");
}

/* From the folder upwards. "Nothing there" is an answer; any failure to look is a failure, since a history that went
 * unseen would look like none. */
static enum repo_status climb(struct repo *r, str folder, bool discover, struct err *err)
{
	struct arena *a = &r->arena;
	for (str at = folder;;) {
		str dotgit = join(a, at, S(".git"));
		enum peek p = peek_entry(dotgit);
		if (p == PEEK_FAILED)
			return broken(err, "cannot look for a repository", str_of(strerror(errno)));
		if (p != PEEK_ABSENT) {
			enum repo_status status = follow(r, at, dotgit, err);
			set_prefix(r, folder);
			return status;
		}
		if (looks_bare(a, at)) {
			if (at.n == folder.n)
				return accept(r, at, err);
			err_set(err, "the path lies in a git directory, whose objects are packed; name the repository");
			return REPO_BROKEN;
		}
		if (!discover || at.n <= 1)
			return REPO_NONE;
		while (at.n > 1 && at.p[at.n - 1] != '/')
			at.n--;
		at = arena_str(a, at.n > 1 ? str_sub(at, 0, at.n - 1) : S("/"));
	}
}

enum repo_status repo_find(struct repo *r, str root, bool discover, bool from_env, struct err *err)
{
	bool failed;
	str real = real_path(&r->arena, root.n ? root : S("."), &failed);
	enum peek p = failed ? PEEK_FAILED : real.n ? peek_kind(real) : PEEK_ABSENT;
	if (p == PEEK_FAILED)
		return broken(err, "cannot look for a repository", str_of(strerror(errno)));
	if (p != PEEK_FOLDER)
		return REPO_NONE;
	if (from_env)
		read_environment(r);
	const char *gitdir = from_env ? getenv("GIT_DIR") : NULL;
	return gitdir && *gitdir ? from_environment(r, real, gitdir, err) : climb(r, real, discover, err);
}
