/* tree_narrow: the nodes of `each` for which `where` can be anything but FALSE, told from what the document's index
 * knows, where one part of `where` says so by itself: the callee of a call, the source of what is computed. */
#ifndef QUERY_TREE_NARROW_H
#define QUERY_TREE_NARROW_H

#include "model/rule.h"
#include "query/query_each.h"

/* Gives them as query_each() would give all of them. False, and nothing given, when they cannot be told. */
bool tree_narrow(struct query *q, const struct rule *rule, void *ctx,
                 bool (*yield)(void *ctx, const struct node *n, const struct query_way *way));

#endif
