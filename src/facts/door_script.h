/* door_script: web apps of Google Apps Script, by whom appsscript.json lets in. */
#ifndef FACTS_DOOR_SCRIPT_H
#define FACTS_DOOR_SCRIPT_H

#include "door.h"

void doors_of_scripts(struct doors *d);

#endif
