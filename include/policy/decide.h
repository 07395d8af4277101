/* decide: the one place where evidence becomes a verdict. Each control is decided by the first row that holds:
 *
 *   1  its severity is OFF at this tier                                     not_applicable
 *   2  it does not concern this app                                         not_applicable
 *   3  a violation that counts                                              fail       violation
 *   4  there are violations, and all of them are excepted                   excepted   waived
 *   5  what it needs was not read, or is computed, and no answer lifts it   unproven   unread
 *   6  proof                                                                pass       shown
 *      the same, where the manifest says of a part that it is meant so      pass       declared
 *   7  an answer or an attestation that counts at this tier                 pass       declared, attested
 *   8  nothing stands where it would stand: by the control's `absent`
 *      fail   fail at launch, unproven before                                          absent
 *      ask    unproven                                                                 asked
 *      pass   pass                                                                     shown
 *
 * Three values all the way: what is UNKNOWN never makes not_applicable, fail or pass. */
#ifndef POLICY_DECIDE_H
#define POLICY_DECIDE_H

#include "model/control.h"
#include "query/truth.h"

enum violations { VIOLATIONS_NONE, VIOLATIONS_WAIVED, VIOLATIONS_COUNT };
enum claim { CLAIM_NONE, CLAIM_DECLARED, CLAIM_ATTESTED };

/* All that the evidence about one control comes to. */
struct weights {
	bool off;
	enum truth applies;
	enum violations violations;
	bool unread;      /* a file it needs was not read, a subject is computed, the run was not asked about it */
	bool left_out;    /* the user or the policy left a part out: no proof then, and nothing is known to be absent */
	bool shown;       /* every subject holds, or a complete reading was clean */
	bool by_word;     /* of shown: something holds only since the manifest says that it is meant so */
	enum claim claim; /* that counts at this tier */
	enum control_absent absent;
	bool launch;
};
struct decision {
	unsigned row; /* 1 to 8 */
	enum verdict verdict;
	enum basis basis;
	enum cause cause;
};
struct decision decide(const struct weights *w);

#endif
