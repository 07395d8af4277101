/* route_class: rows of the kinds class and action: what classes of Python say that may answer requests. */
#ifndef FACTS_ROUTE_CLASS_H
#define FACTS_ROUTE_CLASS_H

#include "route_part.h"

void route_classes(struct route_file *r);

#endif
