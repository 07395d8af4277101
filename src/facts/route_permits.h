/* route_permits: what get_permissions() of a view of Django REST framework gives, where each of its ways out is a list
 * of permissions under a condition on the action or the method. A part for each of them, in order:
 *
 *   permits  name: Class.get_permissions; permissions: the list, "?" for what is computed; method: the condition, as
 *            "is create list" or "not create" of actions, "GET POST" of methods, "" for none, "?" for any other */
#ifndef FACTS_ROUTE_PERMITS_H
#define FACTS_ROUTE_PERMITS_H

#include "route_part.h"
#include "route_permission.h"

void route_permits(struct route_file *r);
/* What the function of this name gives for an action, called by a method; UNKNOWN where that was not read. */
struct route_verdict route_permits_judge(struct route_finder *f, size_t file, str name, str method, str action);

#endif
