/* route_list: routes of Starlette and aiohttp that stand in lists. */
#ifndef FACTS_ROUTE_LIST_H
#define FACTS_ROUTE_LIST_H

#include "route_part.h"

void route_lists(struct route_file *r);

#endif
