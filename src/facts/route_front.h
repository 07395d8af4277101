/* route_front: what stands in front of routes that are files: middleware, hooks. */
#ifndef FACTS_ROUTE_FRONT_H
#define FACTS_ROUTE_FRONT_H

#include "route_judge.h"

/* root: the folder of the app; path: of the route. */
struct route_verdict route_in_front(struct route_finder *f, str framework, str root, str method, str path);

#endif
