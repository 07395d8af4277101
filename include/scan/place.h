/* place: from byte offsets to lines and columns, and the comments that ignore what stands there. */
#ifndef SCAN_PLACE_H
#define SCAN_PLACE_H

#include "base/arena.h"
#include "model/finding.h"
#include "scan/context.h"

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
/* The same for many lines of one text in any order: it is gone through once. */
struct line_index {
	str text;
	const size_t *at; /* where every so many lines one begins */
	size_t n;
};
struct line_index line_index_make(str text, struct arena *a);
size_t line_index_start(const struct line_index *x, unsigned line);

/* How far from a finding its line is looked at: a line of megabytes may hold a hundred thousand findings. */
enum { PLACE_REACH = 4 << 10 };
/* The line that holds offset, without its break: where it begins and ends, or PLACE_REACH before and behind. */
size_t place_line_begin(str text, size_t offset);
size_t place_line_end(str text, size_t offset);

/* Is there a `microaudit:ignore ID reason` for this rule on the line of offset, or alone on the line before? *why is
 * the reason; when false, what such a comment lacks that stands there, "" when none does. */
bool place_ignored(str text, size_t offset, const struct rule *r, str *why);
/* How many such comments the text holds, for this rule and with this reason. */
size_t place_count_ignores(str text, const struct rule *r, str why);
/* Does any such comment stand in the text, of whatever rule? Where none does, nothing is to be heeded. */
bool place_heeds(str text);
/* Takes what it says into the hit: ignored and why, or into the note what the comment lacks. */
void place_heed(struct hit *h, str text, size_t offset, struct arena *a);

#endif
