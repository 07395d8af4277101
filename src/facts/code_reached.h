/* code_reached: which files of code something runs. A file is run when it is one of those with which programs begin
 * (it starts something, answers an address, or bears a name or stands in a folder by which frameworks take files), or
 * when a file that is run imports it. Of languages whose files find each other without imports, all are. */
#ifndef FACTS_CODE_REACHED_H
#define FACTS_CODE_REACHED_H

#include "facts/app_set.h"
#include "facts/fact.h"

/* Rows that say `runs: true` (section.def) and stand in a file of which it is not known that anything runs it, say that
 * it is not known, and why. root: the tree of facts, with its routes. */
void code_reached(struct members *root, const struct app_set *apps);

#endif
