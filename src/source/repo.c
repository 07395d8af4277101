/* An open repository. Nothing of it is opened by libgit2 but packs and the index, and these only after a look. */
#include <stdlib.h>

#include "git_memory.h"
#include "history_int.h"
#include "loose.h"
#include "packs.h"
#include "peek.h"

bool repo_failed(struct err *err, const char *what)
{
	const git_error *e = git_error_last();
	const char *why = e && e->message ? e->message : "no reason given";
	/* A report holds no path of this machine. */
	return err_set(err, "%s: %s", what, strchr(why, '/') ? "it is corrupt, or cannot be opened" : why);
}

/* Options of the library, the same for every repository. Owner: nothing found there is ever run. Extensions: those that
 * change nothing for a reader; refstorage is not one of them, since a reftable would read as an empty history. */
static void settle(void)
{
	static const char *extensions[] = {"partialclone", "worktreeconfig", "preciousobjects", "relativeworktrees"};
	static const int levels[] = {GIT_CONFIG_LEVEL_PROGRAMDATA, GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG,
	                             GIT_CONFIG_LEVEL_GLOBAL};
	git_memory_settle();
	git_libgit2_init();
	for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
		git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, levels[i], "");
	git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
	git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, extensions, sizeof extensions / sizeof *extensions);
	/* Each tree is compared with its children's and its parents': large ones are worth keeping, too. */
	git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, GIT_OBJECT_TREE, (size_t)1 << 20);
}

void repo_note(struct repo *r, str reason, str path)
{
	const struct repo_trouble *last = r->n_notes ? &r->notes[r->n_notes - 1] : NULL;
	if (last && str_eq(last->reason, reason) && str_eq(last->path, path))
		return; /* a file of nothing but garbage */
	mem_room(r->notes, r->n_notes, r->cap_notes);
	r->notes[r->n_notes++] = (struct repo_trouble){arena_str(&r->arena, reason), arena_str(&r->arena, path)};
}

void repo_troubles(const struct repo *r, const struct source_sink *sink)
{
	for (size_t i = 0; i < r->n_notes; i++)
		sink->trouble(sink->ctx, TROUBLE_FAILED, r->notes[i].reason,
		              str_starts(r->notes[i].path, S("objects/info/")) ? S("") : S("Run git fsck."),
		              r->notes[i].path);
}

/* ---- objects ---- */

/* Every loose object is read by us, and of packs only those that were looked at: libgit2 finds nothing by itself. */
git_odb *repo_objects(const struct repo *r, struct err *err)
{
	enum { LOOSE = 1, PACK = 2 };
	git_odb *odb = NULL;
	git_odb_backend *one;
	bool ok = git_odb_new(&odb) == 0;
	for (size_t i = 0; ok && i < r->stores.n; i++)
		ok = (one = loose_backend(r->stores.at[i])) && git_odb_add_backend(odb, one, LOOSE) == 0;
	for (size_t i = 0; ok && i < r->n_packs; i++)
		ok = git_odb_backend_one_pack(&one, r->packs[i].p) == 0 && git_odb_add_backend(odb, one, PACK) == 0;
	if (ok)
		return odb;
	repo_failed(err, "cannot open the repository's objects");
	git_odb_free(odb);
	return NULL;
}

/* Folders that the environment names were named by who started us. */
static void add_alternates(struct repo *r)
{
	str rest = r->alternates, one;
	while (str_cut(&rest, ':', &one))
		if (one.n && r->stores.n < STORES_MOST)
			r->stores.at[r->stores.n++] = arena_str(&r->arena, one);
}

static bool open_objects(struct repo *r, struct err *err)
{
	str own = r->objects.n ? r->objects : arena_printf(&r->arena, "%.*sobjects", STR_ARG(r->common));
	stores_find(&r->stores, own, &r->arena);
	add_alternates(r);
	for (size_t i = 0; i < r->stores.n_refused; i++)
		repo_note(r, S("an alternate is no folder of objects, or one too many, and was not opened"),
		          r->stores.refused[i]);
	if (r->stores.unreadable.n)
		repo_note(r, S("alternates cannot be read"), r->stores.unreadable);
	for (size_t i = 0; i < r->stores.n; i++)
		packs_find(r, r->stores.at[i]);
	r->odb = repo_objects(r, err);
	return r->odb &&
	       (git_repository_wrap_odb(&r->git, r->odb) == 0 || repo_failed(err, "cannot open the repository"));
}

