/* sides: files as they stand on the two sides of a change. What a change may not decide about itself is read from its
 * base: of staged changes HEAD; of a range A..B the tree of A; where the old side is not there (history.h), of several
 * ranges too, the best common ancestor of the new commits and of those that are known. */
#ifndef SOURCE_SIDES_H
#define SOURCE_SIDES_H

#include "source/history.h"

struct sides;
/* options: of kind RANGE or STAGED. A revision that does not resolve is an error with *bad_ref set. */
struct sides *sides_open(struct repo *r, const struct history_options *o, bool *bad_ref, struct err *err);
void sides_close(struct sides *s);
bool sides_has_base(const struct sides *s); /* false: a repository without commits, a first push of everything */
size_t sides_new(const struct sides *s);    /* how many new sides: ends of ranges, or the index */

/* The regular file at a path below the root, in the arena; false when there is none, or it is larger than 16 MiB. */
bool sides_base_file(struct sides *s, str path, struct arena *a, str *bytes);
bool sides_new_file(struct sides *s, size_t side, str path, struct arena *a, str *bytes);
/* Names of what stands in a folder of the base side, in the order of the tree. */
struct strs sides_base_names(struct sides *s, str folder, struct arena *a);

#endif
