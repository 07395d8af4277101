/* fact_code: a row of the facts as bytes and back. The reader trusts nothing: no length, no kind, no depth, and takes
 * no row but what the table allows.
 *
 *   row    section (its place in the table), node
 *   node   kind, line, col, end_line, end_col, key_line, key, text, number of children, children
 *   text   its length, its bytes
 *   Numbers are seven bits a byte, the lowest first; the eighth says that more come. */
#ifndef AUDIT_FACT_CODE_H
#define AUDIT_FACT_CODE_H

#include "base/buf.h"
#include "facts/fact.h"

/* Readers stop at 256, and a fact holds what was read a few members down. */
enum { FACT_CODE_DEEPEST = 300 };

/* False: it is nested too deep; the bytes that were added until then are of no use. */
bool fact_put(struct buf *b, const struct row *row);
/* bytes are all of it; strings are copied into the arena. False: they make no sense. */
bool fact_take(str bytes, struct arena *a, struct row *row);

#endif
