/* bench: one judgement in the making, shared by the rooms that judge. A part of verdict.h. */
#ifndef POLICY_BENCH_H
#define POLICY_BENCH_H

#include "policy/gate.h"

struct bench {
	struct report *r;
	const struct gate_options *o;
	struct judgement *j;
	struct evidence *evidence;
};

/* Adds a piece of evidence; the first 20 are kept. */
void bench_note(struct bench *b, str path, unsigned line, str what);
void bench_say(struct bench *b, enum verdict v, str why);

/* Judges the controls that no rule proves and the gate itself knows about: secrets (everything was read and none was
 * found), the manifest, exceptions. False for others. */
bool verdict_own(struct bench *b);

#endif
