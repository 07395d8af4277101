/* pieces: a document of any length within constant memory. Up to a bound it is given whole; a longer one in pieces, one
 * behind the other, each with what stands around it, so that whatever begins in a piece is seen as in the whole:
 *
 *   document  ───────────────────────────────────────────────
 *   first     │        core         │ around │
 *   next              │ around │        core         │ around │
 */
#ifndef SOURCE_PIECES_H
#define SOURCE_PIECES_H

#include "base/err.h"
#include "model/doc.h"

struct piece_sizes {
	size_t whole; /* a document up to this many bytes is one */
	size_t core, around;
};
/* around: more than the farthest that a rule looks from its anchor (1 MiB, scope: document) and a proof from a match.
 */
extern const struct piece_sizes piece_sizes_usual;

/* Reads fd, `size` bytes at most (a log that grows meanwhile is read as it was; UINT64_MAX: to its end), and gives doc,
 * of which path and the like are set, once or piece by piece until give() returns false. Holes are stepped over: they
 * hold nothing but zeros. False with err when reading fails; what was read until then is given. */
bool pieces_read(int fd, uint64_t size, const struct piece_sizes *z, struct doc *doc, void *ctx,
                 bool (*give)(void *ctx, const struct doc *doc), struct err *err);
/* The same of bytes at hand. */
void pieces_of(str bytes, const struct piece_sizes *z, struct doc *doc, void *ctx,
               bool (*give)(void *ctx, const struct doc *doc));

#endif
