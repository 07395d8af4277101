/* route_router: routers of Express, Fastify, Koa, Hono: how they are made and called. */
#ifndef FACTS_ROUTE_ROUTER_H
#define FACTS_ROUTE_ROUTER_H

#include "route_part.h"

/* What stands in front of the last name of a callee. */
str route_receiver(str callee);
/* The router that a call is made of: a name of the file, a reference to another one's, or the function whose parameter
 * it is ("register()"); "" when it is none. */
str route_router_of(struct route_file *r, const struct node *call, str receiver);
/* A reference that begins with a router of the file (r.routes()), by the name that the router is known by there. */
str route_made_router(struct route_file *r, str ref, const struct node *place);
bool route_called_like_a_router(str name);
/* Does the file itself make the router of this name? */
bool route_is_made(struct route_file *r, str receiver);
/* Adds each router that the file makes and names. */
void route_add_routers(struct route_file *r);
/* The argument at i, or NULL; the text of a member, or "". */
const struct node *route_arg(const struct node *call, size_t i);
str route_member_text(const struct node *object, str key);

/* Folders that are handed out (route_static.c): by such a call, by what the file shows. */
void route_static_used(struct route_file *r, str of, str path, const struct route_refs *refs, const struct node *call);
void route_static_shown(struct route_file *r);
/* use(path?, …), register(…) (route_use.c): framework "": any. */
void route_use(struct route_file *r, const struct node *call, str callee, const char *framework);

#endif
