/* The working tree. Every folder and file is opened relative to the folder that holds it, without following links and
 * without blocking, so neither a link nor a FIFO nor a long path leads the walk anywhere else. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "listing.h"
#include "source/ignore.h"
#include "source/walk.h"

enum {
	DEPTH_MAX = 200,       /* folders open at once; the usual limit on open files is 256 to 1024 */
	IGNORE_SIZE = 1 << 20, /* a larger .gitignore hides nothing */
	OPEN_SAFELY = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
};

struct walk {
	const struct walk_options *o;
	const struct source_sink *sink;
	void *ctx;
	bool (*file)(void *ctx, const struct walk_entry *e);
	struct buf path; /* of the entry at hand, from the repository's top when ignore_above is set, else from root */
	size_t skip;     /* bytes of path above root */
	bool stopped;
};

static str path_below(const struct walk *w) { return str_sub(buf_str(&w->path), w->skip, w->path.n); }

static void report(const struct walk *w, enum trouble_class class, str reason)
{
	str path = path_below(w);
	if (str_ends(path, S("/")))
		path.n--;
	w->sink->trouble(w->sink->ctx, class, reason, S(""), path);
}

/* ---- what the index holds ---- */

/* Place of the first tracked path that is not smaller than path. */
static size_t tracked_from(const struct strs *tracked, str path)
{
	size_t low = 0, high = tracked ? tracked->n : 0;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (str_cmp(tracked->at[mid], path) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static bool is_tracked(const struct walk *w)
{
	size_t i = tracked_from(w->o->tracked, path_below(w));
	return w->o->tracked && i < w->o->tracked->n && str_eq(w->o->tracked->at[i], path_below(w));
}

/* Does the index hold a file in the folder whose path, with '/' at the end, is at hand? */
static bool is_tracked_folder(const struct walk *w)
{
	size_t i = tracked_from(w->o->tracked, path_below(w));
	return w->o->tracked && i < w->o->tracked->n && str_starts(w->o->tracked->at[i], path_below(w));
}

/* ---- folders ---- */

static const struct ignore_file *read_ignore(int fd, size_t skip, struct arena *a, const struct ignore_file *outer)
{
	str text;
	return read_regular(fd, IGNORE_SIZE, a, &text, NULL) ? ignore_parse(a, text, skip, outer) : outer;
}

static void walk_file(struct walk *w, uint64_t size, bool tracked)
{
	if (w->o->limits.max_file_size && size > w->o->limits.max_file_size) {
		report(w, TROUBLE_CHOSEN, S("over the size limit"));
		return;
	}
	struct walk_entry e = {.path = path_below(w), .size = size, .tracked = tracked};
	w->stopped = !w->file(w->ctx, &e);
}

/* .env, .env.local, prod.env */
static bool is_env(str name)
{
	return str_eq(name, S(".env")) || str_starts(name, S(".env.")) || str_ends(name, S(".env"));
}

/* What is ignored and still counts: what git tracks; without a repository everything but the .env files. */
static bool is_left_out(const struct walk *w, str name, bool is_file, bool tracked)
{
	if (w->o->use_ignore)
		return !tracked;
	if (!is_file || !is_env(name))
		return false;
	w->sink->trouble(w->sink->ctx, TROUBLE_CHOSEN, S("left out because .gitignore says so"),
	                 S("There is no repository to tell whether it is tracked."), path_below(w));
	return true;
}

static void walk_folder(struct walk *w, int fd, const struct ignore_file *outer, bool ignored, unsigned depth,
                        bool foreign);

/* One name of a folder, whose path is at hand. ignored: the folder is, and only its tracked files count. */
static void walk_name(struct walk *w, int folder, str name, const struct ignore_file *rules, bool ignored,
                      unsigned depth)
{
	struct stat st;
	if (fstatat(folder, name.p, &st, AT_SYMLINK_NOFOLLOW) != 0) {
		if (errno != ENOENT) /* removed meanwhile: it is not there */
			report(w, TROUBLE_FAILED, S("unreadable file"));
		return;
	}
	bool is_folder = S_ISDIR(st.st_mode);
	ignored = ignored || ignore_check(rules, buf_str(&w->path), is_folder);
	if (is_folder)
		buf_byte(&w->path, '/');
	bool tracked = is_folder ? is_tracked_folder(w) : is_tracked(w);
	if (ignored && is_left_out(w, name, S_ISREG(st.st_mode), tracked))
		return;
	if (S_ISREG(st.st_mode)) {
		walk_file(w, (uint64_t)st.st_size, tracked);
	} else if (!is_folder) {
		report(w, TROUBLE_CHOSEN, S_ISLNK(st.st_mode) ? S("symbolic link") : S("special file"));
	} else if (depth == DEPTH_MAX) {
		report(w, TROUBLE_FAILED, S("folders nested too deeply"));
	} else {
		int fd = openat(folder, name.p, OPEN_SAFELY | O_DIRECTORY);
		if (fd < 0)
			report(w, TROUBLE_FAILED, S("unreadable folder"));
		else
			walk_folder(w, fd, rules, ignored, depth + 1, !tracked);
	}
}

static const struct walk_module *find_module(const struct walk_options *o, str path)
{
	for (size_t low = 0, high = o->n_modules; low < high;) {
		size_t mid = low + (high - low) / 2;
		int c = str_cmp(o->modules[mid].path, path);
		if (c == 0)
			return &o->modules[mid];
		if (c < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

static void report_below(const struct walk *w, enum walk_below what, str path)
{
	if (w->o->below)
		w->o->below(w->ctx, what, path);
	else if (what == BELOW_LEFT)
		report(w, TROUBLE_CHOSEN, S("nested repository"));
}

/* A folder below root that may be a repository or a submodule. False: it is not entered. foreign: the index names
 * nothing in it. module: what the index calls it, if it does. */
static bool enter(const struct walk *w, int fd, struct listing *list, const struct walk_module *module, bool foreign,
                  struct arena *a)
{
	str path = path_below(w);
	path.n--;
	if (list->has_git && listing_has_repository(fd)) {
		bool counts = module || !foreign;
		report_below(w, counts ? BELOW_ENTERED : BELOW_LEFT, path);
		return counts;
	}
	if (list->is_bare) { /* one that the index holds is a part of the app, file by file; its history is not */
		report_below(w, foreign ? BELOW_LEFT : BELOW_ENTERED, path);
		return !foreign;
	}
	if (module && !list->names.n) {
		report(w, TROUBLE_CHOSEN, S("submodule that is not checked out"));
		return false;
	}
	if (list->has_git)
		listing_add_git(list, a);
	return true;
}

/* Walks the folder whose path, with '/' at the end, is at hand; foreign: the index names nothing in it. Takes fd. */
static void walk_folder(struct walk *w, int fd, const struct ignore_file *outer, bool ignored, unsigned depth,
                        bool foreign)
{
	struct arena a = {0};
	struct listing list = {0};
	size_t length = w->path.n;
	DIR *dir = fdopendir(fd);
	if (!dir)
		close(fd);
	if (!dir || !listing_read(dir, &a, &list))
		report(w, TROUBLE_FAILED, S("unreadable folder"));
	if (dir && depth && !w->o->plain) {
		str path = str_sub(path_below(w), 0, path_below(w).n - 1);
		const struct walk_module *module = find_module(w->o, path);
		if (!enter(w, fd, &list, module, foreign, &a))
			list.names.n = 0;
		else if (module) { /* what is ignored there, its own repository says */
			ignored = false;
			outer = module->exclude_file.n && w->o->use_ignore
			                ? read_ignore(open_named(module->exclude_file, O_NOFOLLOW), length, &a, NULL)
			                : NULL;
		}
	}
	if (list.has_ignore && (w->o->use_ignore || w->o->ignore_env))
		outer = read_ignore(openat(fd, ".gitignore", OPEN_SAFELY), length, &a, outer);
	for (size_t i = 0; i < list.names.n && !w->stopped; i++) {
		buf_add(&w->path, list.names.at[i]);
		walk_name(w, fd, list.names.at[i], outer, ignored, depth);
		w->path.n = length;
	}
	if (dir)
		closedir(dir);
	arena_free(&a);
}

/* The ignore files that stand above root, and where root is below the repository's top: w->path and w->skip. */
static const struct ignore_file *read_above(struct walk *w, struct arena *a)
{
	const struct walk_options *o = w->o;
	const struct ignore_file *rules = NULL;
	if (o->exclude_file.n)
		rules = read_ignore(open_named(o->exclude_file, O_NOFOLLOW), 0, a, NULL);
	if (!o->ignore_above.n)
		return rules;
	char *root = realpath(arena_str(a, o->root).p, NULL), *top = realpath(arena_str(a, o->ignore_above).p, NULL);
	str whole = str_of(root), above = str_of(top);
	if (root && top && str_starts(whole, above) && whole.n > above.n && whole.p[above.n] == '/') {
		int folder = open_named(above, O_DIRECTORY);
		str rest = str_sub(whole, above.n + 1, whole.n), piece;
		while (str_cut(&rest, '/', &piece)) {
			size_t length = w->path.n;
			buf_add(&w->path, S(".gitignore"));
			rules = read_ignore(open_below(folder, buf_str(&w->path), 0), length, a, rules);
			w->path.n = length;
			buf_add(&w->path, piece);
			buf_byte(&w->path, '/');
		}
		if (folder >= 0)
			close(folder);
		w->skip = w->path.n;
	}
	free(root);
	free(top);
	return rules;
}

bool walk_tree(const struct walk_options *o, void *ctx, bool (*file)(void *ctx, const struct walk_entry *e),
               const struct source_sink *sink, struct err *err)
{
	struct walk w = {.o = o, .sink = sink, .ctx = ctx, .file = file};
	struct stat st;
	int fd = open_named(o->root, 0);
	if (fd < 0 || fstat(fd, &st) != 0) {
		err_system(err, errno, "cannot open %.*s", STR_ARG(o->root));
		if (fd >= 0)
			close(fd);
		return false;
	}
	if (!S_ISDIR(st.st_mode)) {
		close(fd);
		if (!S_ISREG(st.st_mode))
			return err_set(err, "%.*s is neither a file nor a folder", STR_ARG(o->root));
		walk_file(&w, (uint64_t)st.st_size, false);
	} else {
		struct arena a = {0};
		walk_folder(&w, fd, o->use_ignore ? read_above(&w, &a) : NULL, false, 0, false);
		arena_free(&a);
	}
	buf_free(&w.path);
	return true;
}
