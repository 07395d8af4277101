/* fact_give: the fact that a rule with `fact: NAME` makes of what it saw. */
#ifndef SCAN_FACT_GIVE_H
#define SCAN_FACT_GIVE_H

#include "facts/facts.h"
#include "query/tree.h"

/* A row with the fields of `give`, each of its type and in its unit; a path that selects nothing leaves its field out,
 * a computed one makes it UNKNOWN. Without `give` the text of the subject. q is the tree's; outcome is TREE_FINDING;
 * text that of the document. */
void fact_give(struct facts *f, const struct rule *r, struct query *q, const struct tree_hit *hit, str path, str text);

#endif
