/* store_rule: the security rules of Firebase, one fact for each `allow`, `.read` and `.write` (format/firerules.h says
 * how they are judged), and which files of them firebase.json puts to work. */
#ifndef FACTS_STORE_RULE_H
#define FACTS_STORE_RULE_H

#include "facts/fact.h"

void store_rule_tree(struct facts *f, str path, str format, const struct node *tree);
/* Would a file of this path hold such rules? */
bool store_rule_reads(str path, str format);

#endif
