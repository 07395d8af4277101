/* What may stand beside a token. */
#include "match/boundary.h"

#include "base/ascii.h"

/* One character of an escape: h stands for a hexadecimal digit, c for a letter of C's short ones. */
static bool fits(char shape, char c)
{
	if (shape == 'h')
		return ascii_hex(c) >= 0;
	return shape == 'c' ? ascii_in("ntrbf0", c) : c == shape;
}

/* ESC[1;31m, however the escape in front is written. */
static bool ends_in_colour(str before)
{
	size_t i = before.n - 1;
	if (before.p[i] != 'm')
		return false;
	while (i > 0 && (ascii_digit(before.p[i - 1]) || before.p[i - 1] == ';'))
		i--;
	return i > 1 && before.p[i - 1] == '[';
}

/* Does before (all bytes in front of the token, cut, and not none) end in an escape: \n, %3D, \x3d, \u003d, a colour?
 */
static bool ends_in_escape(str before)
{
	static const str shapes[] = {STR_INIT("\\c"), STR_INIT("%hh"), STR_INIT("\\xhh"), STR_INIT("\\uhhhh")};
	for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++) {
		str shape = shapes[s];
		bool same = before.n >= shape.n;
		for (size_t i = 0; same && i < shape.n; i++)
			same = fits(shape.p[i], before.p[before.n - shape.n + i]);
		if (same)
			return true;
	}
	return ends_in_colour(before);
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
