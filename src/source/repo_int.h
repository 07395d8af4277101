/* What the files of this room share about an open repository; nobody else sees libgit2. */
#ifndef SOURCE_REPO_INT_H
#define SOURCE_REPO_INT_H

#include <git2.h>

#include "gitconfig.h"
#include "source/repo.h"
#include "stores.h"

struct refs;
struct repo {
	struct arena arena; /* for the paths below */
	str top;            /* of the work tree, without '/' at the end; "" when bare */
	str prefix;         /* of the root below it, "" or "a/b/" */
	str gitdir;         /* of this work tree, with '/' at the end */
	str common;         /* what its work trees share, with '/' at the end */
	str objects;        /* folder of objects, when the environment names another; else "" */
	str alternates;     /* more of them, separated by ':', from the environment; else "" */
	str index;          /* file, when the environment names another; else "" */
	bool partial;
	struct settings settings; /* of its configuration */
	git_odb *odb;
	git_repository *git; /* knows these objects and nothing else: no references, no configuration */
	struct stores stores;
	str *packs; /* index files of packs that are whole */
	size_t n_packs, cap_packs;
	uint64_t pack_bytes; /* of those packs */
	struct refs *packed; /* packed-refs; NULL until they are asked for */
	struct repo_trouble {
		str reason, path;
	} * notes; /* parts that could not be read: class failed */
	size_t n_notes, cap_notes;
};

/* Finds the repository of root and fills in the paths; what libgit2 would stumble over is refused here. */
enum repo_status repo_find(struct repo *r, str root, bool discover, bool from_env, struct err *err);
/* Notes a part that could not be read; path is the repository's own, such as "objects/pack/pack-1.pack". */
void repo_note(struct repo *r, str reason, str path);
/* The index, to be freed; NULL with err. */
git_index *repo_index(const struct repo *r, struct err *err);
/* A handle on the objects that shares nothing with another one: for one thread. NULL with err. */
git_odb *repo_objects(const struct repo *r, struct err *err);
/* err says what was tried and what libgit2 made of it. Returns false. */
bool repo_failed(struct err *err, const char *what);

#endif
