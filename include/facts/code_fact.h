/* code_fact: what a file of code uses of the program around it and of the world, as facts.
 *
 *   links      ARRAY of {path, module, side}: a relative import, as it is written
 *   aliases    ARRAY of {path, folder, alias: "@/x", to: "src/x", deep: true|false}: of tsconfig.json and
 * jsconfig.json; deep: whatever stands behind the alias stands behind `to`. One for each place of the alias settings
 * ARRAY of {path, name, from: environment|store, side}: a variable that it reads addresses  ARRAY of {path, host,
 * side}: a host that a call or a setting of it names; none of this machine, of examples, or of names of schemas */
#ifndef FACTS_CODE_FACT_H
#define FACTS_CODE_FACT_H

#include "facts/fact.h"

/* tree as format/code.h has it. */
void code_fact_tree(struct facts *f, str path, const struct node *tree);

#endif
