/* door_function: functions that Supabase runs for whoever calls their address, by what is asked of the caller. */
#ifndef FACTS_DOOR_FUNCTION_H
#define FACTS_DOOR_FUNCTION_H

#include "door.h"

void doors_of_functions(struct doors *d);

#endif
