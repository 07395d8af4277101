/* route_sinatra: routes of Sinatra, and what runs in front of them. Parts: class (with its bases), route (name: its
 * class, ref: its block) and filter (ref: its class; route: the pattern of its paths, "" for all; early: it may let
 * some pass). */
#ifndef FACTS_ROUTE_SINATRA_H
#define FACTS_ROUTE_SINATRA_H

#include "route_classed.h"

void route_sinatra(struct route_file *r);
/* config.ru: what Rack asks in front of all apps (a filter of the class "*"), and under which path an app stands
 * (loads: name: the class). */
void route_sinatra_rack(struct route_file *r);
/* Puts the path under which its class stands in front of the path of a route. */
void route_sinatra_place(struct route_joiner *j, const struct route_part_at *p, str *path);
/* What stands in front of a route. */
void route_sinatra_judge(struct route_joiner *j, const struct route_part_at *p, struct route_verdict *v);

#endif
