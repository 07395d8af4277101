/* control: one line of the launch checklist. About ninety of them, read from rules/controls/ at build time; hundreds of
 * rules make evidence about them, and each decides by it as its entry says (policy/decide.h). Which facts it looks at
 * (`each`, `where`, `holds`) stands in its own rule, of kind RULE_CONTROL, whose id is the control's in small letters:
 * so its findings look like any other's. */
#ifndef MODEL_CONTROL_H
#define MODEL_CONTROL_H

#include "model/level.h"

enum verdict { VERDICT_UNPROVEN, VERDICT_PASS, VERDICT_FAIL, VERDICT_NOT_APPLICABLE, VERDICT_EXCEPTED };
/* What a verdict rests on, and why there is no better one (checklist of the manual, CONTROLS). */
enum basis { BASIS_NONE, BASIS_SHOWN, BASIS_DECLARED, BASIS_ATTESTED, BASIS_WAIVED };
enum cause { CAUSE_NONE, CAUSE_VIOLATION, CAUSE_ABSENT, CAUSE_UNREAD, CAUSE_ASKED };

/* What it means when the place where it would stand was read, and nothing stands there. */
enum control_absent { ABSENT_ASK, ABSENT_FAIL, ABSENT_PASS };
/* What a repository cannot hold: until it is given, the control does not apply. */
enum control_needs { NEEDS_NOTHING, NEEDS_CATALOGUE, NEEDS_LOG, NEEDS_ASSESSMENT };

struct cond;
struct control {
	str id;                    /* "AUTH-01" */
	str section;               /* secrets auth ratelimit monitoring privacy hardening registration governance */
	str title;                 /* what is wrong when it fails */
	str ask;                   /* what the checklist asks, one sentence for the owner */
	str evidence;              /* what in a repository proves it, one sentence */
	str fix;                   /* what to do, one sentence */
	enum severity severity[3]; /* at tier low, medium, high (critical uses high) */
	bool required;             /* sections 1 to 5, registration and governance */
	bool asked_of_all;         /* stops a launch while it is unproven at tier low, too */
	bool of_history;           /* secrets that only history holds are its findings */
	enum control_needs needs;
	const struct cond *applies; /* over the facts; NULL: to every app */
	str otherwise;              /* why it does not concern an app of which `applies` is FALSE */
	enum control_absent absent;
	str absent_why;        /* the sentence for it; "" for one made of `evidence` */
	str question;          /* for somebody who did not write the code; at most 140 characters */
	str answer;            /* where in the manifest the answer stands: "rate_limits.per_user"; "" where none can */
	enum tier claim_up_to; /* the highest tier at which the owner's answer counts; TIER_NONE: at none */
	struct strs attest_by; /* roles of people who may vouch for it */
};

str verdict_name(enum verdict v); /* "unproven" "pass" "fail" "not_applicable" "excepted" */
str basis_name(enum basis b);     /* "" "shown" "declared" "attested" "waived" */
str cause_name(enum cause c);     /* "" "violation" "absent" "unread" "asked" */

/* Its severity at a tier; TIER_NONE counts as medium. */
enum severity control_severity(const struct control *c, enum tier t);

#endif
