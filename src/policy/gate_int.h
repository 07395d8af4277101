/* What the files of the gate share: its steps, for one app at a time. */
#ifndef POLICY_GATE_INT_H
#define POLICY_GATE_INT_H

#include "policy/gate.h"
#include "policy/notice.h"

/* Control and severity of each finding; what is below the confidence asked for, or OFF, is dropped. */
void gate_begin(struct report *r, const struct gate_options *o);
/* Adds what the gate itself found, with its severity, and empties the list. Was there any? */
bool gate_join(struct report *r, struct notices *list);
/* After the verdicts: what gates, order, status, exit status and the next command. */
void gate_end(struct report *r, const struct gate_options *o);
void gate_sort(struct report *r);
/* All of it, for each of several apps. */
void gate_apps(struct report *r, const struct gate_options *o);

#endif
