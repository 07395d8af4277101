/* baseline: findings that were there when the tool came. They no longer stop the gate; the checklist still fails.
 * A text that merges well: one sorted line for each finding, no line numbers, no times.
 *
 *   1:0f3c… github-pat SECR-02 src/app.js
 *   # 1 finding hidden by this baseline */
#ifndef POLICY_BASELINE_H
#define POLICY_BASELINE_H

#include "base/buf.h"
#include "base/err.h"
#include "model/report.h"

struct baseline {
	uint8_t (*prints)[PRINT_SIZE]; /* sorted, each once */
	size_t n;
};

/* Order, repetitions and the count in the last line do not matter (merges disturb them). False: err says
 * "line N: …". */
bool baseline_read(str text, struct arena *a, struct baseline *out, struct err *err);
/* New findings that it lists become STATE_KNOWN; returns how many. */
size_t baseline_apply(const struct baseline *b, struct report *r);
/* Writes the findings of r that are new or known and above INFO; returns how many. Call after gate_decide(). */
size_t baseline_write(const struct report *r, struct buf *out);

#endif
