/* proof: offline checks of a value that a text rule matched: checksums, structure, claims. A pass raises confidence to
 * certain, a failure lowers it; nothing is dropped for it, except by checks that are the detector themselves (they say
 * so with PROOF_NOT_A_SECRET). Sources of the formats: shared facts table C1–C30, each named at its function. */
#ifndef SECRET_PROOF_PROOF_H
#define SECRET_PROOF_PROOF_H

#include "base/arena.h"
#include "model/finding.h"
#include "secret/assign/assign.h"

enum proof_result {
	PROOF_NONE,        /* nothing to say */
	PROOF_PASS,        /* confidence certain */
	PROOF_FAIL,        /* confidence one step down */
	PROOF_NOT_A_SECRET /* drop: a placeholder, a reference to a store, an identifier */
};
struct proof_input {
	str value;         /* the secret */
	str match;         /* the whole match it stands in */
	str before, after; /* bytes of the document in front of and behind the value, 16 KiB at most each */
	str as_of;         /* YYYY-MM-DD */
	const struct assignment *assigned; /* of a rule with a form; its offsets are those of the document; else NULL */
	str document;
};
struct proof {
	enum proof_result result;
	str note;              /* what was proven, one line for the report: "expired on 2024-03-01" */
	enum severity at_most; /* SEVERITY_OFF: no cap */
	bool strong;           /* all the evidence there can be without a checksum: confidence high */
	bool faint;            /* a failure that leaves next to nothing: confidence low */
	bool common;           /* a password that everybody tries first */
	bool chosen;           /* a password as people make them up */
	bool proven;           /* a value that opens something: what its role is was read out of it */
	bool is_public;        /* the value is public by design (Supabase anon JWT, Azurite key): INFO */
};

typedef void proof_check(const struct proof_input *in, struct arena *a, struct proof *out);
/* By name as in a rule's `check:`; NULL when there is none. */
proof_check *proof_find(str name);
/* How sure a rule is of a value of which this was proven. A guess is never certain. */
enum confidence proof_confidence(const struct proof *p, const struct rule *r);
/* What it looks at, in a few words for people; "" when there is none. */
str proof_says(str name);
/* Names, sorted, for messages and rules new. */
extern const str proof_names[];
extern const size_t proof_count;
/* For examples: the checksum that makes `token` (all that stands before the checksum) valid under the check of this
 * name, into the arena; false when the check has none. */
bool proof_complete(str name, str token, struct arena *a, str *checksum);

/* Is this value (its SHA-256) a published sample: AWS's documented key, the Azurite key, the jwt.io token? */
bool sample_known(str value, str *what);

#endif
