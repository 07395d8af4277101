/* Ranges as people, pre-commit and git's pre-push hook name them: A..B, and forty zeros for a side that is not there.
 */
#include "ranges.h"

#include "history_int.h"
#include "refs.h"
#include "revision.h"

bool range_is_zeros(str revision)
{
	enum { SHA1 = 40, SHA256 = 64 };
	bool zeros = revision.n == SHA1 || revision.n == SHA256;
	for (size_t i = 0; i < revision.n && zeros; i++)
		zeros = revision.p[i] == '0';
	return zeros;
}

static bool resolve(struct repo *r, str name, git_oid *out, git_oid *named, bool *bad_ref, struct err *err)
{
	enum revision_end end = revision_find(r, name.n ? name : S("HEAD"), out, named, err);
	*bad_ref = end == REVISION_UNKNOWN;
	return end == REVISION_FOUND;
}

/* The refs of a folder that name commits; broken ones hide nothing. except: not those that name this commit; NULL for
 * no exception. */
static bool add_refs(struct repo *r, str folder, const git_oid *except, struct arena *a, struct range_ends *out,
                     struct err *err)
{
	struct refs refs;
	if (!refs_list(r, a, &refs, err))
		return false;
	git_oid *all = arena_array(a, git_oid, out->n_others + refs.n), id;
	if (out->n_others)
		memcpy(all, out->others, out->n_others * sizeof *all);
	for (size_t i = 0; i < refs.n; i++)
		if (str_starts(refs.at[i].name, folder) && revision_commit(r, &refs.at[i].id, &id) &&
		    !(except && git_oid_equal(&id, except)))
			all[out->n_others++] = id;
	out->others = all;
	return true;
}

static bool has_remotes(struct repo *r, struct arena *a)
{
	struct refs refs;
	bool any = false;
	if (refs_list(r, a, &refs, NULL))
		for (size_t i = 0; i < refs.n && !any; i++)
			any = str_starts(refs.at[i].name, S("refs/remotes/"));
	return any;
}

/* What stands for an old side that is not there. In a clone only what a remote has was ever looked at by others; in a
 * server's repository, which has no remotes, the other branches and tags were. The new side's own name is among them
 * once it has arrived, and stands for nothing: so do all that name the same commit. A push knows its remote, and there
 * the same commit under another name is published. */
static bool add_others(struct repo *r, str remote, struct arena *a, struct range_ends *out, struct err *err)
{
	if (remote.n)
		return add_refs(r, arena_printf(a, "refs/remotes/%.*s/", STR_ARG(remote)), NULL, a, out, err);
	if (has_remotes(r, a))
		return add_refs(r, S("refs/remotes/"), &out->to, a, out, err);
	return add_refs(r, S("refs/heads/"), &out->to, a, out, err) &&
	       add_refs(r, S("refs/tags/"), &out->to, a, out, err);
}

/* A tag of a push may name a tree or a blob, itself or by other tags: then that is what arrives. */
static bool find_bare(struct repo *r, str id, struct range_ends *out)
{
	enum { TAGS_DEEP = 1000 };
	char hex[GIT_OID_HEXSZ + 1] = "";
	git_object_t type = GIT_OBJECT_TAG;
	if (id.n != GIT_OID_HEXSZ)
		return false;
	memcpy(hex, id.p, id.n);
	if (git_oid_fromstr(&out->to, hex) != 0)
		return false;
	out->to_named = out->to;
	for (unsigned i = 0; i < TAGS_DEEP && type == GIT_OBJECT_TAG; i++) {
		git_odb_object *o = NULL;
		str message;
		if (git_odb_read(&o, r->odb, &out->to) != 0)
			return false;
		type = git_odb_object_type(o);
		bool ok = type != GIT_OBJECT_TAG || tag_parse(object_text(o), &out->to, &message);
		git_odb_object_free(o);
		if (!ok)
			return false;
	}
	out->bare = type == GIT_OBJECT_TREE || type == GIT_OBJECT_BLOB;
	out->is_blob = type == GIT_OBJECT_BLOB;
	return out->bare;
}

bool range_ends(struct repo *r, const struct commit_range *range, str remote, struct arena *a, struct range_ends *out,
                bool *bad_ref, struct err *err)
{
	*out = (struct range_ends){.nothing = range_is_zeros(range->to)};
	*bad_ref = false;
	if (out->nothing)
		return true;
	if (!resolve(r, range->to, &out->to, &out->to_named, bad_ref, err) &&
	    !(*bad_ref && remote.n && find_bare(r, range->to, out)))
		return false;
	*bad_ref = false;
	if (!range_is_zeros(range->from)) {
		struct err own = {{0}};
		out->has_from = resolve(r, range->from, &out->from, &out->from_named, bad_ref, &own);
		/* What a remote has and we have not (it moved on, the push is forced) is no mistake of the caller. */
		if (!out->has_from && !(*bad_ref && remote.n))
			return err_set(err, "%s", own.text);
		*bad_ref = false;
	}
	return (out->has_from && !remote.n) || add_others(r, remote, a, out, err);
}

bool range_base(struct repo *r, const struct range_ends *ends, size_t n, git_oid *out)
{
	struct arena a = {0};
	size_t n_olds = 0;
	git_oid *olds = arena_array(&a, git_oid, n + 1);
	bool ok = true;
	for (size_t i = 0; i < n && ok; i++) {
		if (ends[i].nothing || ends[i].bare)
			continue;
		if (ends[i].has_from) {
			olds[n_olds++] = ends[i].from;
			continue;
		}
		/* Where the new commits leave those that are known: the best common ancestor of both. */
		git_oid *all = arena_array(&a, git_oid, ends[i].n_others + 1);
		all[0] = ends[i].to;
		if (ends[i].n_others)
			memcpy(all + 1, ends[i].others, ends[i].n_others * sizeof *all);
		ok = ends[i].n_others && git_merge_base_many(&olds[n_olds++], r->git, ends[i].n_others + 1, all) == 0;
	}
	ok = ok && n_olds && (n_olds == 1 || git_merge_base_octopus(&olds[0], r->git, n_olds, olds) == 0);
	if (ok)
		*out = olds[0];
	arena_free(&a);
	return ok;
}
