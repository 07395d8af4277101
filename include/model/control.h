/* control: one line of the launch checklist. About ninety of them, read from rules/controls/ at build time; hundreds of
 * rules make evidence about them, and each decides by it as its entry says (policy/decide.h). Which facts it looks at
 * (`each`, `where`, `holds`) stands in its own rule, of kind RULE_CONTROL, whose id is the control's in small letters:
 * so its findings look like any other's. */
#ifndef MODEL_CONTROL_H
#define MODEL_CONTROL_H

#include "base/arena.h"
#include "model/field.h"
#include "model/level.h"

enum verdict { VERDICT_UNPROVEN, VERDICT_PASS, VERDICT_FAIL, VERDICT_NOT_APPLICABLE, VERDICT_EXCEPTED };
/* What a verdict rests on, and why there is no better one (checklist of the manual, CONTROLS). */
enum basis { BASIS_NONE, BASIS_SHOWN, BASIS_DECLARED, BASIS_ATTESTED, BASIS_WAIVED };
enum cause { CAUSE_NONE, CAUSE_VIOLATION, CAUSE_ABSENT, CAUSE_UNREAD, CAUSE_ASKED };

/* What it means when the place where it would stand was read, and nothing stands there. */
enum control_absent { ABSENT_ASK, ABSENT_FAIL, ABSENT_PASS };
/* What a repository cannot hold: until it is given, the control does not apply. */
enum control_needs { NEEDS_NOTHING, NEEDS_CATALOGUE, NEEDS_LOG, NEEDS_ASSESSMENT };

/* A verdict and the row that made it, as the examples of an entry name it. */
enum control_outcome {
	OUTCOME_PASS,
	OUTCOME_DECLARED,
	OUTCOME_FAIL,
	OUTCOME_NOT_APPLICABLE,
	OUTCOME_UNREAD,
	OUTCOME_ABSENT, /* at launch */
	OUTCOME_ASKED,
	OUTCOMES
};
struct outcome_row {
	str name;
	enum verdict verdict;
	enum basis basis;
	enum cause cause;
};
extern const struct outcome_row outcome_table[OUTCOMES];

/* One example: by these facts it must come to this. The text is a tree of facts as rules of kind repo have it, and may
 * hold `tier` (else medium) and `manifest` beside them. */
struct trial {
	enum control_outcome outcome;
	str facts;
};
struct trials {
	const struct trial *at;
	size_t n;
};

struct cond;
struct control {
#define KEY(key, type, member)         FIELD_##type member;
#define WORD(key, type, member, words) type member;
#define OWN(type, member)              FIELD_##type member;
#define BY_TIER(key, member)           enum severity member[3];
#define RULE(key, type, member)
#include "model/control.def"
};

str verdict_name(enum verdict v); /* "unproven" "pass" "fail" "not_applicable" "excepted" */
str basis_name(enum basis b);     /* "" "shown" "declared" "attested" "waived" */
str cause_name(enum cause c);     /* "" "violation" "absent" "unread" "asked" */

/* Of several apps or roots the worst speaks: fail, unproven, excepted, pass, and not_applicable only where it applies
 * nowhere. */
bool verdict_worse(enum verdict v, enum verdict than);

/* The id of its own rule, and what formats call it that want the name of a rule: "auth-04". In the arena. */
str control_rule_id(const struct control *c, struct arena *a);

/* Its severity at a tier; TIER_NONE counts as medium. */
enum severity control_severity(const struct control *c, enum tier t);

#endif
