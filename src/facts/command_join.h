/* command_join: the texts of all files put together: what a workflow comes to by way of scripts, targets and actions.
 */
#ifndef FACTS_COMMAND_JOIN_H
#define FACTS_COMMAND_JOIN_H

#include "facts/fact.h"

/* What the list ends with where it is longer than what is kept. */
#define COMMANDS_CUT "more commands than are kept"

/* Adds the section `commands` to the tree of facts, of its section `command_parts`. */
void commands_make(struct members *root);

#endif
