/* Durations, sizes and rates in the spellings of the field. */
#include "query/unit.h"

#include <criterion/criterion.h>

static const struct {
	const char *text;
	enum unit unit;
	double least, most; /* 0: the same */
} unit_rows[] = {
        {"15m", UNIT_DURATION, 900},
        {"1h30m", UNIT_DURATION, 5400},
        {"1h 30m", UNIT_DURATION, 5400},
        {"12h", UNIT_DURATION, 43200},
        {"500ms", UNIT_DURATION, 0.5},
        {"15 min", UNIT_DURATION, 900},
        {"7 days", UNIT_DURATION, 604800},
        {"1.5h", UNIT_DURATION, 5400},
        {"2w", UNIT_DURATION, 1209600},
        {"PT15M", UNIT_DURATION, 900},
        {"P1DT12H", UNIT_DURATION, 129600},
        {"P1M", UNIT_DURATION, 28 * 86400, 31 * 86400},
        {"PT1.5S", UNIT_DURATION, 1.5},
        {"00:15:00", UNIT_DURATION, 900},
        {"1.00:00:00", UNIT_DURATION, 86400},
        {"1y", UNIT_DURATION, 31536000, 31622400},
        {" 10s ", UNIT_DURATION, 10},
        {"10MiB", UNIT_SIZE, 10485760},
        {"10 MB", UNIT_SIZE, 10000000, 10485760},
        {"512Mi", UNIT_SIZE, 536870912},
        {"1g", UNIT_SIZE, 1000000000, 1073741824},
        {"10M", UNIT_SIZE, 10000000, 10485760},
        {"100kb", UNIT_SIZE, 100000, 102400},
        {"100KB", UNIT_SIZE, 100000, 102400},
        {"1 byte", UNIT_SIZE, 1},
        {"5/s", UNIT_RATE, 5},
        {"120r/m", UNIT_RATE, 2},
        {"10r/s", UNIT_RATE, 10},
        {"3600 per hour", UNIT_RATE, 1},
        {"60 requests per minute", UNIT_RATE, 1},
        {"5/minute", UNIT_RATE, 5 / 60.0},
        {"100/minute", UNIT_RATE, 100 / 60.0},
        {"5 per 1 hour", UNIT_RATE, 5 / 3600.0},
        {"1 per month", UNIT_RATE, 1 / (31 * 86400.0), 1 / (28 * 86400.0)},
        {"900/15m", UNIT_RATE, 1},
        {"30 req / 15 s", UNIT_RATE, 2},
};

static void expect_amount(struct measure v, size_t row)
{
	double least = unit_rows[row].least, most = unit_rows[row].most ? unit_rows[row].most : least;
	cr_expect_float_eq(v.least, least, 1e-9, "%s: %f", unit_rows[row].text, v.least);
	cr_expect_float_eq(v.most, most, 1e-9, "%s: %f", unit_rows[row].text, v.most);
}

Test(unit, what_names_its_unit_is_read)
{
	for (size_t i = 0; i < sizeof unit_rows / sizeof *unit_rows; i++) {
		struct measure v = {-1, -1};
		cr_expect_eq(unit_read(str_of(unit_rows[i].text), &v), unit_rows[i].unit, "%s", unit_rows[i].text);
		expect_amount(v, i);
		v = (struct measure){-1, -1};
		cr_expect(unit_as(unit_rows[i].unit, NULL, str_of(unit_rows[i].text), &v), "%s", unit_rows[i].text);
		expect_amount(v, i);
	}
}

