/* roots: the folders that a scan of a path has to read: the path itself, and where its repository keeps its parts. For
 * the sandbox, which is entered before the repository is opened. */
#ifndef SOURCE_ROOTS_H
#define SOURCE_ROOTS_H

#include "base/arena.h"

/* Absolute folders and files, in the arena: root, the work tree above it, git directory, common directory, alternates,
 * and with from_env what GIT_DIR and its like name. Never empty. Of places outside the root that the repository's own
 * files name, only those that look like what they are said to be: git directories, and folders of nothing but objects;
 * one that holds the root or somebody's home is never given as a whole. What is left out cannot be read in the sandbox,
 * and who tries reports it. */
struct strs source_roots(str root, bool from_env, struct arena *a);

#endif
