/* packs: which packs of an object folder may be handed to libgit2. It opens a FIFO as an index and waits, and takes the
 * objects of a broken pack for objects that are not there; so each pair is looked at first. */
#ifndef SOURCE_PACKS_H
#define SOURCE_PACKS_H

#include "repo_int.h"

/* Adds the index files of one folder of objects (absolute paths, sorted by name) to r->packs, and what is wrong with
 * others to r->notes. */
void packs_find(struct repo *r, str objects);

#endif
