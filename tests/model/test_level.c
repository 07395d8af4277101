/* Names and values belong together, both ways. */
#include "model/level.h"

#include <criterion/criterion.h>

Test(level, names_are_read_back)
{
	for (unsigned i = 0; i <= SEVERITY_CRITICAL; i++) {
		enum severity s = SEVERITY_OFF;
		cr_expect(severity_parse(severity_name((enum severity)i), &s) && s == i);
	}
	for (unsigned i = 0; i <= CONFIDENCE_CERTAIN; i++) {
		enum confidence c = CONFIDENCE_LOW;
		cr_expect(confidence_parse(confidence_name((enum confidence)i), &c) && c == i);
	}
	for (unsigned i = TIER_LOW; i <= TIER_CRITICAL; i++) {
		enum tier t = TIER_NONE;
		cr_expect(tier_parse(tier_name((enum tier)i), &t) && t == i);
	}
	for (unsigned i = 0; i <= STAGE_LAUNCH; i++) {
		enum stage s = STAGE_WORK;
		cr_expect(stage_parse(stage_name((enum stage)i), &s) && s == i);
	}
}

Test(level, case_does_not_count_and_others_are_refused)
{
	enum severity s = SEVERITY_LOW;
	enum tier t = TIER_HIGH;
	cr_expect(severity_parse(S("hIgH"), &s) && s == SEVERITY_HIGH);
	cr_expect_not(severity_parse(S("higher"), &s));
	cr_expect_not(tier_parse(S(""), &t));
	cr_expect(s == SEVERITY_HIGH && t == TIER_HIGH, "untouched when it fails");
}
