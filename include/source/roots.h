/* roots: the folders that a scan of a path has to read: the path itself, and where its repository keeps its parts. For
 * the sandbox, which is entered before the repository is opened. */
#ifndef SOURCE_ROOTS_H
#define SOURCE_ROOTS_H

#include "base/arena.h"

/* Absolute folders (or the single file), in the arena: root, the work tree above it, git directory, common directory,
 * alternates, and with from_env what GIT_DIR and its like name. {NULL, 0} when something could not be followed: then
 * nothing should be forbidden. */
struct strs source_roots(str root, bool from_env, struct arena *a);

#endif
