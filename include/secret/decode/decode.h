/* decode: texts that hide in a text: base64, hex strings, percent, unicode and HTML escapes, strings put together in
 * the source, lines that go on, values of Kubernetes Secrets, wide characters and EBCDIC; and what hides in those,
 * DECODE_DEPTH deep. What decodes to no text is left. Every byte of a decoded text knows where it stood, so that a
 * finding in it has a place.
 *
 *   document   token: "Z2hwXzAx…"          key%3D%22abc
 *   decoded            ghp_01…             key = "abc       each with its pieces: [at, at+n) stood at [from, to)
 */
#ifndef SECRET_DECODE_DECODE_H
#define SECRET_DECODE_DECODE_H

#include "base/arena.h"

enum {
	DECODE_DEPTH = 4, /* texts within texts */
	/* The budget of one document grows with it, so that nothing is pushed out of it by much of the same: decoded
	 * bytes of all depths together (base64 in base64, four deep, is twice the document), and decoded texts (a run
	 * of digits is 16 long or longer). */
	DECODE_BYTES = 16 << 20,
	DECODE_BYTES_EACH = 2, /* and so many for each byte of the document */
	DECODE_TEXTS = 100 * 1000,
	DECODE_BYTES_A_TEXT = 16 /* and one for so many bytes */
};

enum decode_how {
	DECODE_PLAIN, /* as it stood, byte for byte */
	DECODE_FRAME, /* put around a value so that rules read it by its name; it stood nowhere */
	DECODE_BASE64,
	DECODE_HEX,
	DECODE_PERCENT,
	DECODE_UNICODE, /* \u0041 \x41 */
	DECODE_ENTITY,  /* &#65; &quot; */
	DECODE_CONTINUED,
	DECODE_STRINGS,
	DECODE_BLOCK,
	DECODE_UTF16,  /* a byte for two */
	DECODE_UTF32,  /* a byte for four */
	DECODE_EBCDIC, /* byte for byte */
	DECODE_LINES   /* byte for byte */
};

struct decode_piece {
	size_t at, n;    /* in the decoded text */
	size_t from, to; /* in the text it stood in */
	enum decode_how how;
};
struct decoded {
	const struct decoded *in; /* the text it stood in; NULL: the document */
	enum decode_how how;      /* of what stands between two pieces */
	unsigned depth, number;   /* both from 1 */
	str text;
	const struct decode_piece *pieces; /* in the order of both texts, without a gap in the decoded one */
	size_t n;
};

/* Gives every text that hides in `text` to found(), an outer one before those in it; they live as long as the arena.
 * False when a budget ended the search before everything was looked at. */
bool decode_text(str text, struct arena *a, void *ctx, void (*found)(void *ctx, const struct decoded *d));

/* Was anything between start and end of d (start < end) written in another way than it stands now? */
bool decode_changed(const struct decoded *d, size_t start, size_t end);
/* Does what d is the text of reach the end (n bytes) of the document, of which more may come? */
bool decode_is_cut(const struct decoded *d, size_t n);
/* Where that stood in the document. */
void decode_place(const struct decoded *d, size_t start, size_t end, size_t *from, size_t *to);
/* Do two spans come from the same bytes? d or e NULL: the span is of the document itself. */
bool decode_overlap(const struct decoded *d, size_t start, size_t end, const struct decoded *e, size_t from, size_t to);
/* Is it all from base64 or hex, so that what stands in the document is but its wrapping? */
bool decode_wraps(const struct decoded *d, size_t start, size_t end);
/* How it was hidden: "inside base64 inside a percent escape". */
str decode_note(const struct decoded *d, size_t start, size_t end, struct arena *a);

#endif
