/* profile_row: the profile of an app as a fact, so that rules and controls may ask what it is: the section `profile`,
 * of one row, which has what profile.h calls `kind` and `has`, and the folder of the app for its path. What the profile
 * names ends the section `doors`, too. */
#ifndef FACTS_PROFILE_ROW_H
#define FACTS_PROFILE_ROW_H

#include "facts/app_set.h"

/* The facts of a whole repository with the section: of several apps it is not known. In the arena; what was there is
 * borrowed. */
const struct node *profile_row_whole(const struct app_set *apps, const struct node *facts, struct arena *a);
/* The same for the two views of one of several apps (facts/app_view.h), which are replaced: its profile, its folder. */
void profile_row_join(const struct node *profile, str folder, const struct node **proof, const struct node **may,
                      struct arena *a);

#endif
