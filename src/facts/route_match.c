/* The few forms that are written. What is left out by (?!a|b) is what begins so: that is how it works, whatever was
 * meant. */
#include "route_match.h"

#include <stdint.h>
#include <string.h>

bool route_covers(str front, str path)
{
	while (front.n && (front.p[front.n - 1] == '*' || front.p[front.n - 1] == '/'))
		front.n--;
	return !front.n || (str_starts(path, front) && (path.n == front.n || path.p[front.n] == '/'));
}

static bool is_plain(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (strchr("(){}[]*+?:\\|^$", s.p[i]))
			return false;
	return true;
}

/* The next of a|b(?:c|d)|e, up to the bracket that ends them. */
static bool next_one(str *list, str *one)
{
	unsigned depth = 0;
	size_t i = 0;
	bool there = list->n > 0;
	for (; i < list->n; i++) {
		char c = list->p[i];
		if (c == '\\')
			i++;
		else if (c == '(')
			depth++;
		else if ((c == ')' || c == '|') && !depth)
			break;
		else if (c == ')')
			depth--;
	}
	i = i < list->n ? i : list->n;
	*one = str_sub(*list, 0, i);
	*list = i < list->n && list->p[i] == '|' ? str_sub(*list, i + 1, list->n) : S("");
	return there;
}

/* Does the rest of the path begin with one of a|b|c)? Of .*\.png that needs a dot in it. */
static enum truth begins_with_one(str list, str rest)
{
	enum truth t = TRUTH_FALSE;
	for (str one; next_one(&list, &one);) {
		bool dotted = str_find(one, S("\\."), 0) != SIZE_MAX;
		if (one.n && is_plain(one) && str_starts(rest, one))
			return TRUTH_TRUE;
		if (!is_plain(one) && !(dotted && str_find(rest, S("."), 0) == SIZE_MAX))
			t = TRUTH_UNKNOWN;
	}
	return t;
}

enum truth route_matches(str matcher, str path)
{
	size_t out = str_find(matcher, S("(?!"), 0), group = str_find(matcher, S("("), 0);
	if (is_plain(matcher))
		return str_eq(matcher, path) ? TRUTH_TRUE : TRUTH_FALSE;
	if (out != SIZE_MAX) {
		str before = str_sub(matcher, 0, group), list = str_sub(matcher, out + 3, matcher.n);
		if (!is_plain(before))
			return TRUTH_UNKNOWN;
		if (!str_starts(path, before))
			return TRUTH_FALSE;
		enum truth left_out = begins_with_one(list, str_sub(path, before.n, path.n));
		return left_out == TRUTH_UNKNOWN ? left_out : left_out == TRUTH_TRUE ? TRUTH_FALSE : TRUTH_TRUE;
	}
	size_t hole = str_find(matcher, S(":"), 0), end = hole < group ? hole : group;
	str before = str_sub(matcher, 0, end == SIZE_MAX ? matcher.n : end);
	if (!is_plain(before))
		return TRUTH_UNKNOWN;
	if (!str_starts(path, before) && !(before.n > 1 && str_eq(str_sub(before, 0, before.n - 1), path)))
		return TRUTH_FALSE;
	if (group == end && end != SIZE_MAX && str_find(matcher, S("|"), end) != SIZE_MAX) { /* /(api|trpc)(.*) */
		str list = str_sub(matcher, end + 1, matcher.n);
		return begins_with_one(list, str_sub(path, before.n, path.n));
	}
	return str_ends(matcher, S("*")) || str_ends(matcher, S("(.*)")) || str_ends(matcher, S("+")) ? TRUTH_TRUE
	                                                                                              : TRUTH_UNKNOWN;
}
