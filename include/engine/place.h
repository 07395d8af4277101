/* place: from byte offsets to lines, columns and a frame to show. */
#ifndef ENGINE_PLACE_H
#define ENGINE_PLACE_H

#include "base/arena.h"
#include "engine/context.h"
#include "model/finding.h"

/* A span of a document that must not be shown; mask stands in its place. */
struct secret_span {
	size_t start, end;
	str mask;
};

/* A document's text, or the part of a long one that is at hand: what begins in [from, to) is looked for, the rest
 * stands around it. */
struct stretch {
	str text;
	size_t from, to;
	unsigned line, col;          /* of the text's first byte; 0: the document begins there */
	struct manual_cursor manual; /* at or before `from`; zeroed but for that: the document begins with the text */
};

/* Where a look-up was, and where the way there led past: one pass over the document, and a look back costs a few KB. */
struct line_mark {
	size_t at;          /* the offset of col */
	unsigned line, col; /* from 1; 0 before the first look-up */
};
struct line_cursor {
	str text;
	unsigned line, col;  /* of its first byte; 0: 1 */
	struct arena *arena; /* of marks; NULL: a look back starts anew */
	struct line_mark now, *marks;
	size_t n_marks;
};
/* Line and column (code points, from 1) of an offset. */
void place_locate(struct line_cursor *c, size_t offset, unsigned *line, unsigned *col);
/* Where a node stands. */
void place_of_node(const struct node *n, struct place *p);
/* Offset of the start of a line, from 1; text.n when there are fewer. */
size_t place_line_start(str text, unsigned line);

/* The line that holds offset, every span in it masked (spans sorted by start, not overlapping) and what its neighbours
 * may hold (engine/neighbour.h), cut to about 160 columns around the offset with … where something is left out. */
str place_frame(struct arena *a, str text, size_t offset, const struct secret_span *spans, size_t n);
/* The same with nothing masked, for --show-secrets alone. */
str place_frame_whole(struct arena *a, str text, size_t offset);

/* Is there a `microaudit:ignore ID reason` for this rule on the line of offset, or alone on the line before? *why is
 * the reason; when false, what such a comment lacks that stands there, "" when none does. */
bool place_ignored(str text, size_t offset, const struct rule *r, str *why);
/* How many such comments the text holds, for this rule and with this reason. */
size_t place_count_ignores(str text, const struct rule *r, str why);
/* Takes what it says into the hit: ignored and why, or into the note what the comment lacks. */
void place_heed(struct hit *h, str text, size_t offset, struct arena *a);

#endif
