/* route_front: what stands in front of routes that are files: middleware, hooks. */
#ifndef FACTS_ROUTE_FRONT_H
#define FACTS_ROUTE_FRONT_H

#include "route_judge.h"

/* root: the folder of the app; path: of the route. */
/* What a function that tells paths apart does to somebody who asks for this one, of all that the app has; v: what is
 * known of it so far, by its name. False: nothing more is known. */
bool route_judge_path(struct route_finder *f, const struct route_target *t, str method, str path,
                      struct route_verdict *v);
struct route_verdict route_in_front(struct route_finder *f, str framework, str root, str method, str path);

#endif
