/* Version requirements of package managers. */
#include "query/range.h"

#include <criterion/criterion.h>

static void range_is(const char *range, const char *lower, const char *upper)
{
	struct arena a = {0};
	str low, high;
	range_bounds(RANGE_COMMON, str_of(range), &a, &low, &high);
	cr_expect(str_eq(low, str_of(lower)), "%s: lower is %.*s", range, STR_ARG(low));
	cr_expect(str_eq(high, str_of(upper)), "%s: upper is %.*s", range, STR_ARG(high));
	arena_free(&a);
}

Test(range, carets_and_tildes)
{
	range_is("^1.2.3", "1.2.3", "1.999999.999999");
	range_is("^0.2.3", "0.2.3", "0.2.999999");
	range_is("^0.0.3", "0.0.3", "0.0.3");
	range_is("^0", "0.0.0", "0.999999.999999");
	range_is("~1.2.3", "1.2.3", "1.2.999999");
	range_is("~=1.4.2", "1.4.2", "1.4.999999");
	range_is("~=1.4", "1.4.0", "1.999999.999999");
}

Test(range, comparisons)
{
	range_is("1.2.3", "1.2.3", "1.2.3");
	range_is("==2.1", "2.1.0", "2.1.999999");
	range_is(">=20 <24", "20.0.0", "23.999999.999999");
	range_is(">= 20, < 24.1, != 22", "20.0.0", "24.0.999999");
	range_is("!= 22, >= 20, != 23, < 24.1", "20.0.0", "24.0.999999");
	range_is("<2.0.1", "", "2.0.0");
	range_is("1.2 - 2.3", "1.2.0", "2.3.999999");
	range_is("1.x", "1.0.0", "1.999999.999999");
	range_is("^1 || ^3", "1.0.0", "3.999999.999999");
	range_is("^1 || >=3", "1.0.0", "");
	range_is("4.0.0-rc.1", "4.0.0", "4.0.0");
	range_is("npm:other@^2.0.0", "2.0.0", "2.999999.999999");
}

static void range_in(enum range_grammar grammar, const char *range, const char *lower, const char *upper)
{
	struct arena a = {0};
	str low, high;
	range_bounds(grammar, str_of(range), &a, &low, &high);
	cr_expect(str_eq(low, str_of(lower)), "%s: lower is %.*s", range, STR_ARG(low));
	cr_expect(str_eq(high, str_of(upper)), "%s: upper is %.*s", range, STR_ARG(high));
	arena_free(&a);
}

Test(range, other_grammars)
{
	range_in(RANGE_CARGO, "1.2", "1.2.0", "1.999999.999999");
	range_in(RANGE_CARGO, "0.3", "0.3.0", "0.3.999999");
	range_in(RANGE_CARGO, "=1.2.3", "1.2.3", "1.2.3");
	range_in(RANGE_CARGO, ">=1.2, <1.5", "1.2.0", "1.4.999999");
	range_in(RANGE_CARGO, "*", "0.0.0", "");
	range_in(RANGE_COMPOSER, "~1.2", "1.2.0", "1.999999.999999");
	range_in(RANGE_COMPOSER, "~1.2.3", "1.2.3", "1.2.999999");
	range_in(RANGE_COMPOSER, "^7.4|^8.1", "7.4.0", "8.999999.999999");
	range_in(RANGE_COMPOSER, "^9.0 || ^10.0", "9.0.0", "10.999999.999999");
	range_in(RANGE_NUGET, "1.2", "1.2.0", "");
	range_in(RANGE_NUGET, "1.*", "1.0.0", "1.999999.999999");
	range_in(RANGE_NUGET, "[1.2]", "1.2.0", "1.2.0");
	range_in(RANGE_MAVEN, "1.2", "1.2.0", "1.2.0");
	range_in(RANGE_MAVEN, "2.0.0.RELEASE", "2.0.0", "2.0.0");
	range_in(RANGE_MAVEN, "[1.0,2.0)", "1.0.0", "1.999999.999999");
	range_in(RANGE_MAVEN, "(,1.5]", "", "1.5.0");
	range_in(RANGE_MAVEN, "[1.0,1.5],[2.0,)", "1.0.0", "");
	range_in(RANGE_MAVEN, "[1.0,2.0[", "1.0.0", "1.999999.999999");
	range_in(RANGE_MAVEN, "1.+", "1.0.0", "1.999999.999999");
	range_in(RANGE_MAVEN, "latest.release", "", "");
	range_in(RANGE_MAVEN, "[", "", "");
}

Test(range, what_is_none)
{
	range_is("", "", "");
	range_is("latest", "", "");
	range_is("workspace:*", "", "");
	range_is("git+ssh://host/a.git#1.0", "", "");
	range_is("99999999999999999999", "", "");
	range_is("^", "", "");
}
