/* door_end: what may be a door and was made none. An app's profile names its servers, functions, stores and resources;
 * each that no maker of doors speaks of ends the list with one that is not known, and so does what the profile itself
 * does not know: a list of closed doors alone is no proof that there are no others. */
#ifndef FACTS_DOOR_END_H
#define FACTS_DOOR_END_H

#include "base/arena.h"
#include "model/node.h"

/* The facts with that end added to the section `doors`; rows are shared. profile: of facts/profile.h; NULL: of several
 * apps, it is not known what they are. folder: the app's. */
const struct node *doors_end(const struct node *facts, const struct node *profile, str folder, struct arena *a);

#endif
