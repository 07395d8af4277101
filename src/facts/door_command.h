/* door_command: what commands of a build or a script open to everybody: gcloud run deploy --allow-unauthenticated. */
#ifndef FACTS_DOOR_COMMAND_H
#define FACTS_DOOR_COMMAND_H

#include "door.h"

void doors_of_commands(struct doors *d);

#endif
