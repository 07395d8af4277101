/* route_maker: names of routers in a file of Python. */
#ifndef FACTS_ROUTE_MAKER_H
#define FACTS_ROUTE_MAKER_H

#include "route_part.h"

/* The router that a name stands for at a place; "" for none. A parameter is that of its function: f(). */
str route_python_router(struct route_file *r, str receiver, const struct node *place);
/* The same of what a decorator is a member of: there, any name that is taken from another file may be a router. */
str route_python_marked(struct route_file *r, str receiver, const struct node *mark);
/* A name of the file that makes several routers under it: as the one is known that it means at the place. */
str route_python_made(struct route_file *r, str name, const struct node *place);
bool route_python_called_so(str name); /* as routers are */
/* Is it surely one? */
bool route_is_router(const struct route_file *r, str name, const struct node *place);
/* What a call makes, if that is a router. False: it is none. */
bool route_add_router(struct route_file *r, const struct node *call, str callee);

/* auth= of django-ninja, of a router or of a route. */
void route_auth(struct route_file *r, struct route_refs *refs, const struct node *auth);
/* Does a route have its own, or its router none, so that what stands in front of the router does not count? */
bool route_is_alone(const struct route_file *r, str router, const struct node *call);

/* A path as far as it is known; "" for NULL. */
str route_path_text(struct route_file *r, const struct node *n);
const struct node *route_any_keyword(const struct node *call, const char *keys);

#endif
