/* source: where documents come from. A source is one function that gives documents to a callback, one at a time from
 * the calling thread; what it could not give it reports as trouble. It never follows a link out of its root, never
 * opens anything but a regular file, never runs anything. */
#ifndef SOURCE_SOURCE_H
#define SOURCE_SOURCE_H

#include "base/arena.h"
#include "base/err.h"
#include "model/doc.h"
#include "model/report.h"

struct source_sink {
	void *ctx;
	/* false stops the source. The document is borrowed. */
	bool (*doc)(void *ctx, const struct doc *doc);
	void (*trouble)(void *ctx, enum trouble_class class, str reason, str hint, str path);
};

struct source_limits {
	uint64_t max_file_size; /* bytes; larger is TROUBLE_CHOSEN "over the size limit"; 0 is no limit */
};

/* Standard input as one document called name, a long one in pieces (source/pieces.h). */
bool source_stdin(int fd, str name, const struct source_limits *limits, const struct source_sink *sink,
                  struct err *err);

#endif
