/* tier: the risk tier in force. What an owner declares is raised to the floors below which an app with such data, reach
 * or exposure never goes, whatever its points (the risk model's `floors`). */
#ifndef POLICY_TIER_H
#define POLICY_TIER_H

#include "policy/manifest.h"

/* The floor alone, TIER_LOW when nothing raises it. *why, when not NULL, is what does ("regulated data"), else "". */
enum tier tier_floor(const struct manifest *m, str *why);
/* The tier to judge by: TIER_NONE without a declared one, unless a floor is above what NONE is judged as (medium). */
enum tier tier_in_force(const struct manifest *m);

#endif
