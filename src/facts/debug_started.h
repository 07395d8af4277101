/* debug_started: which programs with a switch for their makers are put to work. */
#ifndef FACTS_DEBUG_STARTED_H
#define FACTS_DEBUG_STARTED_H

#include "facts/fact.h"

/* Gives rows of `debug_switches` that stand in a program `started` where an image, a platform, or a script that one of
 * these runs, starts the file by its name. root: the finished facts, commands among them. */
void debug_started(struct members *root);

#endif
