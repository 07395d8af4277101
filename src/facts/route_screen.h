/* route_screen: pages of data apps become routes. */
#ifndef FACTS_ROUTE_SCREEN_H
#define FACTS_ROUTE_SCREEN_H

#include "route_row.h"

void route_screens(struct route_joiner *j);

#endif
