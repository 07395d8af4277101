/* bench: one judgement in the making, shared by the rooms that judge. A part of verdict.h. */
#ifndef POLICY_BENCH_H
#define POLICY_BENCH_H

#include "policy/gate.h"
#include "query/patterns.h"

struct bench {
	struct report *r;
	const struct gate_options *o;
	struct judgement *j;
	struct patterns *patterns;
	struct query_lists *lists; /* of facts */
	const struct rule *own;    /* what the control looks at; NULL: at nothing */
	const struct node *facts;  /* that prove, with those about this run (policy/run_facts.h); NULL where nothing
	                              looks at them */
	const struct node *may;    /* that count against as well; often the same */
	struct evidence *evidence, *undecided;
};

#endif