/* ---- configuration ---- */

/* Its configuration; a reader that cannot read it should not go on. False with err. */
static bool repo_settings(struct repo *r, struct err *err)
{
	enum { CONFIG_SIZE = 16 << 20 };
	struct err why = {{0}};
	str text = S("");
	enum peek p =
	        peek_read(&r->arena, arena_printf(&r->arena, "%.*sconfig", STR_ARG(r->common)), CONFIG_SIZE, &text);
	if (p != PEEK_FILE && p != PEEK_ABSENT)
		return err_set(err, "cannot read the repository's configuration: %s", peek_why(p));
	return gitconfig_parse(text, &r->arena, &r->settings, &why) ||
	       err_set(err, "cannot read the repository's configuration: %s", why.text);
}

/* Does any remote promise to send what is not here? */
static bool has_promisor(const struct settings *s)
{
	bool found = false;
	for (size_t i = 0; i < s->n && !found; i++) {
		str name = s->at[i].name;
		bool promisor = str_starts(name, S("remote.")) && str_ends(name, S(".promisor"));
		found = str_eq(name, S("extensions.partialclone")) ||
		        (promisor && !str_ieq(s->at[i].value, S("false")));
	}
	return found;
}

/* A pack that a partial clone fetched is marked by a file beside it, whatever became of the configuration. */
static bool has_promised_pack(struct repo *r)
{
	bool found = false;
	for (size_t i = 0; i < r->n_packs && !found; i++) {
		str stem = str_sub(r->packs[i], 0, r->packs[i].n - S(".idx").n);
		found = peek_kind(arena_printf(&r->arena, "%.*s.promisor", STR_ARG(stem))) == PEEK_FILE;
	}
	return found;
}

/* May an unknown extension change what anything means? In a repository of version 1 git stops there, and so do we
 * (technical/repository-version). */
static bool is_foreign(str name)
{
	static const char *const known[] = {"noop",           "noop-v1",         "partialclone",
	                                    "worktreeconfig", "preciousobjects", "relativeworktrees",
	                                    "objectformat",   "refstorage",      "compatobjectformat"};
	str extensions = S("extensions.");
	bool foreign = str_starts(name, extensions);
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		foreign = foreign && !str_eq(str_sub(name, extensions.n, name.n), str_of(known[i]));
	return foreign;
}

/* What we would read as something else, or not at all; "" for nothing. */
static str find_unsupported(struct repo *r)
{
	const struct settings *s = &r->settings;
	str objects = gitconfig_get(s, S("extensions.objectformat")),
	    refs = gitconfig_get(s, S("extensions.refstorage"));
	str version = gitconfig_get(s, S("core.repositoryformatversion"));
	if (objects.n && !str_ieq(objects, S("sha1")))
		return S("the repository's objects are named by SHA-256, which is not supported");
	if (refs.n && !str_ieq(refs, S("files")))
		return S("the repository keeps its references in a reftable, which is not supported");
	if (version.n && !str_eq(version, S("0")) && !str_eq(version, S("1")))
		return S("the repository has a format version that is not supported");
	for (size_t i = 0; str_eq(version, S("1")) && i < s->n; i++)
		if (is_foreign(s->at[i].name))
			return arena_printf(&r->arena, "the repository uses %.100s, which is not supported",
			                    s->at[i].name.p);
	return S("");
}

static enum repo_status check_format(struct repo *r, struct err *err)
{
	str what = find_unsupported(r);
	if (!what.n)
		return REPO_OK;
	err_set(err, "%.*s", STR_ARG(what));
	return REPO_UNSUPPORTED;
}

