/* route_handed: routers of Python that functions are handed, or make. Two names stand for such in references:
 *
 *   f(*)   a router that f is handed and mounts on what it has
 *   f(=)   the app that f makes and gives back */
#ifndef FACTS_ROUTE_HANDED_H
#define FACTS_ROUTE_HANDED_H

#include "route_part.h"

/* A call that hands a router to a function, or whose result is one. */
void route_handed(struct route_file *r, const struct node *call, str callee);
/* f(*), where a name is a parameter at the place; else "". */
str route_handed_in(struct route_file *r, str name, const struct node *place);
/* An app that a function around the place makes under this name, and gives back. */
void route_made_app(struct route_file *r, str name, const struct node *place);

#endif
