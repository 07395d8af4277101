/* route_row: a route that was put together becomes a row. */
#ifndef FACTS_ROUTE_ROW_H
#define FACTS_ROUTE_ROW_H

#include "facts/fact.h"
#include "route_mount.h"

struct route_joiner {
	struct route_mounts m;
	struct members *list;
	uint32_t *classes, *aliases,
	        *loads; /* of route_classed: files by the name of their class; parts of these kinds */
	size_t n_classes, n_aliases, n_loads;
};
struct route_handled {
	const struct node *row, *place; /* the part, and the one that it is shown at */
	size_t file;                    /* in which the handler is meant */
	str method, handler;
	const struct route_deed *deed; /* NULL: what its code does */
	str public;                    /* why it is for everybody; "": its path may say */
};
/* Is a part a page of Next.js? What it gives is meant to be looked at, so that it is asked about and no more. */
bool route_is_page(const struct node *part);
void route_row_add(struct route_joiner *j, const struct route_handled *h, str path, str framework,
                   const struct route_verdict *v);

#endif
