/* Walks from a match to its neighbours, counting the lines between. What one file may cost is bounded: a million ids on
 * one line look at 64 neighbours each. */
#include "scan/partner.h"

#include <limits.h>
#include <stdint.h>

enum { MOST_NEIGHBOURS = 64, FARTHEST = 16 << 10 };

static bool is_other_part(const struct rule *r, const struct rule *other)
{
	for (size_t i = 0; i < r->with.ids.n; i++)
		if (str_eq(r->with.ids.at[i], other->id))
			return true;
	return false;
}

/* Line breaks in text[from, to), counted up to `most` + 1. */
static unsigned lines_between(str text, size_t from, size_t to, unsigned most)
{
	unsigned n = 0;
	while (from < to && n <= most) {
		const char *lf = memchr(text.p + from, '\n', to - from);
		if (!lf)
			break;
		from = (size_t)(lf - text.p) + 1;
		n++;
	}
	return n;
}

/* The nearest in one direction; *distance is how many bytes lie between. */
static size_t look(const struct part *parts, size_t n, size_t at, str text, bool back, size_t *distance)
{
	const struct part *p = &parts[at];
	size_t k = at;
	for (int seen = 0; seen < MOST_NEIGHBOURS && (back ? k > 0 : k + 1 < n); seen++) {
		k = back ? k - 1 : k + 1;
		const struct part *q = &parts[k];
		size_t from = back ? q->end : p->end, to = back ? p->start : q->start;
		*distance = to > from ? to - from : 0;
		if (*distance > FARTHEST)
			break;
		bool same = q->rule == p->rule && q->start == p->start && q->end == p->end;
		if (same || !is_other_part(p->rule, q->rule))
			continue;
		return lines_between(text, from, to, p->rule->with.lines) <= p->rule->with.lines ? k : SIZE_MAX;
	}
	return SIZE_MAX;
}

size_t partner_find(const struct part *parts, size_t n, size_t at, str text)
{
	size_t far_back = 0, far_on = 0;
	size_t back = look(parts, n, at, text, true, &far_back), on = look(parts, n, at, text, false, &far_on);
	if (back == SIZE_MAX || on == SIZE_MAX)
		return back == SIZE_MAX ? on : back;
	return far_on < far_back ? on : back;
}

unsigned partner_line(str text, unsigned line, size_t at, size_t other)
{
	return other < at ? line - lines_between(text, other, at, UINT_MAX - 1)
	                  : line + lines_between(text, at, other, UINT_MAX - 1);
}

bool partner_unknown(const struct rule *r, const struct ruleset *set, const bool *on)
{
	for (size_t i = 0; on && i < r->with.ids.n; i++) {
		const struct rule *other = ruleset_find(set, r->with.ids.at[i]);
		if (other && on[other->number])
			return false;
	}
	return on != NULL;
}
