/* idle_call: calls that set up traces and metrics, where something speaks against their ever having an effect: they
 * hang on a setting, stand in a function that nobody is seen to call, are taken back, or what they make is used
 * nowhere. */
#ifndef FACTS_IDLE_CALL_H
#define FACTS_IDLE_CALL_H

#include "facts/fact.h"

/* Adds a row of `idle_calls` for each, of a file of code. text: "" where it is not at hand. */
void idle_call(struct facts *f, str path, str text, const struct node *tree);

#endif
