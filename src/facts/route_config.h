/* route_config: files beside the code that say who may call. */
#ifndef FACTS_ROUTE_CONFIG_H
#define FACTS_ROUTE_CONFIG_H

#include "facts/fact.h"

/* build.gradle of Groovy, which no reader takes for a tree: whether Spring Security is among what it names. */
void route_config_text(struct facts *f, str path, str bytes);
void route_config(struct facts *f, str path, const struct node *tree);

#endif
