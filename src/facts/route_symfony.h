/* route_symfony: routes of Symfony: attributes of controllers, entries of config/routes.yaml, and what security.yaml
 * asks for by path. Parts, all of the framework "Symfony":
 *
 *   loads  name: the folder whose attributes are taken in, "*" for all; route: the prefix of their paths
 *   rule   of access_control, of which the first that matches counts: route: a regular expression; method; name: open,
 *          guarded or unknown
 *   scope  a firewall, of which the first that matches counts: route: a regular expression, absent for all; name: on,
 * or off where nothing is asked within it, or unknown */
#ifndef FACTS_ROUTE_SYMFONY_H
#define FACTS_ROUTE_SYMFONY_H

#include "route_part.h"
#include "route_row.h"

void route_symfony(struct route_file *r);
/* Is a file one that the next function takes routes or rules from? */
bool route_symfony_reads(str path);
void route_symfony_config(struct facts *f, str path, const struct node *tree);

/* Puts the prefix of its file in front of a path. */
void route_symfony_place(struct route_joiner *j, const struct route_part_at *p, str *path);
/* What the rules of its app ask of a route, beside what it asks itself. */
void route_symfony_judge(struct route_joiner *j, const struct route_part_at *p, str path, struct route_verdict *v);

#endif
