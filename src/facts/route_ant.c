/* Patterns of paths: ? one character, * within a segment, ** any number of segments, {x} one segment. */
#include <stdint.h>

#include "route_declared.h"

enum { SEGMENTS = 32 };

struct segments {
	str at[SEGMENTS];
	size_t n;
};

static struct segments segments_of(str path)
{
	struct segments s = {.n = 0};
	str one;
	for (str rest = path; s.n < SEGMENTS && str_cut(&rest, '/', &one);)
		if (one.n)
			s.at[s.n++] = one;
	return s;
}

static bool is_variable(str segment) { return segment.n > 2 && segment.p[0] == '{'; }

static bool one_matches(str pattern, str segment)
{
	if (is_variable(pattern) || str_eq(pattern, S("*")))
		return true;
	if (is_variable(segment))
		return is_variable(pattern);
	size_t p = 0, s = 0, star = SIZE_MAX, from = 0; /* from: where what stands behind the star was tried last */
	while (s < segment.n) {
		if (p < pattern.n && pattern.p[p] == '*')
			star = p++, from = s;
		else if (p < pattern.n && (pattern.p[p] == '?' || pattern.p[p] == segment.p[s]))
			p++, s++;
		else if (star != SIZE_MAX)
			p = star + 1, s = ++from;
		else
			return false;
	}
	while (p < pattern.n && pattern.p[p] == '*')
		p++;
	return p == pattern.n;
}

static bool all_match(const struct segments *p, size_t i, const struct segments *s, size_t j)
{
	/* which of the pattern's first segments match which of the path's: at most 32 by 32 */
	bool reach[SEGMENTS + 1][SEGMENTS + 1] = {{false}};
	reach[i][j] = true;
	for (size_t a = i; a < p->n; a++)
		for (size_t b = j; b <= s->n; b++) {
			if (!reach[a][b])
				continue;
			if (str_eq(p->at[a], S("**")))
				for (size_t c = b; c <= s->n; c++)
					reach[a + 1][c] = true;
			else if (b < s->n && one_matches(p->at[a], s->at[b]))
				reach[a + 1][b + 1] = true;
		}
	return reach[p->n][s->n];
}

enum truth route_ant(str pattern, str path)
{
	bool computed = str_find(pattern, S("${"), 0) != SIZE_MAX || str_find(path, S("${"), 0) != SIZE_MAX;
	if (str_eq(pattern, S("/**")) || str_eq(pattern, S("**")))
		return TRUTH_TRUE;
	if (computed || !pattern.n)
		return TRUTH_UNKNOWN;
	struct segments p = segments_of(pattern), s = segments_of(path);
	if (p.n == SEGMENTS || s.n == SEGMENTS)
		return TRUTH_UNKNOWN;
	return all_match(&p, 0, &s, 0) ? TRUTH_TRUE : TRUTH_FALSE;
}
