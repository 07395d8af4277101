/* code_alias: other names for folders and files of the repository, as tsconfig.json and jsconfig.json give them:
 * facts/code_fact.h says what a row of `aliases` holds. */
#ifndef FACTS_CODE_ALIAS_H
#define FACTS_CODE_ALIAS_H

#include "facts/fact.h"

/* Is it a file that gives such names? */
bool code_alias_is(str path);
/* Those that it gives; tree as format/json.c reads it. */
void code_alias_tree(struct facts *f, str path, const struct node *tree);

#endif
