/* run_follow: what the command of an image or a platform comes to: npm start is a script of package.json, which may
 * call another one; sh start.sh, make serve. */
#ifndef FACTS_RUN_FOLLOW_H
#define FACTS_RUN_FOLLOW_H

#include "facts/fact.h"

/* Adds `comes_to` to the rows of `containers` and `deployments` whose command is such a call. Once `command_parts` are
 * joined. */
void run_follow(struct members *root);

/* One word of a command, without what JSON and the shell put around it; "" at its end. */
str run_next_word(str *rest);

#endif
