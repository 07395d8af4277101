/* query_each: what a path selects, as one walk with a callback. */
#ifndef QUERY_QUERY_EACH_H
#define QUERY_QUERY_EACH_H

#include "query/query.h"

/* The node and all that contain it, at least up to where the path started; it lasts as long as the callback. */
struct query_way {
	const struct query_way *up; /* the container; NULL at the root, or where the path started */
	const struct node *node;
};

/* Gives every node that the path selects, in document order, until yield() returns false. A path without a root in
 * front starts at from. False when there may be more: something on the way is computed, or the query has spent what it
 * may; of a walk that yield() stopped it says nothing. q->index changes no answer, only what the walk costs. */
bool query_each(struct query *q, const struct path *path, const struct node *from, void *ctx,
                bool (*yield)(void *ctx, const struct node *n, const struct query_way *way));

#endif
