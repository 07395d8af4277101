/* route_django: what a file says of addresses of Django, and what its settings say of all of them. */
#ifndef FACTS_ROUTE_DJANGO_H
#define FACTS_ROUTE_DJANGO_H

#include "route_part.h"

void route_django(struct route_file *r);
void route_settings(struct route_file *r);

#endif
