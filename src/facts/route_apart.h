/* route_apart: whether a function of Python tells paths apart, so that it is not known which of them it guards. */
#ifndef FACTS_ROUTE_APART_H
#define FACTS_ROUTE_APART_H

#include "route_part.h"

/* The condition, or what it reads of the path; "" where it treats all alike, but those where people sign in. paths:
 * with which it compares how a path begins. */
str route_apart(const struct node *tree, const struct node *function, const struct route_refs *paths);

/* Is this way out of a function one by which the request goes on, since it stands in front of others? */
bool route_goes_on(const struct node *function, str says);
/* Is it left to the caller of the function to refuse? */
bool route_is_soft(const struct node *function, str says);

#endif
