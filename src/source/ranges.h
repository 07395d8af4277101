/* ranges: the two ends of a range, from the words for them to commits. A part of history.h. */
#ifndef SOURCE_RANGES_H
#define SOURCE_RANGES_H

#include "repo_int.h"
#include "source/history.h"

struct range_ends {
	bool nothing;         /* the new side is no commit: a branch is deleted */
	bool bare, is_blob;   /* the new side is no commit but a tree or a blob, which a tag may name: `to` */
	git_oid to, to_named; /* the commit, and what was named: the tag that leads to it, or the same */
	bool has_from;        /* else `others` stand for the old side */
	git_oid from, from_named;
	const git_oid *others; /* commits that are published, or that other refs name; in the arena */
	size_t n_others;
};

/* False with err; *bad_ref when a revision does not resolve. */
bool range_ends(struct repo *r, const struct commit_range *range, str remote, struct arena *a, struct range_ends *out,
                bool *bad_ref, struct err *err);
/* The commit whose tree is the base side (history.h); false when there is none. */
bool range_base(struct repo *r, const struct range_ends *ends, size_t n, git_oid *out);

#endif
