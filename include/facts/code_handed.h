/* code_handed: variables of the surroundings that a server puts into its answers as they are. */
#ifndef FACTS_CODE_HANDED_H
#define FACTS_CODE_HANDED_H

#include "facts/fact.h"

/* Adds rows of `handed`; tree is that of format/code.h. */
void code_handed_tree(struct facts *f, str path, const struct node *tree);

#endif
