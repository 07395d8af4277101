/* peek: a look at a file before anything opens it for good. A repository's own files are what a stranger left there: a
 * FIFO where a reference is expected blocks for ever, a device may do anything. Absence is one thing, a failing look
 * another: only the first means that nothing is there. */
#ifndef SOURCE_PEEK_H
#define SOURCE_PEEK_H

#include "base/arena.h"

enum peek {
	PEEK_ABSENT, /* ENOENT, ENOTDIR */
	PEEK_FILE,
	PEEK_FOLDER,
	PEEK_OTHER, /* FIFO, socket, device */
	PEEK_FAILED /* errno says why: no right, a loop of links, no descriptor left, a broken disk */
};

/* What a path leads to; links are followed. path ends in NUL, as everything in an arena does. */
enum peek peek_kind(str path);
/* The same of the path itself: a link is PEEK_OTHER. */
enum peek peek_entry(str path);
/* The bytes of a regular file, in the arena; PEEK_FILE when they are there. Larger than limit is PEEK_FAILED, EFBIG. */
enum peek peek_read(struct arena *a, str path, size_t limit, str *bytes);
/* What stands in the way, for a message: "Permission denied", "not a regular file". */
const char *peek_why(enum peek p);

#endif
