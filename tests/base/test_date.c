/* Days that exist, and when they end. */
#include "base/date.h"

#include <criterion/criterion.h>

Test(date, only_days_that_exist)
{
	cr_assert(date_valid(S("2024-02-29")));
	cr_assert(date_valid(S("2000-02-29")));
	cr_assert(date_valid(S("2026-12-31")));
	cr_assert_not(date_valid(S("2026-02-29")));
	cr_assert_not(date_valid(S("1900-02-29")));
	cr_assert_not(date_valid(S("2026-13-01")));
	cr_assert_not(date_valid(S("2026-00-01")));
	cr_assert_not(date_valid(S("2026-1-1")));
	cr_assert_not(date_valid(S("2026-01-01T00:00")));
	cr_assert_not(date_valid(S("")));
}

Test(date, ends_where_the_next_day_begins)
{
	cr_assert_eq(date_end(S("1970-01-01")), 86400);
	cr_assert_eq(date_end(S("2024-02-29")), 1709251200);
	cr_assert_eq(date_end(S("2026-11-02")), 1793664000);
}

Test(date, a_moment_has_a_day)
{
	struct arena a = {0};
	cr_assert(str_eq(date_of(&a, 0), S("1970-01-01")));
	cr_assert(str_eq(date_of(&a, 1793664000 - 1), S("2026-11-02")));
	cr_assert(str_eq(date_of(&a, 1793664000), S("2026-11-03")));
	cr_assert_eq(date_of(&a, INT64_MAX).n, 0, "a commit may claim any time");
	cr_assert_eq(date_of(&a, INT64_MIN).n, 0);
	arena_free(&a);
}
