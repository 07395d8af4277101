/* door_rules: what the security rules of Firebase leave open. One door for each place of each file, and one for each
 * document by which people give themselves a role. */
#ifndef FACTS_DOOR_RULES_H
#define FACTS_DOOR_RULES_H

#include "door.h"

void doors_of_rules(struct doors *d);

#endif
