/* listing: the names in one folder, and whether they make it a repository. */
#ifndef SOURCE_LISTING_H
#define SOURCE_LISTING_H

#include <dirent.h>

#include "base/arena.h"

struct listing {
	struct strs names; /* sorted, without .git */
	bool has_git;      /* something called .git is there */
	bool has_ignore;   /* .gitignore */
	bool is_bare;      /* the names that make a bare repository are there */
};

/* Reads a folder; the names live in the arena. False with errno when it cannot be read to its end. */
bool listing_read(DIR *dir, struct arena *a, struct listing *out);
/* Puts .git among the names: some other folder or file that happens to be called so. */
void listing_add_git(struct listing *list, struct arena *a);
/* Is the .git in this folder a repository, whole or broken, or a file that names one? */
bool listing_has_repository(int folder);

#endif
