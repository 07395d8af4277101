/* Versions, part by part. */
#include "query/version.h"

#include <criterion/criterion.h>

static int version_order(const char *a, const char *b)
{
	int order = 99;
	cr_expect(version_compare(str_of(a), str_of(b), &order), "%s, %s", a, b);
	return (order > 0) - (order < 0);
}

Test(version, parts_are_numbers)
{
	cr_expect_eq(version_order("1.9", "1.10"), -1);
	cr_expect_eq(version_order("24", "23.9.9"), 1);
	cr_expect_eq(version_order("v3", "3.0.0"), 0);
	cr_expect_eq(version_order("007", "7"), 0);
	cr_expect_eq(version_order("99999999999999999999999", "99999999999999999999998"), 1);
	cr_expect_eq(version_order("1.2.3+build5", "1.2.3"), 0);
}

Test(version, before_the_release)
{
	cr_expect_eq(version_order("2.0.0-rc.1", "2.0.0"), -1);
	cr_expect_eq(version_order("2.0.0-rc.1", "2.0.0-rc.1.1"), -1);
	cr_expect_eq(version_order("2.0.0-rc.9", "2.0.0-rc.10"), -1);
	cr_expect_eq(version_order("2.0.0-1", "2.0.0-alpha"), -1);
	cr_expect_eq(version_order("4.0.0rc1", "4.0.0"), -1);
}

Test(version, other_text_is_none)
{
	const char *none[] = {"", "latest", "15m", "7 days", "^1.2.3", "workspace:*"};
	int order;
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		cr_expect_not(version_compare(str_of(none[i]), S("1"), &order), "%s", none[i]);
}
