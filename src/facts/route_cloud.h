/* route_cloud: functions of platforms in Python, which a decorator gives their address, and classes of http.server. */
#ifndef FACTS_ROUTE_CLOUD_H
#define FACTS_ROUTE_CLOUD_H

#include "route_part.h"

/* Adds what a decorator makes of a function. False: it is none of these. */
bool route_cloud_mark(struct route_file *r, size_t function, const struct node *mark);
/* What an app of another framework is served by asks for a key: AsgiFunctionApp(app=…). */
void route_cloud_front(struct route_file *r, const struct node *call, str callee);
/* do_GET() of a class: Vercel's, or a server's of its own. */
void route_cloud_class(struct route_file *r, size_t function);

#endif
