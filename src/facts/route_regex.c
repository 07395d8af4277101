/* Regular expressions over paths with holes: what is not plain text, a choice or an anchor is not followed. */
#include "route_regex.h"

#include <stdint.h>
#include <string.h>

enum { LONGEST = 256, CHOICES_DEEP = 8, MOST_STEPS = 500 };

static enum truth either(enum truth a, enum truth b)
{
	return a == TRUTH_TRUE || b == TRUTH_TRUE         ? TRUTH_TRUE
	       : a == TRUTH_UNKNOWN || b == TRUTH_UNKNOWN ? TRUTH_UNKNOWN
	                                                  : TRUTH_FALSE;
}

/* The bracket that closes the first byte's; SIZE_MAX: none. */
static size_t closing(str pattern)
{
	size_t depth = 0;
	for (size_t i = 0; i < pattern.n; i++) {
		depth += pattern.p[i] == '(';
		if (pattern.p[i] == ')' && --depth == 0)
			return i;
	}
	return SIZE_MAX;
}

/* The first of the choices, at no bracket's inside; the rest stays. */
static bool next_choice(str *rest, str *one)
{
	size_t depth = 0, i = 0;
	if (!rest->p)
		return false;
	for (; i < rest->n && (depth || rest->p[i] != '|'); i++) {
		depth += rest->p[i] == '(';
		depth -= depth && rest->p[i] == ')';
	}
	*one = str_sub(*rest, 0, i);
	*rest = i < rest->n ? str_sub(*rest, i + 1, rest->n) : (str){NULL, 0};
	return true;
}

static enum truth starts_so(str pattern, str path, unsigned depth, unsigned *steps);

/* (a|b) and what stands behind it. */
static enum truth chosen(str pattern, str path, unsigned depth, unsigned *steps)
{
	size_t close = closing(pattern);
	char whole[LONGEST];
	enum truth best = TRUTH_FALSE;
	if (close == SIZE_MAX || depth == CHOICES_DEEP || pattern.n >= LONGEST ||
	    (close + 1 < pattern.n && strchr("?*+{", pattern.p[close + 1])))
		return TRUTH_UNKNOWN;
	str choices = str_sub(pattern, str_starts(pattern, S("(?:")) ? 3 : 1, close), one;
	str tail = str_sub(pattern, close + 1, pattern.n);
	while (best != TRUTH_TRUE && next_choice(&choices, &one)) {
		memcpy(whole, one.p, one.n);
		memcpy(whole + one.n, tail.p, tail.n);
		best = either(best, starts_so((str){whole, one.n + tail.n}, path, depth + 1, steps));
	}
	return best;
}

static bool is_plain(char c)
{
	return c == '/' || c == '-' || c == '_' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/* From the beginning of the path, of which a hole may be anything. */
static enum truth starts_so(str pattern, str path, unsigned depth, unsigned *steps)
{
	if (++*steps > MOST_STEPS)
		return TRUTH_UNKNOWN;
	while (pattern.n) {
		char c = pattern.p[0];
		bool escaped = c == '\\' && pattern.n > 1 && strchr("/.-_", pattern.p[1]);
		if (c == '$' && path.n)
			return path.p[0] == '{' ? TRUTH_UNKNOWN : TRUTH_FALSE;
		if (c == '(')
			return chosen(pattern, path, depth, steps);
		if (str_eq(pattern, S(".*")))
			return TRUTH_TRUE;
		c = escaped ? pattern.p[1] : c;
		size_t width = escaped ? 2 : 1;
		if (c == '$') {
			pattern = str_sub(pattern, 1, pattern.n);
			continue;
		}
		if ((!escaped && !is_plain(c)) || (pattern.n > width && strchr("?*+{", pattern.p[width])) ||
		    (path.n && path.p[0] == '{'))
			return TRUTH_UNKNOWN;
		if (!path.n || path.p[0] != c)
			return TRUTH_FALSE;
		pattern = str_sub(pattern, width, pattern.n);
		path = str_sub(path, 1, path.n);
	}
	return TRUTH_TRUE;
}

/* Choices that stand in no bracket are whole patterns. */
static enum truth matches_from(str pattern, str path)
{
	unsigned steps = 0;
	enum truth best = TRUTH_FALSE;
	str one;
	while (best != TRUTH_TRUE && next_choice(&pattern, &one))
		best = either(best, starts_so(one, path, 0, &steps));
	return best;
}

enum truth route_regex(str pattern, str path)
{
	enum truth best = TRUTH_FALSE;
	bool hole = false;
	if (!pattern.n)
		return TRUTH_TRUE;
	if (str_starts(pattern, S("^"))) {
		str rest = str_sub(pattern, 1, pattern.n), one = rest;
		unsigned steps = 0;
		next_choice(&rest, &one);
		return rest.p ? TRUTH_UNKNOWN : starts_so(one, path, 0, &steps); /* ^a|b: only a begins the path */
	}
	for (size_t i = 0; i <= path.n && best != TRUTH_TRUE; i++) {
		hole = i < path.n && (path.p[i] == '{' || (hole && path.p[i] != '}'));
		best = either(best, hole ? TRUTH_UNKNOWN : matches_from(pattern, str_sub(path, i, path.n)));
	}
	return best;
}
