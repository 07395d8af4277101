/* route_tornado: handlers of Tornado: tuples and url(…) in lists that an Application is made with, or handed later. */
#ifndef FACTS_ROUTE_TORNADO_H
#define FACTS_ROUTE_TORNADO_H

#include "route_part.h"

void route_tornado(struct route_file *r);

#endif
