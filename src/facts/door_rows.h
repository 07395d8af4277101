/* door_rows: the rows of a section that stand below one folder, looked up by their paths. */
#ifndef FACTS_DOOR_ROWS_H
#define FACTS_DOOR_ROWS_H

#include "door.h"

struct door_rows {
	const struct node **at; /* sorted by path, as the section is */
	size_t n;
};

/* Those whose path holds `below`; in the arena of the doors. */
struct door_rows door_rows_below(struct doors *d, str section, str below);
/* The first row whose path is not less. */
size_t door_rows_first(const struct door_rows *r, str path);

#endif
