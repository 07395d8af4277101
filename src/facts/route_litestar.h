/* route_litestar: handlers, controllers and routers of Litestar. Beside the parts of facts/route_part.h:
 *
 *   excludes  name: "*"; paths: expressions of paths that the guards made in this file leave out, wherever in a path
 * they are found; "?" for what is computed */
#ifndef FACTS_ROUTE_LITESTAR_H
#define FACTS_ROUTE_LITESTAR_H

#include "query/truth.h"
#include "route_judge.h"
#include "route_find.h"
#include "route_part.h"

void route_litestar(struct route_file *r);

/* A verdict, but for the paths that a guard of Litestar, made in this file, leaves out. */
struct route_verdict route_litestar_but_for(struct route_finder *f, struct route_verdict v, size_t file, str path);

#endif
