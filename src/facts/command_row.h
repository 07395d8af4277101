/* command_row: asking a row of `commands` for its words. */
#ifndef FACTS_COMMAND_ROW_H
#define FACTS_COMMAND_ROW_H

#include "model/node.h"

/* Does it run this program, with these words (blanks between them) among those that are no options, in this order, and
 * is it not known never to run? */
bool command_row_is(const struct node *row, const char *program, const char *words);
/* What is given to an option; NULL: it is not there. */
const struct node *command_row_option(const struct node *row, str name);
/* The first word behind this one that is not the value of an option; "" none. flags: options that take none. */
str command_row_behind(const struct node *row, str word, const char *flags);

#endif
