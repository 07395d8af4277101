/* decoders: the rooms behind decode_text(), and what they share: the budget, and a view, the decoded text while it is
 * put together from what stands (view_keep) and what stands for something else (view_put).
 *
 *   decode_run.c    base64 and hex           decode_escape.c  escapes, lines that go on
 *   decode_join.c   strings put together     decode_block.c   YAML blocks, here-documents
 *   decode_kube.c   Kubernetes Secrets       decode_look.c    is it text?
 *   decode_wide.c   UTF-16 and UTF-32 among other bytes, EBCDIC
 *   decode_line.c   lines that end in CR or NUL
 *   decode_mark.c   where the three in the middle begin
 */
#ifndef SECRET_DECODE_DECODERS_H
#define SECRET_DECODE_DECODERS_H

#include "base/buf.h"
#include "secret/decode/decode.h"

struct decoder {
	struct arena *a;
	void *ctx;
	void (*found)(void *ctx, const struct decoded *d);
	size_t bytes_left, texts_left;
	unsigned texts; /* so far */
	bool cut;       /* a budget is spent: nothing more is looked at */
	bool deep;      /* something stood deeper than DECODE_DEPTH */
};

struct view {
	struct decoder *d;
	const struct decoded *in; /* what `of` is the text of; NULL: the document */
	str of;
	enum decode_how how;
	struct buf text;
	struct decode_piece *pieces;
	size_t n, cap;
};
/* Bytes [from, to) of what the view is of, as they stand. */
void view_keep(struct view *v, size_t from, size_t to);
/* text, which stood there as [from, to). */
void view_put(struct view *v, str text, size_t from, size_t to, enum decode_how how);
/* Gives the text to found(), looks for more in it, and empties the view. */
void view_give(struct view *v);
/* May a candidate at [start, end) be looked at: is it new in this text, and is the budget not spent? */
bool view_wants(const struct view *v, size_t start, size_t end);

/* Each looks for its kind in v->of and gives what it finds; the view is empty before and after. */
void decode_kube(struct view *v);
void decode_runs(struct view *v);
void decode_wide(struct view *v);
void decode_ebcdic(struct view *v);
void decode_lines(struct view *v);
/* The others are called where decode_mark() stopped, and return from where on they want to be called again. */
size_t decode_escape(struct view *v, size_t at);
size_t decode_join(struct view *v, size_t at);
size_t decode_block(struct view *v, size_t at);
/* The next place at or behind `from` where one of the three may begin; text.n when there is none. */
size_t decode_mark(str text, size_t from);

/* What the digits begin with when they are decoded, if it is text of `least` bytes or more (so many are text by no
 * accident), UTF-8 or UTF-16 as Windows has it; else "". Line breaks among the digits are left out. In the arena. */
/* Could the text of these four digits be text? Most runs end here. */
bool decode_base64_glance(const char *four);
str decode_base64_text(str digits, size_t least, struct arena *a);
str decode_hex_text(str digits, size_t least, struct arena *a);

/* Start of the line of at and its end, at most `reach` bytes away. */
size_t decode_line_start(str text, size_t at, size_t reach);
size_t decode_line_end(str text, size_t at, size_t reach);

#endif
