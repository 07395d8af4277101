/* route_nest: routes of Nest, and what stands in front of all of an app.
 *
 *   route   name: its version ("-": no address of HTTP, which no prefix changes); marks: its decorators, as references;
 *           "=KEY" for metadata that one sets, "?" in front of what its arguments may turn off
 *   module  name: its class; guards: the modules that it imports, "?" where one is chosen
 *   base    an app: where NestFactory.create() stands; ref: its module; route: its prefix; name: its version, "uri"
 * when that is part of addresses front   what stands in front of all routes of an app: of: the module that provides it;
 * ref "" where it is computed; paths: of a middleware, "GET /users", "#Users" for a controller; "!POST /users" for
 * what is left out, "?" for what is computed */
#ifndef FACTS_ROUTE_NEST_H
#define FACTS_ROUTE_NEST_H

#include "route_join.h"
#include "route_mount.h"
#include "route_part.h"

void route_nest(struct route_file *r);
void route_nest_app(struct route_file *r); /* what concerns the whole app: route_nest_app.c */
/* What metadata is called: a literal behind ', or a reference. */
str route_key(struct route_file *r, const struct node *value);

/* ---- modules: route_nest_module.c ---- */

/* A class that is a module, by what @Module() says: its imports. */
void route_nest_module(struct route_file *r, const struct node *class, const struct node *options);
/* Is the module that a front belongs to one that the app imports? main: the part where the app is created. */
enum truth route_nest_reached(struct route_finder *f, const struct route_part_at *main,
                              const struct route_part_at *front);

/* Is middleware asked for a route, by the paths of its front (route_nest_asked.c)? path: below prefix and version. */
enum truth route_nest_asked(const struct node *paths, const struct node *route, str path);

/* ---- put together: route_nest_join.c ---- */

/* What stands in front of a route of Nest. *path becomes the whole path. */
struct route_verdict route_nest_judge(struct route_mounts *m, const struct route_part_at *route, str *path);

#endif
