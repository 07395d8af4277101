/* Reads what is plain and gives up at everything else: an alternative, an option, an escape that is no class. */
#include "match/pattern_tail.h"

#include <stdint.h>

#include "base/ascii.h"

enum { SHORTEST = 8 };

static bool is_literal(char c) { return ascii_alnum(c) || (ascii_in("-_ /<>=:,;@%&'\"", c)); }

/* Behind the class that begins at i. */
static size_t skip_class(str p, size_t i)
{
	i += i + 1 < p.n && p.p[i + 1] == '^' ? 2 : 1;
	for (size_t first = i; i < p.n && (p.p[i] != ']' || i == first); i++)
		i += p.p[i] == '\\';
	return i + 1;
}

/* May another alternative than the last one match, or is a letter another one as well? */
static bool is_plain(str p)
{
	int depth = 0;
	for (size_t i = 0; i < p.n; i++) {
		char c = p.p[i], next = i + 1 < p.n ? p.p[i + 1] : '\0';
		if (c == '[') {
			i = skip_class(p, i) - 1;
			if (i >= p.n)
				return false; /* it does not end */
			continue;
		}
		if (c == '\\') {
			if (next == 'Q' || next == 'E' || next == 'K')
				return false;
			i++;
			continue;
		}
		depth += (c == '(') - (c == ')');
		if (c == '(' && next == '*')
			return false;
		if (c == '(' && next == '?' && i + 2 < p.n && !ascii_in(":=!<>P", p.p[i + 2]))
			return false; /* (?i) and the like */
		if ((c == '|' && depth == 0) || c == '#')
			return false;
	}
	return depth == 0;
}

str pattern_tail(str pattern)
{
	size_t from = pattern.n;
	while (from && is_literal(pattern.p[from - 1]))
		from--;
	bool escaped = from && pattern.p[from - 1] == '\\'; /* \x41 goes on for as long as it likes */
	if (escaped || pattern.n - from < SHORTEST || !is_plain(pattern))
		return S("");
	return str_sub(pattern, from, pattern.n);
}

bool pattern_tail_follows(str tail, str bytes, size_t end, size_t to, size_t *next)
{
	size_t from = end > tail.n ? end - tail.n : 0;
	if (!tail.n)
		return true;
	if (*next < from || !*next) {
		size_t found = str_find(bytes, tail, from);
		*next = found == SIZE_MAX ? bytes.n : found;
	}
	return *next + tail.n <= to;
}
