/* Ranges as people, pre-commit and git's pre-push hook name them: A..B, and forty zeros for a side that is not there. */
#include "ranges.h"

#include <stdlib.h>

bool range_is_zeros(str revision)
{
	enum { SHA1 = 40, SHA256 = 64 };
	bool zeros = revision.n == SHA1 || revision.n == SHA256;
	for (size_t i = 0; i < revision.n && zeros; i++)
		zeros = revision.p[i] == '0';
	return zeros;
}

static bool resolve(struct repo *r, str name, git_oid *out, struct err *err)
{
	git_object *any = NULL, *commit = NULL;
	struct arena a = {0};
	str text = arena_str(&a, name.n ? name : S("HEAD"));
	bool found = git_revparse_single(&any, r->git, text.p) == 0;
	bool ok = found && git_object_peel(&commit, any, GIT_OBJECT_COMMIT) == 0;
	if (ok)
		*out = *git_object_id(commit);
	else
		err_set(err, "%.*s is not a %s of this repository", STR_ARG(text), found ? "commit" : "revision");
	git_object_free(commit);
	git_object_free(any);
	arena_free(&a);
	return ok;
}

/* The commit that a ref names; a ref that is broken hides nothing. */
static bool ref_commit(git_reference *ref, git_oid *out)
{
	git_object *commit = NULL;
	bool ok = git_reference_peel(&commit, ref, GIT_OBJECT_COMMIT) == 0;
	if (ok)
		*out = *git_object_id(commit);
	git_object_free(commit);
	return ok;
}

/* Adds the commits of the refs that match. except: not those that name this commit; NULL for no exception. */
static bool add_refs(struct repo *r, str glob, const git_oid *except, struct arena *a, struct range_ends *out,
                     struct err *err)
{
	git_reference_iterator *it = NULL;
	git_reference *ref = NULL;
	git_oid *list = NULL, id;
	size_t n = 0, cap = 0;
	int code = git_reference_iterator_glob_new(&it, r->git, arena_str(a, glob).p);
	while (code == 0 && (code = git_reference_next(&ref, it)) == 0) {
		if (ref_commit(ref, &id) && !(except && git_oid_equal(&id, except))) {
			mem_room(list, n, cap);
			list[n++] = id;
		}
		git_reference_free(ref);
	}
	git_reference_iterator_free(it);
	git_oid *all = arena_array(a, git_oid, out->n_others + n);
	if (out->n_others)
		memcpy(all, out->others, out->n_others * sizeof *all);
	if (n)
		memcpy(all + out->n_others, list, n * sizeof *all);
	out->others = all;
	out->n_others += n;
	free(list);
	return code == GIT_ITEROVER || repo_failed(err, "cannot list the references");
}

static bool has_remotes(struct repo *r)
{
	git_reference_iterator *it = NULL;
	git_reference *ref = NULL;
	bool any = git_reference_iterator_glob_new(&it, r->git, "refs/remotes/*") == 0 &&
	           git_reference_next(&ref, it) == 0;
	git_reference_free(ref);
	git_reference_iterator_free(it);
	return any;
}

/* What stands for an old side that is not there. In a clone only what a remote has was ever looked at by others; in a
 * server's repository, which has no remotes, the other branches and tags were. The new side's own name is among them
 * once it has arrived, and stands for nothing: so do all that name the same commit. A push knows its remote, and there
 * the same commit under another name is published. */
static bool add_others(struct repo *r, str remote, struct arena *a, struct range_ends *out, struct err *err)
{
	if (remote.n)
		return add_refs(r, arena_printf(a, "refs/remotes/%.*s/*", STR_ARG(remote)), NULL, a, out, err);
	if (has_remotes(r))
		return add_refs(r, S("refs/remotes/*"), &out->to, a, out, err);
	return add_refs(r, S("refs/heads/*"), &out->to, a, out, err) &&
	       add_refs(r, S("refs/tags/*"), &out->to, a, out, err);
}

/* A name that could stand for more than one remote stands for none. */
static str plain_remote(str remote)
{
	for (size_t i = 0; i < remote.n; i++)
		if (strchr("*?[\\", remote.p[i]))
			return S("//");
	return remote;
}

bool range_ends(struct repo *r, const struct commit_range *range, str remote, struct arena *a, struct range_ends *out,
                bool *bad_ref, struct err *err)
{
	*out = (struct range_ends){.nothing = range_is_zeros(range->to)};
	*bad_ref = false;
	if (out->nothing)
		return true;
	if (!resolve(r, range->to, &out->to, err)) {
		*bad_ref = true;
		return false;
	}
	if (!range_is_zeros(range->from)) {
		struct err own = {{0}};
		out->has_from = resolve(r, range->from, &out->from, &own);
		/* What a remote has and we have not (it moved on, the push is forced) is no mistake of the caller. */
		*bad_ref = !out->has_from && !remote.n;
		if (*bad_ref)
			return err_set(err, "%s", own.text);
	}
	return (out->has_from && !remote.n) || add_others(r, plain_remote(remote), a, out, err);
}

bool range_base(struct repo *r, const struct range_ends *ends, size_t n, git_oid *out)
{
	struct arena a = {0};
	size_t n_olds = 0;
	git_oid *olds = arena_array(&a, git_oid, n + 1);
	bool ok = true;
	for (size_t i = 0; i < n && ok; i++) {
		if (ends[i].nothing)
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
