/* The floors of the risk model. They are high-water marks: the highest that applies counts. */
#include "policy/tier.h"

enum tier tier_floor(const struct manifest *m, str *why)
{
	const struct {
		bool applies;
		enum tier tier;
		str why;
	} floors[] = {
	        {m->data == DATA_REGULATED && m->exposure == EXPOSURE_PUBLIC && m->anonymous, TIER_CRITICAL,
	         S("regulated data in an app that anyone may use without signing in")},
	        {m->data == DATA_REGULATED, TIER_HIGH, S("regulated data")},
	        {m->special, TIER_HIGH, S("a special category of personal data")},
	        {m->admin, TIER_HIGH, S("a service account that may do everything")},
	        {m->data >= DATA_CONFIDENTIAL, TIER_MEDIUM, S("confidential data")},
	        {m->data >= DATA_INTERNAL && m->exposure == EXPOSURE_PUBLIC, TIER_MEDIUM,
	         S("internal data in a public app")},
	};
	for (size_t i = 0; i < sizeof floors / sizeof *floors; i++)
		if (floors[i].applies) {
			if (why)
				*why = floors[i].why;
			return floors[i].tier;
		}
	if (why)
		*why = S("");
	return TIER_LOW;
}

enum tier tier_in_force(const struct manifest *m)
{
	enum tier floor = tier_floor(m, NULL);
	if (m->declared == TIER_NONE)
		return floor > TIER_MEDIUM ? floor : TIER_NONE;
	return floor > m->declared ? floor : m->declared;
}
