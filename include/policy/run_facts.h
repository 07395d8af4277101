/* run_facts: what this run did, as facts that controls read like any other (section `run` of facts/section.def): were
 * the tree and the history read whole, is the manifest valid, are the exceptions in order. */
#ifndef POLICY_RUN_FACTS_H
#define POLICY_RUN_FACTS_H

#include "policy/bench.h"

/* These facts with the section `run`, for the control of b->j: what it says of findings is about that control's. NULL:
 * none were gathered. In the report's arena. */
const struct node *run_facts(const struct bench *b, const struct node *facts);

#endif
