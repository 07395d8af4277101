/* subjects: what a control's own rule says of each fact that it selects. A part of verdict.h. */
#ifndef POLICY_SUBJECTS_H
#define POLICY_SUBJECTS_H

#include "policy/bench.h"

struct subjects {
	size_t n, holding;   /* selected for certain; of these, those of which it holds */
	bool open;           /* of one it is not known, or there may be more */
	bool open_by_choice; /* of all those that are open, for what the user left out */
	/* For and unread, in the order of the facts. */
	struct statement *said;
	size_t n_said, cap_said;
};
/* own: NULL for a control without one. Free said. */
void subjects_weigh(struct bench *b, const struct rule *own, struct subjects *out);
/* Does the control concern this app? */
enum truth subjects_concern(struct bench *b);

#endif
