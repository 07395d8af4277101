/* An open repository: libgit2 with everything turned off that reads outside it, and what a report says about it. */
#include "repo_int.h"

#include <git2/sys/repository.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

bool repo_failed(struct err *err, const char *what)
{
	const git_error *e = git_error_last();
	return err_set(err, "%s: %s", what, e && e->message ? e->message : "no reason given");
}

/* Options of the library, the same for every repository. Owner: nothing found there is ever run. Extensions: those that
 * change nothing for a reader; refstorage is not one of them, since a reftable would read as an empty history. */
static void settle(void)
{
	static const char *extensions[] = {"partialclone", "worktreeconfig", "preciousobjects", "relativeworktrees"};
	static const int levels[] = {GIT_CONFIG_LEVEL_PROGRAMDATA, GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG,
	                             GIT_CONFIG_LEVEL_GLOBAL};
	git_libgit2_init();
	for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
		git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, levels[i], "");
	git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
	git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, extensions, sizeof extensions / sizeof *extensions);
	/* Each tree is compared with its children's and its parents': large ones are worth keeping, too. */
	git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, GIT_OBJECT_TREE, (size_t)1 << 20);
}

git_odb *repo_objects(const struct repo *r, struct err *err)
{
	struct arena a = {0};
	git_odb *odb = NULL;
	str where = r->objects.n ? r->objects : arena_printf(&a, "%.*sobjects", STR_ARG(r->common));
	bool ok = git_odb_open(&odb, where.p) == 0;
	str rest = r->alternates, one;
	while (ok && str_cut(&rest, ':', &one))
		ok = !one.n || git_odb_add_disk_alternate(odb, arena_str(&a, one).p) == 0;
	arena_free(&a);
	if (ok)
		return odb;
	repo_failed(err, "cannot open the repository's objects");
	git_odb_free(odb);
	return NULL;
}

/* Does any remote promise to send what is not here? (Without git_config_foreach_match, which leaks in libgit2 1.5.) */
static bool has_promisor(const git_config *config)
{
	git_config_iterator *it = NULL;
	git_config_entry *e;
	bool found = false;
	if (git_config_iterator_new(&it, config) != 0)
		return false;
	while (!found && git_config_next(&e, it) == 0) {
		str name = str_of(e->name);
		bool promisor = str_starts(name, S("remote.")) && str_ends(name, S(".promisor"));
		found = str_eq(name, S("extensions.partialclone")) ||
		        (promisor && (!e->value || !str_ieq(str_of(e->value), S("false"))));
	}
	git_config_iterator_free(it);
	return found;
}

/* What libgit2 would refuse with a message that helps nobody. */
static enum repo_status read_format(struct repo *r, struct err *err)
{
	enum repo_status status = REPO_OK;
	git_config *config = NULL, *all = NULL;
	git_buf value = {0};
	if (git_config_open_ondisk(&all, arena_printf(&r->arena, "%.*sconfig", STR_ARG(r->common)).p) != 0 ||
	    git_config_snapshot(&config, all) != 0) {
		repo_failed(err, "cannot read the repository's configuration");
		status = REPO_BROKEN;
	} else if (git_config_get_string_buf(&value, config, "extensions.objectformat") == 0 &&
	           strcmp(value.ptr, "sha1") != 0) {
		err_set(err, "the repository's objects are named by SHA-256, which is not supported");
		status = REPO_UNSUPPORTED;
	} else if (git_config_get_string_buf(&value, config, "extensions.refstorage") == 0 &&
	           strcmp(value.ptr, "files") != 0) {
		err_set(err, "the repository keeps its references in a reftable, which is not supported");
		status = REPO_UNSUPPORTED;
	} else {
		r->partial = has_promisor(config);
	}
	git_buf_dispose(&value);
	git_config_free(config);
	git_config_free(all);
	return status;
}

/* As a bare one, which keeps libgit2 from core.worktree; then with the work tree that we found. */
static bool open_git(struct repo *r, struct err *err)
{
	unsigned flags = GIT_REPOSITORY_OPEN_NO_SEARCH | GIT_REPOSITORY_OPEN_NO_DOTGIT | GIT_REPOSITORY_OPEN_BARE;
	git_index *index = NULL;
	if (git_repository_open_ext(&r->git, r->gitdir.p, flags, NULL) != 0 ||
	    (r->top.n && git_repository_set_workdir(r->git, r->top.p, 0) != 0))
		return repo_failed(err, "cannot open the repository");
	git_odb *odb = repo_objects(r, err);
	if (!odb)
		return false;
	bool ok = git_repository_set_odb(r->git, odb) == 0;
	git_odb_free(odb);
	if (ok && r->index.n) {
		ok = git_index_open(&index, r->index.p) == 0 && git_repository_set_index(r->git, index) == 0;
		git_index_free(index);
	}
	return ok || repo_failed(err, "cannot open the repository");
}

