/* What the files that collect facts share. */
#ifndef FACTS_FACTS_INT_H
#define FACTS_FACTS_INT_H

#include "base/arena.h"
#include "facts/fact.h"

struct facts {
	struct arena own, *arena; /* of rows made here */
	struct row *rows;
	size_t n, cap;
	str as_of;
	str text, text_path;            /* of the file at hand, while it is read */
	struct mention_table *mentions; /* of mention.c, freed with it; NULL: not made yet */
};

#endif
