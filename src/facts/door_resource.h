/* door_resource: buckets and databases that files for a cloud set up, and whether the internet reaches them. */
#ifndef FACTS_DOOR_RESOURCE_H
#define FACTS_DOOR_RESOURCE_H

#include "door.h"

void doors_of_resources(struct doors *d);

#endif
