/* Follows .git files, commondir, links and alternates by reading them as text. What a repository says of places outside
 * it is believed only of places that look like what they are said to be. */
#include "source/roots.h"

#include <stdlib.h>

#include "peek.h"
#include "stores.h"

enum { MOST = 2 * STORES_MOST, MOST_TEXT = 16 << 10 };

struct roots {
	struct arena *a;
	str own; /* what is scanned */
	str at[MOST];
	size_t n;
};

static bool is_below(str path, str folder)
{
	return str_eq(folder, S("/")) || (str_starts(path, folder) && (path.n == folder.n || path.p[folder.n] == '/'));
}

static bool is_covered(const struct roots *r, str path)
{
	for (size_t i = 0; i < r->n; i++)
		if (is_below(path, r->at[i]))
			return true;
	return false;
}

static str real_path(struct arena *a, str path)
{
	char *real = path.n ? realpath(arena_str(a, path).p, NULL) : NULL;
	str out = real ? arena_str(a, str_of(real)) : S("");
	free(real);
	return out;
}

/* What the user or git itself named. Where there is no room, nothing is added: then it cannot be read, and the one who
 * tries says so. */
static void add(struct roots *r, str path)
{
	str real = real_path(r->a, path);
	for (size_t i = 0; i < r->n; i++)
		if (str_eq(r->at[i], real))
			return;
	if (real.n && r->n < MOST)
		r->at[r->n++] = real;
}

static str inside(struct roots *r, str folder, str name)
{
	return arena_printf(r->a, "%.*s/%.*s", STR_ARG(folder), STR_ARG(name));
}

/* A small regular file as text, without its last line end; "" for anything else. */
static str read_small(struct roots *r, str path)
{
	str text = S("");
	return peek_read(r->a, path, MOST_TEXT, &text) == PEEK_FILE ? str_trim(text) : S("");
}

/* A path written in a file of folder: relative ones count from there. */
static str resolve(struct roots *r, str folder, str path)
{
	return path.n && path.p[0] == '/' ? arena_str(r->a, path) : inside(r, folder, path);
}

/* ---- what a repository names ---- */

static bool looks_like_gitdir(struct roots *r, str folder)
{
	bool linked = peek_kind(inside(r, folder, S("commondir"))) == PEEK_FILE;
	return peek_entry(inside(r, folder, S("HEAD"))) != PEEK_ABSENT &&
	       (linked || (peek_kind(inside(r, folder, S("objects"))) == PEEK_FOLDER &&
	                   peek_kind(inside(r, folder, S("refs"))) == PEEK_FOLDER));
}

static const str parts[] = {STR_INIT("HEAD"),     STR_INIT("config"), STR_INIT("packed-refs"), STR_INIT("shallow"),
                            STR_INIT("objects"),  STR_INIT("refs"),   STR_INIT("logs"),        STR_INIT("logs/refs"),
                            STR_INIT("info"),     STR_INIT("index"),  STR_INIT("worktrees"),   STR_INIT("commondir"),
                            STR_INIT("ORIG_HEAD")};

/* A part that is a link (git-new-workdir makes them, and who moves objects to another disk) leads to the same part of a
 * repository, or to a folder of objects. */
static void add_part(struct roots *r, str gitdir, str part)
{
	str real = real_path(r->a, inside(r, gitdir, part)), end = inside(r, S(""), part);
	if (!real.n || is_covered(r, real))
		return;
	bool same = str_ends(real, end) && looks_like_gitdir(r, str_sub(real, 0, real.n - end.n));
	if (same || (str_eq(part, S("objects")) && stores_looks_so(real, r->a)))
		add(r, real);
}

/* A folder that holds what is scanned, or is somebody's home, may be a repository, too (work trees are kept inside of
 * bare ones); of such a one only its parts are read. */
static bool is_wide(const struct roots *r, str folder)
{
	str home = real_path(r->a, str_of(getenv("HOME")));
	return is_below(r->own, folder) || (home.n && is_below(home, folder));
}

static void add_named(struct roots *r, str gitdir)
{
	if (!is_covered(r, gitdir) && looks_like_gitdir(r, gitdir) && !is_wide(r, gitdir))
		add(r, gitdir);
	if (is_covered(r, gitdir) || looks_like_gitdir(r, gitdir))
		for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
			add_part(r, gitdir, parts[i]);
}

static void add_gitdir(struct roots *r, str path)
{
	str gitdir = real_path(r->a, path);
	if (!gitdir.n)
		return;
	add_named(r, gitdir);
	str common = read_small(r, inside(r, gitdir, S("commondir")));
	str shared = common.n ? real_path(r->a, resolve(r, gitdir, common)) : gitdir;
	if (!shared.n)
		return;
	add_named(r, shared);
	struct stores *stores = arena_new(r->a, struct stores);
	stores_find(stores, inside(r, shared, S("objects")), r->a);
	for (size_t i = 1; i < stores->n; i++)
		if (!is_covered(r, stores->at[i]))
			add(r, stores->at[i]);
}

/* The nearest folder at or above path that has a .git. */
static void add_repository(struct roots *r, str path)
{
	while (path.n) {
		str dot = inside(r, path, S(".git"));
		if (peek_entry(dot) != PEEK_ABSENT) {
			add(r, path);
			str text = peek_kind(dot) == PEEK_FILE ? read_small(r, dot) : S("");
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

/* ---- what git names when it calls a hook ---- */

static void add_environment(struct roots *r)
{
	static const char *const folders[] = {"GIT_DIR", "GIT_COMMON_DIR", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY"};
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		const char *value = getenv(folders[i]);
		if (value && value[0]) {
			add(r, str_of(value));
			add_gitdir(r, str_of(value));
		}
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
	struct roots r = {.a = a, .own = real_path(a, root)};
	if (!r.own.n) /* what cannot be found cannot be read */
		r.at[r.n++] = arena_str(a, root.n ? root : S("/nowhere"));
	add(&r, r.own);
	bool file = r.own.n && peek_kind(r.own) != PEEK_FOLDER;
	add_repository(&r, file ? parent(a, r.own) : r.own);
	if (!file)
		add_gitdir(&r, r.own); /* a bare repository */
	if (from_env)
		add_environment(&r);
	str *at = arena_array(a, str, r.n);
	memcpy(at, r.at, r.n * sizeof *at);
	return (struct strs){at, r.n};
}
