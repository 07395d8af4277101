/* route_openapi: routes whose method, path and guards stand in a description of their own, as those of Hono with
 * OpenAPI: createRoute({method, path, middleware}) and app.openapi(description, handler). Parts:
 *
 *   described  name, method, route, guards: the description
 *   route      method "described", name: the reference of its description, which may stand in another file */
#ifndef FACTS_ROUTE_OPENAPI_H
#define FACTS_ROUTE_OPENAPI_H

#include "route_find.h"
#include "route_part.h"

/* A description that has a name of the file, if the call makes one. */
void route_openapi_describe(struct route_file *r, const struct node *call);
/* app.openapi(description, handler); of: the router. */
void route_openapi_add(struct route_file *r, str of, const struct node *call);
/* The part that has method, path and guards of a route: itself, or its description. NULL: that was not found. */
const struct route_part_at *route_openapi_told(struct route_finder *f, const struct route_part_at *p);

#endif
