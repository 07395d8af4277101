/* What the files of a history share.
 *
 *   objects.c ─ one object, parsed        commits.c ─ tips, and all commits behind them, parents first
 *   trees.c ─ what differs between trees  changes.c ─ that for each commit, and the blobs and paths it names
 *   history.c ─ the way in, and reading   history_places.c, attribution.c ─ who introduced what
 */
#ifndef SOURCE_HISTORY_INT_H
#define SOURCE_HISTORY_INT_H

#include "intern.h"
#include "repo_int.h"
#include "source/history.h"

/* One path of one commit: what stood there and what stands there. Blobs by number, NONE for nothing. */
struct change {
	uint32_t path, old, new;
};
struct changes {
	struct change *at;
	uint32_t n, cap;
};

struct commit {
	git_oid tree;                     /* all zero: no tree */
	int64_t time;                     /* of the committer */
	uint32_t first_parent, n_parents; /* in history.parents */
	uint32_t first_change, n_changes;
	uint32_t blob_path; /* for a tag on a blob: the path we gave it, and tree is the blob; else NONE */
	bool loaded, missing;
	bool reachable; /* from HEAD */
	bool hidden;    /* RANGE: reachable from its beginning */
};

struct history {
	struct repo *repo;
	struct arena arena;
	git_odb *odb;                   /* the repository's */
	const struct source_sink *sink; /* while opening, and while giving messages */
	struct history_options options;

	struct ids ids; /* of commits; commits[i] has the id ids.at[i] */
	struct commit *commits;
	uint32_t n_commits, cap_commits;
	uint32_t *parents;
	uint32_t n_parents, cap_parents;
	uint32_t *order; /* of commits, parents first */
	uint32_t n_order, cap_order;
	uint32_t walked; /* of them, neither hidden nor missing */
	uint32_t head;   /* commit of HEAD; NONE in a RANGE */
	uint32_t *ends;  /* RANGE: commits of the new sides */
	uint32_t n_ends;
	struct ids shallow, missing, tags;
	struct strs references; /* their names */
	uint32_t index;         /* number of the commit that stands for what the index alone holds; NONE */

	struct changes changes;
	struct ids blobs;
	struct names paths, submodules;
	uint64_t work, path_bytes; /* trees read and changes found; of all paths: bounded, since a few trees can spell
	                              any number of paths */
	bool exhausted;            /* it was too much */
	struct ids swept;          /* trees that were seen since */
	uint64_t verified;         /* bytes of objects that were read to see whether they are what they say */

	/* when all is read: blobs in the order in which they are searched, paths sorted */
	uint32_t *number; /* of blobs.at[i] in that order, or NONE when it is not searched */
	git_oid *blob_ids;
	uint32_t n_blobs, n_new;
	uint32_t *first_path; /* n_blobs + 1 places in path_list */
	str *path_list;
};

/* Something was done: whoever watches sees it. */
static inline void history_beat(const struct history *h)
{
	if (h->options.beat)
		atomic_fetch_add_explicit(h->options.beat, 1, memory_order_relaxed);
}

static inline bool no_object(const git_oid *id) { return !id || git_oid_is_zero(id); }

/* ---- objects.c ---- */

/* An object of this type (GIT_OBJECT_ANY for any), to be freed with git_odb_object_free; NULL when it cannot be read,
 * which is reported once, with name (or the id when that is empty) as its path. */
git_odb_object *object_read(struct history *h, const git_oid *id, git_object_t type, str name);
/* The header of an object is there; *size is that of its content. Reports like object_read. */
bool object_size(struct history *h, const git_oid *id, str name, uint64_t *size);
/* Is an object as large as its header says? One that is too large to be searched is read once to see it, as long as
 * that stays cheap: a header in a pack may lie. Reports like object_read. */
bool object_whole(struct history *h, const git_oid *id, str name, uint64_t size);
str object_text(git_odb_object *o);

struct commit_text {
	git_oid tree;
	int64_t time;
	str parents; /* lines "parent <hex>\n" */
	str message;
};
bool commit_parse(str text, struct commit_text *out);
bool commit_next_parent(str *parents, git_oid *out);
bool tag_parse(str text, git_oid *target, str *message);

struct tree_entry {
	str name;
	uint32_t mode;
	git_oid id;
};
/* Takes one entry off the front of a tree's text; false at its end, or where it is malformed (*text is not empty). */
bool tree_next(str *text, struct tree_entry *out);

/* ---- commits.c ---- */

/* Fills in commits, parents, order, tags and head for the options. */
bool commits_walk(struct history *h, bool *bad_ref, struct err *err);

/* ---- trees.c ---- */

/* Adds what differs below the prefix. Either tree may be absent (NULL or zero). */
void trees_compare(struct history *h, const git_oid *old, const git_oid *new, struct changes *out);
/* Where comparing is too much: each tree is read once, and each blob that was not seen yet is added under one of its
 * paths. */
void trees_sweep(struct history *h, const git_oid *tree, struct changes *out);
/* What stands at a path (below the prefix) of a tree; false for nothing and for a folder. */
bool trees_find(struct history *h, const git_oid *tree, str path, git_oid *out);

static inline void changes_append(struct changes *to, struct change change)
{
	mem_room(to->at, to->n, to->cap);
	to->at[to->n++] = change;
}

/* ---- staging.c ---- */

/* STAGED: changes from HEAD to the index. */
bool index_collect(struct history *h, struct err *err);
/* ALL: adds what stands in the index alone as a commit of its own behind HEAD, h->index. */
void index_collect_hidden(struct history *h);

/* ---- changes.c ---- */

/* Fills in changes for every commit, or for the index. */
bool changes_collect(struct history *h, struct err *err);
/* Sorts paths, numbers blobs anew, leaves out those that are not searched. */
void changes_number(struct history *h);

#endif
