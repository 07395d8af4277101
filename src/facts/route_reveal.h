/* route_reveal: calls of JavaScript that hand out what lies elsewhere than in a database: files, buckets, what the
 * process keeps in its memory, its environment. Whether that is meant for everybody nobody can tell from a name, so
 * that such an address is a question and no open door. */
#ifndef FACTS_ROUTE_REVEAL_H
#define FACTS_ROUTE_REVEAL_H

#include "route_part.h"

bool route_reveals(struct route_file *r, const struct node *call, str callee);

#endif
