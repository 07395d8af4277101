/* route_azure: functions of Azure that a function.json declares (models 3 and older, and Python's first). Parts:
 *
 *   trigger  name: its folder; method; route: the path behind /api/; ref: the file of its code, # and the function;
 *            guards: "azure.functions#auth_level" where a key is asked for */
#ifndef FACTS_ROUTE_AZURE_H
#define FACTS_ROUTE_AZURE_H

#include "route_row.h"

/* Adds the triggers of a function.json. */
void route_azure_config(struct facts *f, str path, const struct node *tree);
/* Adds a row for each of them. */
void routes_of_azure(struct route_joiner *j);

#endif
