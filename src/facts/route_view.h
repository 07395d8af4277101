/* route_view: routes of Django, and of classes whose methods answer: one row for each method. */
#ifndef FACTS_ROUTE_VIEW_H
#define FACTS_ROUTE_VIEW_H

#include "route_row.h"

bool route_is_view(const struct route_part_at *p, str framework);
/* v: what stands in front of it, without its own code. */
void route_views(struct route_joiner *j, const struct route_part_at *p, str path, str framework,
                 const struct route_verdict *v);
/* A view set whose address is not known. */
void route_view_alone(struct route_joiner *j, const struct route_part_at *p, str class, const struct route_verdict *v);
/* Rows for what lists of addresses include and nobody read, and for views that no list was found for. */
void route_unread(struct route_joiner *j);

#endif
