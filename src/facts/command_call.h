/* command_call: what of the repository a command runs in turn: a script of a package, a target of a Makefile, a file.
 */
#ifndef FACTS_COMMAND_CALL_H
#define FACTS_COMMAND_CALL_H

#include "facts/fact.h"
#include "format/shell.h"
#include "query/truth.h"

/* Adds a text for each: FILE#NAME as command_place.text has it, *#NAME for a script of any package. folder: where the
 * command works. */
void command_calls(const struct shell_command *c, str folder, struct members *calls);
/* Is what fails in them a failure of the command? */
enum truth command_calls_fail(const struct shell_command *c);

#endif
