/* route_permission: whom permissions of Django REST framework let in, to read and to write. */
#ifndef FACTS_ROUTE_PERMISSION_H
#define FACTS_ROUTE_PERMISSION_H

#include "route_judge.h"

struct route_pair {
	struct route_verdict reads, writes;
};
/* All of a list must hold. list: the first of its items, in a file; NULL: what settings say, which is nobody's task
 * where they say nothing. */
struct route_pair route_permit(struct route_finder *f, size_t file, const struct node *list);

#endif
