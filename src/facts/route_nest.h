/* route_nest: routes of Nest, and what stands in front of all of an app.
 *
 *   route   name: its version ("-": no address of HTTP, which no prefix changes); marks: its decorators, as references;
 *           "=KEY" for metadata that one sets, "?" in front of what its arguments may turn off
 *   base    an app: where NestFactory.create() stands; route: its prefix; name: its version, "uri" when that is part of
 *           addresses
 *   front   what stands in front of all routes of an app: ref "" where it is computed; paths: of a middleware, "GET
 *           /users", "#Users" for a controller; "?" where some are left out */
#ifndef FACTS_ROUTE_NEST_H
#define FACTS_ROUTE_NEST_H

#include "route_join.h"
#include "route_mount.h"
#include "route_part.h"

void route_nest(struct route_file *r);
void route_nest_app(struct route_file *r); /* what concerns the whole app: route_nest_app.c */
/* What metadata is called: a literal behind ', or a reference. */
str route_key(struct route_file *r, const struct node *value);

/* ---- put together: route_nest_join.c ---- */

/* What stands in front of a route of Nest. *path becomes the whole path. */
struct route_verdict route_nest_judge(struct route_mounts *m, const struct route_part_at *route, str *path);

#endif
