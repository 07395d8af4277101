/* Versions as package registries write them, compared without a copy. */
#include "query/version.h"

#include <stdint.h>

#include "base/ascii.h"

/* Numbers of any length: leading zeros dropped, the longer one is larger. */
static int compare_digits(str a, str b)
{
	while (a.n > 1 && a.p[0] == '0')
		a = str_sub(a, 1, a.n);
	while (b.n > 1 && b.p[0] == '0')
		b = str_sub(b, 1, b.n);
	if (a.n != b.n)
		return a.n < b.n ? -1 : 1;
	return a.n ? memcmp(a.p, b.p, a.n) : 0;
}

static bool all_digits(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!ascii_digit(s.p[i]))
			return false;
	return s.n > 0;
}

/* "1.2.3" of "v1.2.3-rc.1+build", and the "rc.1"; false when there is no number in front. */
static bool version_split(str s, str *numbers, str *pre)
{
	s = str_trim(s);
	if (s.n && (s.p[0] == 'v' || s.p[0] == 'V' || s.p[0] == '='))
		s = str_sub(s, 1, s.n);
	size_t plus = str_find(s, S("+"), 0);
	s = str_sub(s, 0, plus);
	size_t n = 0;
	while (n < s.n && (ascii_digit(s.p[n]) || (s.p[n] == '.' && n > 0 && n + 1 < s.n && ascii_digit(s.p[n + 1]))))
		n++;
	*numbers = str_sub(s, 0, n);
	*pre = str_sub(s, n, s.n);
	if (pre->n && (pre->p[0] == '-' || pre->p[0] == '.'))
		*pre = str_sub(*pre, 1, pre->n);
	else if (pre->n && !ascii_digit(pre->p[pre->n - 1])) /* 3rc1 is a version, 15m a duration */
		return false;
	return n > 0 && str_find(*pre, S(" "), 0) == SIZE_MAX;
}

static int compare_parts(str a, str b, bool numbers)
{
	str x, y;
	for (;;) {
		bool more_a = str_cut(&a, '.', &x), more_b = str_cut(&b, '.', &y);
		if (!more_a && !more_b)
			return 0;
		/* 2 is 2.0, but rc is before rc.1 */
		if (!more_a)
			x = numbers ? S("0") : S("");
		if (!more_b)
			y = numbers ? S("0") : S("");
		int order = all_digits(x) && all_digits(y)                 ? compare_digits(x, y)
		            : all_digits(x) != all_digits(y) && x.n && y.n ? (all_digits(x) ? -1 : 1)
		                                                           : str_cmp(x, y);
		if (order)
			return order;
	}
}

bool version_compare(str a, str b, int *order)
{
	str number_a, number_b, pre_a, pre_b;
	if (!version_split(a, &number_a, &pre_a) || !version_split(b, &number_b, &pre_b))
		return false;
	*order = compare_parts(number_a, number_b, true);
	if (!*order && pre_a.n && pre_b.n)
		*order = compare_parts(pre_a, pre_b, false);
	else if (!*order)
		*order = (pre_a.n == 0) - (pre_b.n == 0);
	return true;
}
