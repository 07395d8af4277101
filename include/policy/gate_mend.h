/* gate_mend: what a file costs that could not be parsed: how many controls wait for it and for nothing else. A part of
 * gate.h. */
#ifndef POLICY_GATE_MEND_H
#define POLICY_GATE_MEND_H

#include "policy/gate.h"

/* Adds to the hint of each such trouble how many more controls it would decide to mend its files. After the verdicts.
 */
void gate_mend(struct report *r, const struct gate_options *o);

#endif
