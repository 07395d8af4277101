/* route_controller: controllers, pages and functions of Azure, in C#. */
#ifndef FACTS_ROUTE_CONTROLLER_H
#define FACTS_ROUTE_CONTROLLER_H

#include "route_part.h"

void route_controllers(struct route_file *r);

#endif
