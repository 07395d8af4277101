/* dirty: does a work tree differ from HEAD? Without git_status, which would walk the whole tree and open every ignore
 * file in it, and without git_diff, which would spell out every path of a tree that repeats itself. */
#ifndef SOURCE_DIRTY_H
#define SOURCE_DIRTY_H

#include "repo_int.h"

/* Does the index name other blobs than this tree? tree may be NULL: an empty one. A tree that cannot be read differs;
 * *unknown is set when it is there. */
bool index_differs(const struct repo *r, git_index *index, const git_oid *tree, bool *unknown);
/* Is the file at this absolute path another one than the index remembers? Size and time first, as git does; only where
 * these differ is it read, and only a regular file. *unknown is set when a system that fails keeps it from telling; one
 * that may not be read differs, and the walk says so. */
bool file_differs(const git_index_entry *e, const char *path, bool *unknown);

#endif