enum repo_status repo_open(struct repo **out, str root, bool discover, bool from_env, struct err *err)
{
	settle();
	struct repo *r = *out = mem_grow(NULL, sizeof *r);
	*r = (struct repo){.arena = {0}};
	enum repo_status status = repo_find(r, root, discover, from_env, err);
	if (status == REPO_OK)
		status = read_format(r, err);
	if (status == REPO_OK && !open_git(r, err))
		status = REPO_BROKEN;
	return status;
}

void repo_close(struct repo *r)
{
	if (!r)
		return;
	git_repository_free(r->git);
	arena_free(&r->arena);
	free(r);
	git_libgit2_shutdown();
}

/* An address as a report may show it: no user, no password, no query, no path of this machine. */
static str clean_address(struct arena *a, str url)
{
	size_t scheme = str_find(url, S("://"), 0);
	size_t from = scheme == SIZE_MAX ? 0 : scheme + 3;
	char end = scheme == SIZE_MAX ? ':' : '/';
	size_t authority = from;
	while (authority < url.n && url.p[authority] != end)
		authority++;
	if (str_starts(url, S("file:")) || str_starts(url, S(".")) || str_starts(url, S("/")) || authority == url.n)
		return S("");
	size_t host = from;
	for (size_t i = from; i < authority; i++)
		if (url.p[i] == '@')
			host = i + 1;
	size_t stop = authority;
	while (stop < url.n && url.p[stop] != '?' && url.p[stop] != '#')
		stop++;
	return arena_printf(a, "%.*s%.*s", STR_ARG(str_sub(url, 0, from)), STR_ARG(str_sub(url, host, stop)));
}

/* Of origin, else of the first remote that the configuration names. */
static str find_remote(struct repo *r, struct arena *a)
{
	git_config *config = NULL;
	git_config_iterator *it = NULL;
	git_config_entry *e;
	const char *origin = NULL;
	str url = S("");
	if (git_repository_config_snapshot(&config, r->git) == 0 && git_config_iterator_new(&it, config) == 0) {
		if (git_config_get_string(&origin, config, "remote.origin.url") == 0)
			url = arena_str(a, str_of(origin));
		while (!url.n && git_config_next(&e, it) == 0)
			if (str_starts(str_of(e->name), S("remote.")) && str_ends(str_of(e->name), S(".url")))
				url = arena_str(a, str_of(e->value));
	}
	git_config_iterator_free(it);
	git_config_free(config);
	return clean_address(a, url);
}

/* Does the index name other blobs than HEAD's tree does? */
static bool index_differs(struct repo *r, git_index *index)
{
	git_reference *head = NULL;
	git_object *tree = NULL;
	git_diff *diff = NULL;
	git_diff_options o;
	git_diff_options_init(&o, GIT_DIFF_OPTIONS_VERSION);
	o.flags = GIT_DIFF_IGNORE_SUBMODULES;
	bool differs = git_repository_head(&head, r->git) == 0 &&
	               git_reference_peel(&tree, head, GIT_OBJECT_TREE) == 0 &&
	               git_diff_tree_to_index(&diff, r->git, (git_tree *)tree, index, &o) == 0 &&
	               git_diff_num_deltas(diff) > 0;
	git_diff_free(diff);
	git_object_free(tree);
	git_reference_free(head);
	return differs;
}

/* Is the file another one than the index remembers? Size and time first, as git does; only where these differ is it
 * read, and only a regular file. */
static bool file_differs(const git_index_entry *e, const char *path)
{
	struct stat st;
	git_oid id;
	if (lstat(path, &st) != 0)
		return true;
	if (!S_ISREG(st.st_mode))
		return S_ISREG(e->mode) || !S_ISLNK(st.st_mode);
	if ((uint32_t)st.st_size != e->file_size)
		return true;
	if ((int32_t)st.st_mtim.tv_sec == e->mtime.seconds && (uint32_t)st.st_mtim.tv_nsec == e->mtime.nanoseconds)
		return false;
	return git_odb_hashfile(&id, path, GIT_OBJECT_BLOB) != 0 || !git_oid_equal(&id, &e->id);
}

