/* Floors under the declared tier. */
#include "policy/tier.h"

#include <criterion/criterion.h>

static enum tier tier_of(enum tier declared, enum data_class data, enum exposure exposure)
{
	return tier_in_force(&(struct manifest){.declared = declared, .data = data, .exposure = exposure});
}

Test(tier, declared_tier_is_raised_and_never_lowered)
{
	cr_assert_eq(tier_of(TIER_LOW, DATA_INTERNAL, EXPOSURE_INTERNAL), TIER_LOW);
	cr_assert_eq(tier_of(TIER_LOW, DATA_PUBLIC, EXPOSURE_PUBLIC), TIER_LOW);
	cr_assert_eq(tier_of(TIER_LOW, DATA_INTERNAL, EXPOSURE_PUBLIC), TIER_MEDIUM);
	cr_assert_eq(tier_of(TIER_LOW, DATA_CONFIDENTIAL, EXPOSURE_PRIVATE), TIER_MEDIUM);
	cr_assert_eq(tier_of(TIER_LOW, DATA_REGULATED, EXPOSURE_PRIVATE), TIER_HIGH);
	cr_assert_eq(tier_of(TIER_CRITICAL, DATA_REGULATED, EXPOSURE_PRIVATE), TIER_CRITICAL);
}

Test(tier, without_a_declared_one_only_a_high_floor_counts)
{
	cr_assert_eq(tier_of(TIER_NONE, DATA_CONFIDENTIAL, EXPOSURE_PUBLIC), TIER_NONE);
	cr_assert_eq(tier_of(TIER_NONE, DATA_REGULATED, EXPOSURE_PRIVATE), TIER_HIGH);
}

Test(tier, reach_and_special_data_are_high)
{
	cr_assert_eq(tier_in_force(&(struct manifest){.declared = TIER_LOW, .admin = true}), TIER_HIGH);
	cr_assert_eq(tier_in_force(&(struct manifest){.declared = TIER_LOW, .special = true}), TIER_HIGH);
}

Test(tier, anonymous_regulated_data_is_critical)
{
	struct manifest m = {.data = DATA_REGULATED, .exposure = EXPOSURE_PUBLIC, .anonymous = true};
	str why;
	cr_assert_eq(tier_floor(&m, &why), TIER_CRITICAL);
	cr_assert(why.n);
}
