/* doc: one document to look at: a file of the working tree, a blob of the index or of history, a message, stdin.
 * Everything in it is borrowed and dies when the callback that got it returns. */
#ifndef MODEL_DOC_H
#define MODEL_DOC_H

#include <stdint.h>

#include "base/str.h"

enum origin { ORIGIN_WORKTREE, ORIGIN_INDEX, ORIGIN_HISTORY, ORIGIN_MESSAGE, ORIGIN_STDIN };

/* A document that is too long to be held comes piece by piece, in order. */
struct piece {
	bool first, last;
	uint64_t at;           /* of the core, in the document: what a hole left out shows as a step */
	size_t core, core_end; /* of doc.bytes: what begins there is this piece's, the rest only stands around it */
};

struct path_classes;
struct doc {
	str path; /* relative to the root that is scanned, '/' between components; for a message "commit message" and
	             the like */
	struct strs names;         /* of a blob: all its paths, of which path is one; else empty */
	str bytes;                 /* as stored; decoding is the engine's work */
	const struct piece *piece; /* NULL: bytes are all of it */
	enum origin origin;
	bool tracked;   /* in the index (always true for blobs) */
	uint32_t blob;  /* number of the blob in its history, else UINT32_MAX; a blob is scanned without a path */
	str commit;     /* hex id of the commit or tag of a message, of the range's commit; else "" */
	int64_t time;   /* of a commit message: when it was committed */
	bool reachable; /* of a commit message: from HEAD */
	/* What the path says, found out once by who scans it (match/path_class.h); NULL before. */
	const struct path_classes *classes;
};

#endif
