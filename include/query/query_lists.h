/* query_lists: `some` over a long list of the root, as the facts have them: a shell script's commands, the files. What
 * one part of `where` says of an item by the text of one member, it says of all items with that text, so it is asked
 * once for each text, and what it rules out is not gone over. */
#ifndef QUERY_QUERY_LISTS_H
#define QUERY_QUERY_LISTS_H

#include <stdint.h>

#include "query/query.h"

/* For all queries of one thread about one tree, which outlives it. */
struct query_lists *query_lists_new(void);
void query_lists_free(struct query_lists *lists); /* NULL: nothing */

/* The items of $.list.* for which `where` may hold. */
struct query_narrowed {
	const struct node *const *items;
	const uint32_t *at; /* which of them, ascending; a rest ("...") may be among them */
	size_t n;
	bool whole; /* none is */
};
/* False: they are gone over one by one, since the query keeps no lists, the list is short, or no part of `where` is
 * such. q->outer is what `where` calls "^". */
bool query_lists_narrow(struct query *q, const struct path *path, const struct cond *where,
                        struct query_narrowed *narrowed);

#endif
