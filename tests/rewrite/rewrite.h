/* rewrite: other ways to write the same file (rewrite.c says what for). */
#ifndef TESTS_REWRITE_H
#define TESTS_REWRITE_H

#include <string.h>

#include "base/buf.h"
#include "format/code.h"
#include "format/lang.h"

enum { EDITS = 4 }; /* of one mutant, at most */

struct language {
	const char *extension;
	const struct code_language *row;
	format_reader *read;
	bool comments, list_commas, call_commas; /* slash-star comments; a comma may end [a] and f(a) */
	bool chooses;                            /* c ? a : b */
};

struct edit {
	size_t at, to; /* bytes that go */
	str text;      /* what comes */
};
struct rewriting {
	const struct language *l;
	struct code_tokens t;
	struct edit edits[4 * EDITS + 512];
	size_t n;
	struct arena *arena;
	const char *did;
	bool exchanged; /* once: two may overlap */
};

/* Begins the sequence of what is drawn. */
void rewrite_seed(uint64_t seed);
/* One to four edits. */
void rewrite_draw(struct rewriting *r);
/* What bytes become by them. */
void rewrite_apply(struct rewriting *r, str bytes, struct buf *out);

#endif
