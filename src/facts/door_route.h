/* door_route: routes of servers as doors. Open are those that nothing guards and that change data, or give rows of a
 * store beyond doubt: each by itself where the app knows who signs in, else one door for all of a kind. What only gives
 * may be meant for everybody: that is for the manifest to say, and weighs less (rules/auth/route.yaml). What may only
 * be said to read is a question. */
#ifndef FACTS_DOOR_ROUTE_H
#define FACTS_DOOR_ROUTE_H

#include "door.h"

void doors_of_routes(struct doors *d);

#endif
