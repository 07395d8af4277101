/* refs: references, read by us (gitrepository-layout(5), gitglossary "ref"): HEAD, loose files below refs/,
 * packed-refs. libgit2 blocks on a FIFO among them, and gives up all of them for one that is broken. */
#ifndef SOURCE_REFS_H
#define SOURCE_REFS_H

#include "repo_int.h"

struct ref {
	str name; /* "refs/heads/main" */
	git_oid id;
};
struct refs {
	struct ref *at; /* sorted by name */
	size_t n;
};

enum ref_end {
	REF_FOUND,
	REF_ABSENT, /* no such reference, or it leads to one that is not there yet (an unborn branch) */
	REF_BROKEN  /* err says why: no text of a reference, a FIFO, a loop, not readable */
};
/* Follows a name as git spells it in full ("HEAD", "refs/tags/v1"), symbolic references included. target, which may be
 * NULL: the name that is last on the way, in the arena; for HEAD its branch, born or not. */
enum ref_end refs_resolve(struct repo *r, str name, git_oid *out, str *target, struct err *err);
/* Every reference that leads to an object, those of linked work trees and their HEADs ("worktrees/w/HEAD") included.
 * Broken ones are noted with the repository (repo_note). False: err says why they could not be listed at all. */
bool refs_list(struct repo *r, struct arena *a, struct refs *out, struct err *err);
/* Files that hold ids but are no references: ORIG_HEAD, FETCH_HEAD, MERGE_HEAD and the like. */
void refs_left_behind(struct repo *r, struct arena *a, struct refs *out);

#endif
