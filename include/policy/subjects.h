/* subjects: what a control's own rule says of each fact that it selects. A part of verdict.h. */
#ifndef POLICY_SUBJECTS_H
#define POLICY_SUBJECTS_H

#include "policy/bench.h"
#include "query/query.h"

struct subjects {
	bool open;           /* of one it is not known, or there may be more */
	bool declared;       /* something holds only since the manifest says that it is meant so: */
	str declares;        /* what is said of the first of those */
	bool open_by_choice; /* of all those that are open, for what the user left out */
	/* For, against and unread, in the order of the facts; of each the first thousand. */
	struct statement *said;
	size_t n_said, cap_said;
	size_t said_of[EVIDENCE_DOES_NOT_APPLY + 1]; /* how many of each there are */
};
/* None without an own rule. What does not hold is said only where no finding of that rule says it. Free said. */
void subjects_weigh(struct bench *b, struct subjects *out);
/* What is asked of these facts, beside the manifest; all in scratch. */
struct query subjects_question(const struct bench *b, const struct node *facts, struct arena *scratch);

#endif
