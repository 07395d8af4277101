/* route_falcon: resources of Falcon, which an app gives their addresses. */
#ifndef FACTS_ROUTE_FALCON_H
#define FACTS_ROUTE_FALCON_H

#include "route_part.h"

void route_falcon(struct route_file *r);

#endif