Test(unit, what_names_none_is_left_alone)
{
	static const char *const none[] = {
	        "",         "15",         "-15",
	        "m",        "15x",        "15m!",
	        "1.2.3",    "3rc1",       "v1.0",
	        "P",        "PT",         "P1DT",
	        "P1",       "PKCE",       "15:00",
	        "25:00:00", "00:61:00",   "1:2:3",
	        "5/",       "5/0s",       "/s",
	        "5//s",     "10.0.0.0/8", "5 per",
	        "r/s",      "never",      "1e5",
	        "0x10m",    "15 m m",     "1111111111111111111111111111111111111111111111111111111111111111h"};
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		struct measure v;
		cr_expect_eq(unit_read(str_of(none[i]), &v), UNIT_NONE, "%s", none[i]);
	}
}

Test(unit, a_plain_number_is_of_the_unit_that_is_asked_for)
{
	const struct measure one = {1, 1};
	struct measure v, ms;
	cr_expect(unit_as(UNIT_DURATION, &one, S("900"), &v) && v.least == 900 && v.most == 900);
	cr_expect(unit_as(UNIT_DURATION, &one, S("-1"), &v) && v.least == -1);
	cr_expect_not(unit_as(UNIT_DURATION, NULL, S("900"), &v));
	cr_expect_eq(unit_named(S("ms"), &ms), UNIT_DURATION);
	cr_expect(unit_as(UNIT_DURATION, &ms, S("900000"), &v));
	cr_expect_float_eq(v.most, 900, 1e-9);
	cr_expect(unit_as(UNIT_DURATION, &ms, S("15m"), &v) && v.least == 900, "what names its own keeps it");
	cr_expect(unit_as(UNIT_SIZE, &one, S("10m"), &v) && v.most == 10485760, "megabytes, where a size is asked for");
	cr_expect(unit_as(UNIT_DURATION, &one, S("10m"), &v) && v.least == 600);
	cr_expect_not(unit_as(UNIT_DURATION, &one, S("10MiB"), &v));
	cr_expect_not(unit_as(UNIT_RATE, &one, S("10m"), &v));
	cr_expect_not(unit_as(UNIT_SIZE, &one, S("5/s"), &v));
	cr_expect_not(unit_as(UNIT_NONE, &one, S("5"), &v));
	cr_expect_not(unit_as(UNIT_DURATION, &one, S("never"), &v));
}

Test(unit, units_have_names)
{
	struct measure one;
	cr_expect(unit_named(S("min"), &one) == UNIT_DURATION && one.least == 60);
	cr_expect(unit_named(S("MiB"), &one) == UNIT_SIZE && one.least == 1048576);
	cr_expect(unit_named(S("/minute"), &one) == UNIT_RATE);
	cr_expect(unit_named(S(" per hour"), &one) == UNIT_RATE);
	cr_expect_eq(unit_named(S(""), &one), UNIT_NONE);
	cr_expect_eq(unit_named(S("0s"), &one), UNIT_NONE, "a number is none");
	cr_expect_eq(unit_named(S("apples"), &one), UNIT_NONE);
}

Test(unit, what_may_be_meant_either_way_is_not_known)
{
	const struct measure mb = {1e6, 1048576}, million = {1e6, 1e6}, mib = {1048576, 1048576},
	                     between = {1e6 + 1, 1e6 + 1}, more = {1048577, 1048577}, third = {100 / 60.0, 100 / 60.0},
	                     thirds = {6000 / 3600.0, 6000 / 3600.0};
	cr_expect_eq(measure_equal(third, thirds), TRUTH_TRUE, "of one amount however it is rounded");
	cr_expect_eq(measure_above(third, thirds), TRUTH_FALSE);
	cr_expect_eq(measure_equal(mb, million), TRUTH_UNKNOWN);
	cr_expect_eq(measure_equal(mb, more), TRUTH_FALSE);
	cr_expect_eq(measure_equal(million, mib), TRUTH_FALSE);
	cr_expect_eq(measure_above(mb, between), TRUTH_UNKNOWN);
	cr_expect_eq(measure_above(mb, mib), TRUTH_FALSE);
	cr_expect_eq(measure_above(more, mb), TRUTH_TRUE);
	cr_expect_eq(measure_above(million, mb), TRUTH_FALSE);
}
