/* route_join: the parts of all files put together: which router is mounted where, what stands in front of each route,
 * and whether that guards it. What was not found, is computed or belongs to a package that is not known leaves a route
 * unknown, never open. */
#ifndef FACTS_ROUTE_JOIN_H
#define FACTS_ROUTE_JOIN_H

#include "facts/app_set.h"
#include "facts/fact.h"
#include "route_judge.h"

/* Adds the section `routes` to the tree of facts, of its section `route_parts`. */
void routes_make(struct members *root, const struct app_set *apps);

/* The same way from the entry to each route, gone for something else than guards: judge says of a reference whether
 * that stands there. What it makes of it is GUARDED, UNKNOWN or OPEN. */
struct route_asker {
	void *ctx;
	struct route_verdict (*judge)(void *ctx, const struct route_finder *f, size_t file, str ref);
	void (*route)(void *ctx, str method, str path, const struct route_verdict *v);
};
void routes_ask(const struct node *facts, const struct app_set *apps, struct arena *a, const struct route_asker *ask);

#endif