/* git_status would walk the whole tree and open every ignore file in it, and a FIFO among these would hang it. */
static bool is_dirty(struct repo *r, struct arena *a)
{
	git_index *index = NULL;
	if (!r->top.n || git_repository_index(&index, r->git) != 0)
		return false;
	bool dirty = index_differs(r, index);
	for (size_t i = 0, n = git_index_entrycount(index); i < n && !dirty; i++) {
		const git_index_entry *e = git_index_get_byindex(index, i);
		if ((e->mode & 0170000) != GIT_FILEMODE_COMMIT)
			dirty = file_differs(e, arena_printf(a, "%.*s/%s", STR_ARG(r->top), e->path).p);
	}
	git_index_free(index);
	return dirty;
}

/* The shallow file lists the commits whose parents were left out. The newest of them bounds what can be promised: of
 * what is older, some of it may be here. */
static int64_t shallow_before(const struct repo *r, str file)
{
	enum { LINES = 4096 };
	char line[GIT_OID_HEXSZ + 2];
	int64_t newest = 0;
	FILE *f = fopen(file.p, "re");
	for (int i = 0; f && i < LINES && fgets(line, sizeof line, f); i++) {
		git_oid id;
		git_commit *commit = NULL;
		if (git_oid_fromstrn(&id, line, GIT_OID_HEXSZ) != 0 || git_commit_lookup(&commit, r->git, &id) != 0)
			continue;
		newest = git_commit_time(commit) > newest ? git_commit_time(commit) : newest;
		git_commit_free(commit);
	}
	if (f)
		fclose(f);
	return newest;
}

bool repo_describe(struct repo *r, struct arena *a, struct repo_info *out, struct err *err)
{
	git_reference *head = NULL;
	git_object *commit = NULL;
	*out = (struct repo_info){.bare = !r->top.n, .partial = r->partial, .commit = S(""), .branch = S("")};
	struct stat st;
	str shallow = arena_printf(a, "%.*sshallow", STR_ARG(r->common));
	out->shallow = stat(shallow.p, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0;
	if (out->shallow)
		out->shallow_before = shallow_before(r, shallow);
	int code = git_repository_head(&head, r->git);
	if (code == GIT_EUNBORNBRANCH) {
		out->empty = true;
	} else if (code != 0) {
		return repo_failed(err, "cannot read HEAD");
	} else {
		char hex[GIT_OID_HEXSZ + 1] = "";
		code = git_reference_peel(&commit, head, GIT_OBJECT_COMMIT);
		if (code == 0)
			out->commit = arena_str(a, str_of(git_oid_tostr(hex, sizeof hex, git_object_id(commit))));
		if (code == 0 && git_reference_is_branch(head))
			out->branch = arena_str(a, str_of(git_reference_shorthand(head)));
		git_object_free(commit);
		git_reference_free(head);
		if (code != 0)
			return repo_failed(err, "cannot read the commit that HEAD names");
	}
	out->remote = find_remote(r, a);
	out->top = arena_str(a, r->top);
	out->gitdir = arena_str(a, r->gitdir);
	out->commondir = arena_str(a, r->common);
	out->prefix = arena_str(a, r->prefix);
	out->dirty = is_dirty(r, a);
	return true;
}

static int by_bytes(const void *a, const void *b) { return str_cmp(*(const str *)a, *(const str *)b); }

bool repo_tracked(struct repo *r, struct arena *a, struct strs *out, struct err *err)
{
	git_index *index = NULL;
	*out = (struct strs){0};
	if (git_repository_index(&index, r->git) != 0)
		return repo_failed(err, "cannot read the index");
	size_t n = git_index_entrycount(index), kept = 0;
	str *paths = arena_array(a, str, n);
	for (size_t i = 0; i < n; i++) {
		const git_index_entry *e = git_index_get_byindex(index, i);
		str path = str_of(e->path);
		if (!str_starts(path, r->prefix) || (e->mode & 0170000) == GIT_FILEMODE_COMMIT)
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

bool repo_index_file(struct repo *r, str path, struct arena *a, str *bytes)
{
	git_index *index = NULL;
	git_blob *blob = NULL;
	str whole = arena_printf(a, "%.*s%.*s", STR_ARG(r->prefix), STR_ARG(path));
	bool ok = git_repository_index(&index, r->git) == 0;
	const git_index_entry *e = ok ? git_index_get_bypath(index, whole.p, 0) : NULL;
	ok = e && git_blob_lookup(&blob, r->git, &e->id) == 0;
	if (ok)
		*bytes = arena_str(a, str_at(git_blob_rawcontent(blob), (size_t)git_blob_rawsize(blob)));
	git_blob_free(blob);
	git_index_free(index);
	return ok;
}
