/* door: what somebody outside may reach, as the section `doors`: a table, a view, a function, a bucket, documents, an
 * address. Derived in the parent when all other facts are there; a maker reads them, never a file. Each kind of thing
 * has its maker (door_<what>.c), and a line in door.c that calls it.
 *
 * A maker adds what it read, closed doors as well as open ones: only a list of closed doors proves anything. What it
 * cannot read it adds with TRUTH_UNKNOWN, so that nobody takes it for closed; what it does not know of, door_end.h
 * adds. */
#ifndef FACTS_DOOR_H
#define FACTS_DOOR_H

#include "base/arena.h"
#include "facts/fact.h"
#include "query/truth.h"

struct door {
	const struct node *row; /* the fact that it comes from: its path and side */
	unsigned line;          /* in that file; 0: that of the row */
	str what, name;         /* see section.def; so are the others */
	str address;            /* "" where it is not known */
	enum truth open;
	str to, by, may, says;
	enum truth people; /* does it hold what people gave, or what is said of them? */
};

struct doors {
	struct arena *arena;
	const struct node *facts; /* the finished tree, without doors */
	str as_of;                /* the day on which dates are judged; "" for none */
	struct members *list;
};

/* Copied. Dropped where the row stands in a test, an example or documentation. */
void door_add(struct doors *d, const struct door *door);
/* The section, as one more member of the tree of facts. */
void doors_make(struct members *root, str as_of);

#endif
