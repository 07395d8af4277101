/* setting_call: variables that are read by a function of a library: config('NAME') of decouple, env.str('NAME') of
 * environs. Makes rows of `settings`. */
#ifndef FACTS_SETTING_CALL_H
#define FACTS_SETTING_CALL_H

#include "facts/facts.h"

/* tree: of a file of Python. */
void setting_call(struct facts *f, str path, str side, const struct node *tree);

#endif
