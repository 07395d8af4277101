/* repo: a git repository opened by libgit2, safely: no configuration outside it, no owner check (nothing in it is ever
 * run), no work tree it names itself, no parent's repository for a folder that is inside one unless asked.
 * Every libgit2 call may stall or crash on hostile input: callers run these functions in a child process
 * (audit/guard.h). */
#ifndef SOURCE_REPO_H
#define SOURCE_REPO_H

#include "source/source.h"

struct repo;

enum repo_status {
	REPO_OK,
	REPO_NONE,        /* no repository here: not an error */
	REPO_UNSUPPORTED, /* SHA-256 objects, reftable: the plain tree is scanned; err says which */
	REPO_BROKEN       /* err says what */
};

struct repo_info {
	bool bare, shallow, partial; /* partial: a promisor remote leaves objects out */
	int64_t shallow_before; /* shallow: committer time of the newest commit whose parents are not here; 0 unknown */
	bool empty;             /* no commit yet */
	str commit, branch;     /* HEAD; "" when empty or detached */
	str remote;             /* address of origin (else the first remote), user and password removed; "" */
	str top;                /* absolute path of the work tree's top ("" when bare) */
	str gitdir, commondir;  /* absolute */
	str prefix;             /* of the root below the top, "" or "a/b/" */
	bool dirty;             /* tracked files differ from HEAD */
};

/* Opens the repository that root belongs to. discover: also look in the folders above root (a sub-folder of a
 * repository is scanned with the tree and history below it). from_env: honour GIT_DIR, GIT_INDEX_FILE and the like, as
 * a hook under `git commit -am` must. root itself may be a bare repository. Call repo_close in every case. */
enum repo_status repo_open(struct repo **out, str root, bool discover, bool from_env, struct err *err);
void repo_close(struct repo *r);
/* Tells the sink of parts that could not be read so far: broken references, packs, refused alternates. */
void repo_troubles(const struct repo *r, const struct source_sink *sink);
/* Strings live in a. False when HEAD cannot be read: then commit and branch are "", the rest is filled in. Working out
 * `dirty` costs a stat of every tracked file. */
bool repo_describe(struct repo *r, struct arena *a, struct repo_info *out, struct err *err);
/* Where it lies, and nothing else of it: top, gitdir, commondir, prefix. */
void repo_places(struct repo *r, struct arena *a, struct repo_info *out);
/* Paths that the index holds below the prefix, without it, sorted; submodules are left out. */
bool repo_tracked(struct repo *r, struct arena *a, struct strs *out, struct err *err);
/* The submodules among them. */
bool repo_links(struct repo *r, struct arena *a, struct strs *out, struct err *err);
/* Content of one path as the index holds it (configuration under --staged); false when it is not there. */
bool repo_index_file(struct repo *r, str path, struct arena *a, str *bytes);

#endif
