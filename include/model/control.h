/* control: one line of the launch checklist. About ninety of them, read from rules/controls/ at build time; hundreds of
 * rules decide about them. */
#ifndef MODEL_CONTROL_H
#define MODEL_CONTROL_H

#include "model/level.h"

enum verdict { VERDICT_UNPROVEN, VERDICT_PASS, VERDICT_FAIL, VERDICT_NOT_APPLICABLE, VERDICT_EXCEPTED };

struct control {
	str id;                    /* "AUTH-01" */
	str section;               /* secrets auth ratelimit monitoring privacy hardening registration governance */
	str title;                 /* what is wrong when it fails */
	str ask;                   /* what the checklist asks, one sentence for the owner */
	str evidence;              /* what in a repository proves it, one sentence */
	str fix;                   /* what to do, one sentence */
	enum severity severity[3]; /* at tier low, medium, high (critical uses high) */
	bool required;             /* sections 1 to 5, registration and governance */
	bool outside;              /* needs a catalogue, a log sample or an assessment: unproven by a scan alone */
};

str verdict_name(enum verdict v); /* "unproven" "pass" "fail" "not_applicable" "excepted" */

/* Its severity at a tier; TIER_NONE counts as medium. */
enum severity control_severity(const struct control *c, enum tier t);

#endif
