/* frame: the line of a finding as a report shows it, with nothing in it that must not be shown. */
#ifndef SCAN_FRAME_H
#define SCAN_FRAME_H

#include "base/arena.h"
#include "secret/value/neighbour.h"

/* A span of a document that must not be shown; mask stands in its place. */
struct secret_span {
	size_t start, end;
	str mask;
};

/* The frames of one text. Start with text, spans (sorted by start, not overlapping) and arena, which lives as long; the
 * rest is what was read last, for a thousand findings may stand in one stretch of it. */
struct frames {
	str text;
	const struct secret_span *spans;
	size_t n_spans;
	struct arena *arena;
	bool whole;      /* nothing is masked: for --show-secrets alone */
	size_t from, to; /* neighbours of these bytes are known */
	struct neighbour *more;
	size_t n_more, most;
};

/* The line that holds offset, every span in it masked and what its neighbours may hold (secret/value/neighbour.h), cut
 * to about 160 columns around the offset with … where something is left out. Each stretch is looked through once when
 * offsets ascend. */
str frames_at(struct frames *f, size_t offset);

#endif
