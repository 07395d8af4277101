/* route_lambda: routes of functions on AWS, which stand in a template beside their code: SAM and the Serverless
 * Framework. */
#ifndef FACTS_ROUTE_LAMBDA_H
#define FACTS_ROUTE_LAMBDA_H

#include "route_row.h"

/* Adds a row for each address that a template gives a function. */
void routes_of_lambda(struct route_joiner *j);

#endif
