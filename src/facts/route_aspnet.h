/* route_aspnet: what readers of ASP.NET's routes share. */
#ifndef FACTS_ROUTE_ASPNET_H
#define FACTS_ROUTE_ASPNET_H

#include "route_part.h"

/* The router that a chain begins with: a name that Build() or MapGroup() gave, or a parameter; "" for none. */
str route_aspnet_router(struct route_file *r, const struct node *place, str name);
void route_aspnet_add_router(struct route_file *r, str name, bool root, const struct node *at);
/* Adds those of the file. */
void route_aspnet_routers(struct route_file *r);
/* Adds the routes of MapHub() and its like. part: a route of this router, path, guards and marks. False: it is none of
 * them. */
bool route_aspnet_maps(struct route_file *r, const struct node *call, const struct route_part *part);

#endif