enum repo_status repo_open(struct repo **out, str root, bool discover, bool from_env, struct err *err)
{
	settle();
	struct repo *r = *out = mem_grow(NULL, sizeof *r);
	*r = (struct repo){.arena = {0}};
	enum repo_status status = repo_find(r, root, discover, from_env, err);
	if (status == REPO_OK && !repo_settings(r, err))
		status = REPO_BROKEN;
	if (status == REPO_OK)
		status = check_format(r, err);
	if (status == REPO_OK && !open_objects(r, err))
		status = REPO_BROKEN;
	r->partial = status == REPO_OK && (has_promisor(&r->settings) || has_promised_pack(r));
	return status;
}

void repo_close(struct repo *r)
{
	if (!r)
		return;
	git_repository_free(r->git);
	git_odb_free(r->odb);
	free(r->packs);
	free(r->notes);
	arena_free(&r->arena);
	free(r);
	git_libgit2_shutdown();
}

/* ---- the index ---- */

/* libgit2 takes an index that it could not look at for an empty one: is it? (gitformat-index: "DIRC", the version, the
 * number of entries, four bytes each.) */
static bool is_empty_index(str path, struct arena *a)
{
	enum { HEAD = 12, COUNT = 8, LARGEST = 1 << 30 };
	str bytes = S("");
	enum peek p = peek_read(a, path, LARGEST, &bytes);
	return p == PEEK_ABSENT || (p == PEEK_FILE && bytes.n >= HEAD && !memcmp(bytes.p + COUNT, "\0\0\0\0", 4));
}

git_index *repo_index(const struct repo *r, struct err *err)
{
	struct arena a = {0};
	git_index *index = NULL;
	str path = r->index.n ? r->index : arena_printf(&a, "%.*sindex", STR_ARG(r->gitdir));
	if (git_index_open(&index, path.p) != 0) {
		repo_failed(err, "cannot read the index");
		index = NULL;
	} else if (git_index_entrycount(index) == 0 && !is_empty_index(path, &a)) {
		err_set(err, "cannot read the index");
		git_index_free(index);
		index = NULL;
	}
	arena_free(&a);
	return index;
}

static int by_bytes(const void *a, const void *b) { return str_cmp(*(const str *)a, *(const str *)b); }

/* Entries of the index below the prefix: files, or submodules. */
static bool list_index(struct repo *r, bool links, struct arena *a, struct strs *out, struct err *err)
{
	git_index *index = repo_index(r, err);
	*out = (struct strs){0};
	if (!index)
		return false;
	size_t n = git_index_entrycount(index), kept = 0;
	str *paths = arena_array(a, str, n);
	for (size_t i = 0; i < n; i++) {
		const git_index_entry *e = git_index_get_byindex(index, i);
		str path = str_of(e->path);
		if (!str_starts(path, r->prefix) || ((e->mode & 0170000) == GIT_FILEMODE_COMMIT) != links)
			continue;
		path = str_sub(path, r->prefix.n, path.n);
		if (!kept || !str_eq(paths[kept - 1], path)) /* a conflict has up to three entries */
			paths[kept++] = arena_str(a, path);
	}
	if (kept)
		qsort(paths, kept, sizeof *paths, by_bytes);
	git_index_free(index);
	*out = (struct strs){paths, kept};
	return true;
}

bool repo_tracked(struct repo *r, struct arena *a, struct strs *out, struct err *err)
{
	return list_index(r, false, a, out, err);
}

bool repo_links(struct repo *r, struct arena *a, struct strs *out, struct err *err)
{
	return list_index(r, true, a, out, err);
}

bool repo_index_file(struct repo *r, str path, struct arena *a, str *bytes)
{
	git_index *index = repo_index(r, NULL);
	git_odb_object *o = NULL;
	str whole = arena_printf(a, "%.*s%.*s", STR_ARG(r->prefix), STR_ARG(path));
	const git_index_entry *e = index ? git_index_get_bypath(index, whole.p, 0) : NULL;
	bool ok = e && git_odb_read(&o, r->odb, &e->id) == 0 && git_odb_object_type(o) == GIT_OBJECT_BLOB;
	if (ok)
		*bytes = arena_str(a, object_text(o));
	git_odb_object_free(o);
	git_index_free(index);
	return ok;
}
