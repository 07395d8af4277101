/* What may stand beside a token. */
#include "match/boundary.h"

#include "base/ascii.h"

/* Does before (all bytes in front of the token, cut) end in an escape: \n \t \r \0, %3D, \x3d, \u003d, ESC[…m? */
static bool ends_in_escape(str before)
{
	const char *e = before.p + before.n;
	size_t n = before.n;
	if (n >= 2 && e[-2] == '\\' && strchr("ntrbf0", e[-1]))
		return true;
	if (n >= 3 && e[-3] == '%' && ascii_hex(e[-2]) >= 0 && ascii_hex(e[-1]) >= 0)
		return true;
	if (n >= 4 && e[-4] == '\\' && e[-3] == 'x' && ascii_hex(e[-2]) >= 0 && ascii_hex(e[-1]) >= 0)
		return true;
	if (n >= 6 && e[-6] == '\\' && e[-5] == 'u' && ascii_hex(e[-4]) >= 0 && ascii_hex(e[-3]) >= 0 &&
	    ascii_hex(e[-2]) >= 0 && ascii_hex(e[-1]) >= 0)
		return true;
	if (n >= 3 && e[-1] == 'm') {
		size_t i = n - 1;
		while (i > 0 && ((before.p[i - 1] >= '0' && before.p[i - 1] <= '9') || before.p[i - 1] == ';'))
			i--;
		return i > 1 && before.p[i - 1] == '[';
	}
	return false;
}

/* Is what stands from at on, in the direction of step, part of the same word? Hyphens join, but not those of a ruler or
 * of an HTML comment's marks. */
static bool joins(str bytes, size_t at, int step)
{
	enum { LONGEST = 8 };
	for (int i = 0; i < LONGEST; i++, at += (size_t)step) {
		if (at >= bytes.n) /* also before the first byte */
			return false;
		if (bytes.p[at] != '-')
			return bytes.p[at] == '_' || ascii_alnum(bytes.p[at]);
	}
	return false;
}

bool boundary_holds(enum boundary kind, str bytes, size_t start, size_t end)
{
	enum { LONGEST_ESCAPE = 16 };
	if (kind == BOUNDARY_NONE)
		return true;
	bool joiner = kind == BOUNDARY_TOKEN;
	bool left_in = start > 0 && (joiner ? joins(bytes, start - 1, -1) : ascii_alnum(bytes.p[start - 1]));
	bool right_in = end < bytes.n && (joiner ? joins(bytes, end, 1) : ascii_alnum(bytes.p[end]));
	if (right_in)
		return false;
	return !left_in || ends_in_escape(str_sub(bytes, start > LONGEST_ESCAPE ? start - LONGEST_ESCAPE : 0, start));
}
