/* profile_gather: the things of a profile as one view of the facts shows them, before it is asked what the view lacks.
 */
#ifndef FACTS_PROFILE_GATHER_H
#define FACTS_PROFILE_GATHER_H

#include "profile_thing.h"

void profile_gather(struct profile_things *t, const struct node *view);
/* The parts of it that calls and the names of files tell. */
void profile_gather_calls(struct profile_things *t, const struct node *view);
void profile_gather_files(struct profile_things *t, const struct node *view);

#endif
