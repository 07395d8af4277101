/* suppress: what people have decided about findings: inline ignores, exceptions with an end, rotated secrets, values
 * that are no secrets. Runs before the baseline and the gate, on findings that are joined already. */
#ifndef POLICY_SUPPRESS_H
#define POLICY_SUPPRESS_H

#include "policy/config.h"
#include "policy/manifest.h"

/* Sets state and state_why, and adds GOVN-05 findings: an exception that has expired, that names no known rule or
 * control, or (only when full, that is, nothing was deselected and the history was read) that nothing needed.
 * A resolution that a full run finds nothing for is a note (INFO): its secret may be gone for good.
 * m is NULL without a manifest. */
void suppress_apply(struct report *r, const struct config *c, const struct manifest *m, bool full);
/* Those of one more manifest, of several apps. */
void suppress_manifest(struct report *r, const struct manifest *m, bool full);

#endif
