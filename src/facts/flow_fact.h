/* flow_fact: what a caller sends and where it does harm (taint/taint.h), as rows of `flows`. */
#ifndef FACTS_FLOW_FACT_H
#define FACTS_FLOW_FACT_H

#include "facts/fact.h"

/* tree is that of format/code.h. */
void flow_fact_tree(struct facts *f, str path, const struct node *tree);

#endif
