/* judge: one control: findings, statements and facts gathered, weighed (policy/decide.h) and put into words. A part of
 * verdict.h. */
#ifndef POLICY_JUDGE_H
#define POLICY_JUDGE_H

#include "policy/bench.h"

/* Fills b->j but for its control and whether it gates. */
void judge_control(struct bench *b);

#endif
