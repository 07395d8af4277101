/* command_make: the recipes of a Makefile. */
#ifndef FACTS_COMMAND_MAKE_H
#define FACTS_COMMAND_MAKE_H

#include "command.h"

/* Each target is called FILE#NAME, the first of them FILE# as well. */
void command_make(struct facts *f, const struct command_place *p, str file, str bytes);

#endif
