/* revision: what a user calls a commit: "main", "v1.0", "HEAD~3", "1a2b3c4", "origin/main^2" (gitrevisions(7)). */
#ifndef SOURCE_REVISION_H
#define SOURCE_REVISION_H

#include "repo_int.h"

enum revision_end {
	REVISION_FOUND,
	REVISION_UNKNOWN, /* no such name, or no commit: err says so */
	REVISION_FAILED   /* the repository could not be read: err says why */
};
/* To the id of a commit, tags peeled; *named: of the object before that, which may be a tag. Names by place and date
 * ("@{upstream}", "HEAD@{yesterday}", ":/text") are left to libgit2, unless references hold what it would hang on. */
enum revision_end revision_find(struct repo *r, str text, git_oid *out, git_oid *named, struct err *err);
/* The commit that an object is, or a tag leads to; false for everything else, and for what cannot be read. */
bool revision_commit(struct repo *r, const git_oid *id, git_oid *out);

#endif
