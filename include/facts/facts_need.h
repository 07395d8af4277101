/* facts_need: which facts the selected rules ask for. Reading every file's structure is dear, and a run of one section
 * may want no more than the names of files. */
#ifndef FACTS_FACTS_NEED_H
#define FACTS_FACTS_NEED_H

#include "model/rule.h"

/* Does a selected rule of kind repo ask for facts that come from the structure of files at large? False when all are
 * content with the names of files and of packages, keystores and what environment and ignore files say: for these,
 * facts_reads() tells the few files to read. on: NULL for all rules. */
bool facts_need_trees(const struct ruleset *set, const bool *on);

#endif
