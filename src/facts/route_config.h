/* route_config: files beside the code that say who may call. */
#ifndef FACTS_ROUTE_CONFIG_H
#define FACTS_ROUTE_CONFIG_H

#include "facts/fact.h"

void route_config(struct facts *f, str path, const struct node *tree);

#endif
