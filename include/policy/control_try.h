/* control_try: what one control comes to by given facts: a run at launch that read everything and found nothing else.
 * For the examples of entries (rules/controls). */
#ifndef POLICY_CONTROL_TRY_H
#define POLICY_CONTROL_TRY_H

#include "model/report.h"

/* facts: a tree of facts; manifest: NULL without one. `why` and the evidence stand in the arena. */
struct judgement control_try(const struct ruleset *set, const struct control *c, const struct node *facts,
                             const struct node *manifest, enum tier tier, struct arena *a);

#endif
