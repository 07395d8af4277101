/* change: what a change may not decide about itself. In a run over changes, settings, exceptions, resolutions and the
 * baseline count as the base side has them; what the new side adds or widens is shown (GOVN-05, INFO) and counts only
 * when the policy says allow_exceptions_in_change. Stricter settings of the new side count at once. */
#ifndef POLICY_CHANGE_H
#define POLICY_CHANGE_H

#include "policy/baseline.h"
#include "policy/config.h"
#include "policy/manifest.h"
#include "policy/notice.h"

struct change {
	struct report *r;
	struct notices notices; /* for notice_join() */
	bool allowed;           /* by the policy */
	bool has_base;          /* false: nothing stood there before, so nothing can count as it did */
};

/* held is what the base side says (zeroed without one), and becomes what is in force. new: of one new side; called once
 * for each. */
void change_config(struct change *c, const struct config *new, struct config *held);
/* Declarations of the new side identify the app; a tier counts when it is the higher one. tier: of the base side
 * before, in force afterwards. */
void change_manifest(struct change *c, const struct manifest *new, struct manifest *held, enum tier *tier);
void change_baseline(struct change *c, const struct baseline *new, str path, struct baseline *held);

#endif
