/* Days of the Gregorian calendar. */
#include "base/date.h"

#include <time.h>

enum { DAY = 86400 };

static bool parts(str s, uint64_t *year, uint64_t *month, uint64_t *day)
{
	return s.n == 10 && s.p[4] == '-' && s.p[7] == '-' && str_number(str_sub(s, 0, 4), 9999, year) &&
	       str_number(str_sub(s, 5, 7), 12, month) && str_number(str_sub(s, 8, 10), 31, day);
}

bool date_valid(str s)
{
	static const unsigned char lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	uint64_t year, month, day;
	if (!parts(s, &year, &month, &day) || year < 1900 || !month || !day)
		return false;
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return day <= (uint64_t)(lengths[month - 1] + (month == 2 && leap));
}

int64_t date_end(str s)
{
	uint64_t year = 1970, month = 1, day = 1;
	parts(s, &year, &month, &day);
	/* Years that start in March put the leap day last; days before the month are then a straight line. */
	int64_t y = (int64_t)year - (month <= 2), m = ((int64_t)month + 9) % 12;
	int64_t days = 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + (int64_t)day - 1 - 719468;
	return (days + 1) * DAY;
}

str date_of(struct arena *a, int64_t seconds)
{
	struct tm tm;
	time_t t = (time_t)seconds;
	if (t != seconds || !gmtime_r(&t, &tm) || tm.tm_year < 0 || tm.tm_year > 9999 - 1900)
		return S("");
	return arena_printf(a, "%04d-%02d-%02d", tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}
