/* verdict: what a run says about each line of the checklist, and which lines stop a launch. A part of the gate. */
#ifndef POLICY_VERDICT_H
#define POLICY_VERDICT_H

#include "policy/gate.h"
#include "policy/notice.h"

/* Does a finding count against its control: new or known, above INFO, held by what gates? */
bool verdict_counts(const struct finding *f, const struct gate_options *o);

/* Does it decide its control, too? What is merely possible is shown. */
bool verdict_decides(const struct finding *f, const struct gate_options *o);

/* Fills r->controls from the findings (whose control and severity are settled), the facts and the evidence, in the
 * order of the rule set, each by the rows of policy/decide.h; exceptions of the manifest that no control needed are
 * added to unused (NULL: nobody asks). */
void verdict_all(struct report *r, const struct gate_options *o, struct notices *unused);
/* Decides which of them gate, after r->findings have their final state. */
void verdict_gates(struct report *r, const struct gate_options *o);

#endif
