/* concern: does a control concern this app, and if that is not known, why not. A part of verdict.h. */
#ifndef POLICY_CONCERN_H
#define POLICY_CONCERN_H

#include "policy/bench.h"

enum truth concern_of(struct bench *b);
/* The sentence for UNKNOWN: "it is not known whether it concerns this app", and the first thing that leaves it open. */
str concern_doubt(struct bench *b);

#endif
