/* log_call: what a program writes into its log, call by call, and whether that tells of a secret or of a person. */
#ifndef FACTS_LOG_CALL_H
#define FACTS_LOG_CALL_H

#include "facts/fact.h"

/* Adds rows of `log_calls`; tree is that of format/code.h. */
void log_call_tree(struct facts *f, str path, const struct node *tree);

#endif
