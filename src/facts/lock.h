/* lock: files in which a package manager wrote the versions that it chose. */
#ifndef FACTS_LOCK_H
#define FACTS_LOCK_H

#include "facts/fact.h"

/* Adds a row of `lock_files` when a package manager calls its file so; else nothing. */
void lock_file(struct facts *f, str path, uint64_t size);

#endif
