/* history: every blob that a commit range reaches, each once, and afterwards who introduced what.
 *
 *   history_open ─ walks commits, compares each tree with its first parent's: blobs, paths, changes
 *   history_read ─ one blob's bytes, by any number of workers, each with a handle of its own
 *   history_places ─ from "blob b holds secret s" to commits and paths, exactly
 */
#ifndef SOURCE_HISTORY_H
#define SOURCE_HISTORY_H

#include <stdatomic.h>

#include "source/repo.h"

struct history;
struct history_reader;

enum history_kind {
	HISTORY_ALL,   /* everything that HEAD and every other ref reaches (held_by tells them apart) */
	HISTORY_RANGE, /* for each commit of from..to: what its tree diff adds, against every parent */
	HISTORY_STAGED /* HEAD to index */
};
/* Revisions as git understands them. to "" is HEAD. Forty zeros are a side that is not there: as the new side (a branch
 * is deleted) there is nothing to judge; as the old side the range is what the new side reaches and no other ref does:
 * no remote-tracking branch; without any of these, no other branch or tag. A ref that names the new side's own commit
 * does not count as another. */
struct commit_range {
	str from, to;
	str name; /* what a push calls a new side that the remote has not, searched like any reference's; else "" */
};
bool range_is_zeros(str revision);

struct history_options {
	enum history_kind kind;
	const struct commit_range *ranges; /* RANGE: one, or those of a push; none is an empty range */
	size_t n_ranges;
	str remote;  /* RANGE: the remote that is pushed to; then what its tracking branches reach is not looked at, and
	                a `from` that is not here counts as zeros; else "" */
	bool reflog; /* also what only reflogs reach */
	bool index;  /* ALL: also what the index holds and neither HEAD nor the work tree does at its path */
	struct source_limits limits;
	_Atomic uint64_t
	        *beat; /* counted up for each object read, while opening, giving messages and placing; NULL: none */
};

/* Opens and walks. A revision that does not resolve, or that is no commit, is an error with *bad_ref set. Blobs over
 * the size limit, missing objects, submodules, LFS pointers are reported to sink. */
struct history *history_open(struct repo *r, const struct history_options *o, const struct source_sink *sink,
                             bool *bad_ref, struct err *err);
void history_close(struct history *h);
size_t history_commits(const struct history *h); /* walked */
size_t history_blobs(const struct history *h);   /* blobs to search: new sides first, then old sides (see is_old) */
/* One of the paths of a blob (the smallest), below the prefix and without it. */
str history_path(const struct history *h, uint32_t blob);
/* All its paths; borrowed. */
struct strs history_paths(const struct history *h, uint32_t blob);
/* RANGE, STAGED: only on an old side. It must be searched too, since what stands there already is not new. */
bool history_is_old(const struct history *h, uint32_t blob);

/* What the history calls its files, sorted: each path once, below the prefix and without it. */
struct strs history_all_paths(const struct history *h);
/* RANGE, STAGED: is the path one that stands on a new side and on no old one? */
bool history_path_is_new(const struct history *h, size_t path);
/* ALL: the names of all references, sorted; RANGE: those that are pushed. */
struct strs history_references(const struct history *h);

/* Commit messages (of HISTORY_ALL and RANGE), annotated tag messages, as documents of ORIGIN_MESSAGE. The heads of
 * commits and tags, too, which hold names and whatever else was written there: of those that say nothing but who and
 * when, each person once. */
bool history_messages(struct history *h, const struct source_sink *sink, struct err *err);

struct history_reader *history_reader_new(const struct history *h, struct err *err); /* one per thread */
void history_reader_free(struct history_reader *reader);
/* Bytes are valid until the next call with this reader. False: object missing or corrupt, err says so. */
bool history_read(struct history_reader *reader, uint32_t blob, str *bytes, struct err *err);

/* "blob holds secret", one row for each pair; secrets are numbered by the caller from 0. Rows in any order.
 * Where HEAD is named below, RANGE means the end of the range (everything in it is reachable from there) and STAGED the
 * index (in_head and reachable are true). */
struct holding {
	uint32_t blob, secret;
};
struct history_place {
	uint32_t secret, blob;
	str path;   /* below the prefix */
	str commit; /* "" when the index holds it and no commit does; hex: the first commit (smallest time, then id)
	               that holds the secret in this path while the path holds it in none of its parents, those
	               reachable from HEAD first; "" for STAGED */
	int64_t time;
	bool in_head;   /* HEAD's tree holds the secret at this path */
	bool reachable; /* commit is reachable from HEAD */
};
struct history_secret {
	uint32_t secret;
	str introduced_by; /* a commit whose tree holds it while none of its parents' does; of several the smallest
	                      (committer time, id), those reachable from HEAD first */
	bool in_head, reachable; /* HEAD's tree; any commit reachable from HEAD */
};
struct history_result {
	struct history_place *places; /* sorted by secret, then path, then commit; one for each (secret, path) */
	size_t n_places;
	struct history_secret *secrets; /* sorted by secret. RANGE, STAGED: only secrets that are new in the range */
	size_t n_secrets;
};
/* Where the path of that number in history_all_paths() comes from: the first commit (reachable from HEAD, if any is)
 * that has a file there. secret and blob mean nothing. */
void history_path_place(struct history *h, size_t path, struct arena *a, struct history_place *out);
/* In the arena. */
bool history_places(struct history *h, const struct holding *rows, size_t n, struct arena *a,
                    struct history_result *out, struct err *err);

#endif
