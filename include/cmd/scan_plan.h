/* scan_plan: what a scan was asked for, made into a run over one root: what the run is told, by which rules, and what
 * was decided before it. */
#ifndef CMD_SCAN_PLAN_H
#define CMD_SCAN_PLAN_H

#include "audit/audit_run.h"
#include "audit/audit_sides.h"
#include "cmd/scan_ask.h"
#include "cmd/scan_roots.h"
#include "policy/baseline.h"

enum { SCAN_MOST_KNOWN = 2 };

struct scan_plan {
	const struct scan_ask *ask;
	struct arena *arena;
	struct audit_options options;
	struct wire_trouble known[SCAN_MOST_KNOWN]; /* of the options */
	struct ruleset rules;
	struct audit_sides sides; /* of a change: what decides about it */
	bool narrowed;
	bool has_policy;
	struct config policy;
	str policy_digest;
	bool has_config_file; /* --config */
	str config_bytes;
	bool has_baseline; /* --baseline, later also the one that stands in the root */
	struct baseline baseline;
	str baseline_digest;
	str unruly; /* what is wrong with the rules that a root that was found adds; "" for nothing */
	struct scan_root root;
	struct scan_roots *roots; /* what the whole scan looks at; NULL for a run by itself */
};
/* The plan for one root, a PATH or "-"; roots are all that the scan looks at, NULL when that is this one alone. False:
 * err is one line for a usage error. Strings live in the arena, in ask or in root; ask and out stay where they are
 * until the run is over. */
bool scan_plan_make(const struct scan_ask *ask, const struct scan_root *root, struct scan_roots *roots, struct arena *a,
                    struct scan_plan *out, struct err *err);
/* Notes what is known before the run not to be looked at. */
void scan_known(struct scan_plan *p, enum trouble_class class, str reason, str hint, str path);
/* "sha256:…" of bytes. */
str scan_digest(struct arena *a, str bytes);

#endif
