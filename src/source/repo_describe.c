/* What a report says about a repository. */
#include "dirty.h"
#include "history_int.h"
#include "peek.h"
#include "refs.h"

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
	const struct settings *s = &r->settings;
	str url = gitconfig_get(s, S("remote.origin.url"));
	for (size_t i = 0; i < s->n && !url.n; i++)
		if (str_starts(s->at[i].name, S("remote.")) && str_ends(s->at[i].name, S(".url")))
			url = s->at[i].value;
	return clean_address(a, url);
}

static bool is_dirty(struct repo *r, struct arena *a, const git_oid *tree, bool *unknown)
{
	git_index *index = r->top.n ? repo_index(r, NULL) : NULL;
	if (!index)
		return false;
	bool dirty = index_differs(r, index, tree, unknown);
	for (size_t i = 0, n = git_index_entrycount(index); i < n && !dirty; i++) {
		const git_index_entry *e = git_index_get_byindex(index, i);
		if ((e->mode & 0170000) != GIT_FILEMODE_COMMIT)
			dirty = file_differs(e, arena_printf(a, "%.*s/%s", STR_ARG(r->top), e->path).p, unknown);
	}
	git_index_free(index);
	return dirty;
}

/* HEAD's commit, its branch and its tree; *tree stays zero without a commit. */
static bool describe_head(struct repo *r, struct arena *a, struct repo_info *out, git_oid *tree, struct err *err)
{
	char hex[GIT_OID_HEXSZ + 1] = "";
	git_oid id;
	str target = S("");
	git_odb_object *o = NULL;
	struct commit_text commit;
	enum ref_end end = refs_resolve(r, S("HEAD"), &id, &target, err);
	out->empty = end == REF_ABSENT;
	if (end != REF_FOUND)
		return end == REF_ABSENT;
	bool ok = git_odb_read(&o, r->odb, &id) == 0 && commit_parse(object_text(o), &commit);
	if (ok) {
		*tree = commit.tree;
		out->commit = arena_str(a, str_of(git_oid_tostr(hex, sizeof hex, &id)));
		if (str_starts(target, S("refs/heads/")))
			out->branch = arena_str(a, str_sub(target, strlen("refs/heads/"), target.n));
	}
	git_odb_object_free(o);
	return ok || err_set(err, "cannot read the commit that HEAD names");
}

/* The shallow file lists the commits whose parents were left out. The newest of them bounds what can be promised: of
 * what is older, some of it may be here. *shallow: the file says anything. */
static int64_t shallow_before(const struct repo *r, struct arena *a, bool *shallow, enum peek *look)
{
	enum { LINES = 4096, SHALLOW_SIZE = 64 << 20 };
	str text = S(""), line;
	int64_t newest = 0;
	*look = peek_read(a, arena_printf(a, "%.*sshallow", STR_ARG(r->common)), SHALLOW_SIZE, &text);
	*shallow = text.n > 0;
	for (int i = 0; i < LINES && str_cut(&text, '\n', &line); i++) {
		git_oid id;
		git_odb_object *o = NULL;
		struct commit_text commit;
		if (line.n == GIT_OID_HEXSZ && git_oid_fromstrn(&id, line.p, line.n) == 0 &&
		    git_odb_read(&o, r->odb, &id) == 0 && commit_parse(object_text(o), &commit) && commit.time > newest)
			newest = commit.time;
		git_odb_object_free(o);
	}
	return newest;
}

void repo_places(struct repo *r, struct arena *a, struct repo_info *out)
{
	out->top = arena_str(a, r->top);
	out->gitdir = arena_str(a, r->gitdir);
	out->commondir = arena_str(a, r->common);
	out->prefix = arena_str(a, r->prefix);
}

bool repo_describe(struct repo *r, struct arena *a, struct repo_info *out, struct err *err)
{
	git_oid tree = {{0}};
	enum peek look;
	*out = (struct repo_info){.bare = !r->top.n, .partial = r->partial, .commit = S(""), .branch = S("")};
	out->shallow_before = shallow_before(r, a, &out->shallow, &look);
	out->remote = find_remote(r, a);
	repo_places(r, a, out);
	if (!describe_head(r, a, out, &tree, err))
		return false;
	if (look != PEEK_FILE && look != PEEK_ABSENT)
		return err_set(err, "cannot tell whether this clone is a shallow one: %s", peek_why(look));
	bool unknown = false;
	out->dirty = is_dirty(r, a, no_object(&tree) ? NULL : &tree, &unknown);
	return !unknown || err_set(err, "cannot tell whether the files differ from the index");
}
