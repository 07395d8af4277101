/* deltas: do the deltas of a pack lead back to themselves? An offset points backwards always, but a delta that names
 * its base by id may name one that is made of it; libgit2 then follows the circle until memory ends. */
#ifndef SOURCE_DELTAS_H
#define SOURCE_DELTAS_H

#include <stdint.h>

/* Both files whole; the index was checked to be as long as its count says. NULL when all is well, else what is wrong.
 * Packs without such deltas, as git writes them today, cost a look at the first byte of each object. */
const char *deltas_check(int index, uint64_t index_size, int pack, uint64_t pack_size);

#endif
