/* door_route: routes of servers as doors. Open are those that change data and that nothing guards: each by itself where
 * the app knows who signs in, else one door for all of them. What only reads is a question: it may be meant for
 * everybody. */
#ifndef FACTS_DOOR_ROUTE_H
#define FACTS_DOOR_ROUTE_H

#include "door.h"

void doors_of_routes(struct doors *d);

#endif
