/* git_here: what git is at a path, asked in a child process, since every call of libgit2 may stall on a broken
 * repository. */
#ifndef CMD_GIT_HERE_H
#define CMD_GIT_HERE_H

#include "base/arena.h"
#include "base/err.h"

struct git_here {
	bool repository;
	str trouble; /* a repository that cannot be read: why; "" */
	str top;     /* absolute; "" for a bare one */
	str branch, commit;
	str state; /* "shallow", "partial", "empty", "bare" and the like, joined by ", "; "" */
	str hooks; /* folder, absolute; "" when it is outside the repository */
	str hooks_trouble;
	str library; /* version of libgit2 */
};
/* Strings live in the arena. False with err when not even a child could be started, or it did not answer. */
bool git_here(str path, struct arena *a, struct git_here *out, struct err *err);

#endif
