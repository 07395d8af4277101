/* resource_finish: what only all files together can say of a resource: what its references come to, to which others
 * they lead, and whether it is made at all. */
#ifndef FACTS_RESOURCE_FINISH_H
#define FACTS_RESOURCE_FINISH_H

#include "facts/fact.h"

struct resource_finisher;
/* From the rows of the sections `resource_values` and `resources`, none of which is finished yet; lives in the arena
 * and borrows them. */
struct resource_finisher *resource_finisher_new(struct table values, struct table resources, struct arena *a);
/* A row of `resources` as facts/resource.h has it, in the arena. The work is bounded: beyond, references stay UNKNOWN.
 */
struct node *resource_finish(struct resource_finisher *f, const struct node *row);

#endif
