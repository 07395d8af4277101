/* door_front: what asks people to sign in before a request reaches the app: a load balancer, a proxy, an access
 * product. That it is set up here does not say that nothing goes around it. */
#ifndef FACTS_DOOR_FRONT_H
#define FACTS_DOOR_FRONT_H

#include "model/node.h"

/* What stands in front of servers of this repository, as words of a sentence; "" for nothing. */
str door_front(const struct node *facts);

#endif
