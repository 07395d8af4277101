/* asked: what a run was asked about the checklist. A part of the gate. */
#ifndef POLICY_ASKED_H
#define POLICY_ASKED_H

#include "policy/gate.h"

enum asked {
	ASKED_NOT,    /* deselected, skipped, or its source (tree, history) was not looked at */
	ASKED_PARTLY, /* some of its rules were left out: a finding counts, nothing is proven */
	ASKED
};
enum asked asked_about(const struct report *r, const struct gate_options *o, const struct control *c);
/* How many rules the policy left out of what decides the control. */
unsigned long asked_spared(const struct report *r, const struct gate_options *o, const struct control *c);
/* The manifest that is there and could not be read; "" when none is. */
str asked_unread_manifest(const struct gate_options *o);

#endif
