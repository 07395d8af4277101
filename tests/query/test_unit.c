/* Durations, sizes and rates in the spellings of the field. */
#include "query/unit.h"

#include <criterion/criterion.h>

static const struct {
	const char *text;
	enum unit unit;
	double value;
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
        {"P1M", UNIT_DURATION, 2592000},
        {"PT1.5S", UNIT_DURATION, 1.5},
        {"00:15:00", UNIT_DURATION, 900},
        {"1.00:00:00", UNIT_DURATION, 86400},
        {"1y", UNIT_DURATION, 31536000},
        {" 10s ", UNIT_DURATION, 10},
        {"10MiB", UNIT_SIZE, 10485760},
        {"10 MB", UNIT_SIZE, 10000000},
        {"512Mi", UNIT_SIZE, 536870912},
        {"1g", UNIT_SIZE, 1073741824},
        {"10M", UNIT_SIZE, 10485760},
        {"100kb", UNIT_SIZE, 102400},
        {"100KB", UNIT_SIZE, 100000},
        {"1 byte", UNIT_SIZE, 1},
        {"5/s", UNIT_RATE, 5},
        {"120r/m", UNIT_RATE, 2},
        {"10r/s", UNIT_RATE, 10},
        {"3600 per hour", UNIT_RATE, 1},
        {"60 requests per minute", UNIT_RATE, 1},
        {"5/minute", UNIT_RATE, 5 / 60.0},
        {"900/15m", UNIT_RATE, 1},
        {"30 req / 15 s", UNIT_RATE, 2},
};

Test(unit, what_names_its_unit_is_read)
{
	for (size_t i = 0; i < sizeof unit_rows / sizeof *unit_rows; i++) {
		double v = -1;
		cr_expect_eq(unit_read(str_of(unit_rows[i].text), &v), unit_rows[i].unit, "%s", unit_rows[i].text);
		cr_expect_float_eq(v, unit_rows[i].value, 1e-9, "%s: %f", unit_rows[i].text, v);
		cr_expect(unit_as(unit_rows[i].unit, str_of(unit_rows[i].text), &v), "%s", unit_rows[i].text);
		cr_expect_float_eq(v, unit_rows[i].value, 1e-9, "%s: %f", unit_rows[i].text, v);
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
		double v = -1;
		cr_expect_eq(unit_read(str_of(none[i]), &v), UNIT_NONE, "%s", none[i]);
	}
}

Test(unit, a_plain_number_is_of_the_unit_that_is_asked_for)
{
	double v;
	cr_expect(unit_as(UNIT_DURATION, S("900"), &v) && v == 900);
	cr_expect(unit_as(UNIT_DURATION, S("-1"), &v) && v == -1);
	cr_expect(unit_as(UNIT_SIZE, S("10m"), &v) && v == 10485760, "nginx: megabytes, where a size is asked for");
	cr_expect(unit_as(UNIT_DURATION, S("10m"), &v) && v == 600);
	cr_expect_not(unit_as(UNIT_DURATION, S("10MiB"), &v));
	cr_expect_not(unit_as(UNIT_RATE, S("10m"), &v));
	cr_expect_not(unit_as(UNIT_SIZE, S("5/s"), &v));
	cr_expect_not(unit_as(UNIT_NONE, S("5"), &v));
	cr_expect_not(unit_as(UNIT_DURATION, S("never"), &v));
}
