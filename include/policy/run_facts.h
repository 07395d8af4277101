/* run_facts: what this run did, as facts that controls read like any other (section `run` of facts/section.def): were
 * the tree and the history read whole, is the manifest valid, are the exceptions in order. */
#ifndef POLICY_RUN_FACTS_H
#define POLICY_RUN_FACTS_H

#include "policy/bench.h"

/* The facts of the report with the section `run`, for the control of b->j: what it says of findings is about that
 * control's. In the report's arena. */
const struct node *run_facts(const struct bench *b);

#endif
