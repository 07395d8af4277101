/* trail: files opened below a folder without following links and without blocking, so that neither a link nor a FIFO
 * leads anywhere else. A trail keeps the folders open that lead to the file opened last: the next one is mostly beside
 * it, and each step costs a look at every folder above in a sandbox. It belongs to one thread. */
#ifndef SOURCE_TRAIL_H
#define SOURCE_TRAIL_H

#include <stdint.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

enum { TRAIL_DEPTH = 8 }; /* folders kept open; those below them are opened for each file */
struct trail {
	str root;                     /* as the user named it: a link there is the user's own choice */
	int folders[TRAIL_DEPTH + 1]; /* that of root, then one for each component of path */
	unsigned n;                   /* 0: root is not open yet; a zeroed trail with a root is ready for use */
	struct buf path;              /* of the last folder, with '/' at the end; "" for root */
};
void trail_close(struct trail *t);

/* Opens a file by its path below root, component by component; never the way back up. -1 with errno. */
int trail_open(struct trail *t, str path);

/* The same below a folder at hand; flags are those of the last component besides reading. */
int open_below(int folder, str path, int flags);
/* A folder or file by the path that the user gave. */
int open_named(str path, int flags);
/* Is it open, a regular file, and of no more than limit bytes (0: any)? False with err; fd may be -1 with errno. */
bool is_regular(int fd, uint64_t limit, struct stat *st, struct err *err);
/* Reads what fstat said the file holds: a log that grows meanwhile is read as it was. Closes fd, which may be -1 with
 * errno; limit 0 is none. False with err. */
bool read_regular(int fd, uint64_t limit, struct arena *a, str *bytes, struct err *err);

#endif
