/* The rule that knows more, then confidence, then length; between texts what needs less decoding. */
#include "judge_overlap.h"

#include <stdlib.h>

#include "secret/decode/decode.h"

/* A provider's own format, a format that many share, a value under a telling name. */
static int rank_of(const struct rule *r) { return !r->generic ? 2 : r->form == ASSIGN_NONE ? 1 : 0; }

/* Of two that overlap: the rule that knows more, then confidence, then length. */
static bool is_better(const struct candidate *x, const struct candidate *y)
{
	int rx = rank_of(x->match->rule), ry = rank_of(y->match->rule);
	if (rx != ry)
		return rx > ry;
	if (x->confidence != y->confidence)
		return x->confidence > y->confidence;
	size_t nx = x->match->end - x->match->start, ny = y->match->end - y->match->start;
	return nx != ny ? nx > ny : x->match->rule->number < y->match->rule->number;
}

static bool overlap(const struct candidate *x, const struct candidate *y)
{
	return x->match->in == y->match->in && x->match->start < y->match->end && y->match->start < x->match->end;
}

/* Until the path of a blob is known, a rule for named files may fall away: it silences nobody, not even another such
 * rule, and only one that holds everywhere silences it. */
static bool is_silenced(const struct candidate *c, size_t n, size_t i, const struct candidate *last)
{
	enum { AHEAD = 64 };
	if (last && overlap(last, &c[i]) && is_better(last, &c[i]))
		return true;
	for (size_t k = i + 1; k < n && k < i + AHEAD && overlap(&c[k], &c[i]); k++)
		if (!c[k].dropped && c[k].match->rule->from != RULE_OWN && !c[k].match->rule->files.n &&
		    is_better(&c[k], &c[i]))
			return true;
	return false;
}

static void resolve_overlaps(struct candidate *c, size_t n, bool pathless)
{
	struct candidate *kept = NULL, *last = NULL;
	for (size_t i = 0; i < n; i++) {
		if (c[i].dropped || c[i].match->rule->from == RULE_OWN || (pathless && c[i].match->rule->files.n))
			continue;
		if (!kept || !overlap(kept, &c[i])) {
			kept = &c[i];
			continue;
		}
		struct candidate *loser = is_better(&c[i], kept) ? kept : &c[i];
		loser->dropped = true;
		kept = loser == kept ? &c[i] : kept;
	}
	for (size_t i = 0; pathless && i < n; i++) {
		if (c[i].dropped || c[i].match->rule->from == RULE_OWN)
			continue;
		if (!c[i].match->rule->files.n)
			last = &c[i];
		else
			c[i].dropped = is_silenced(c, n, i, last);
	}
}

/* Of two that come from the same bytes, the one that needs less decoding, unless it is a guess and the other is not, or
 * what it took for a secret is what a password looks like in base64. */
static bool outer_is_better(const struct candidate *outer, const struct candidate *inner)
{
	if (!outer->match->rule->generic)
		return true;
	return inner->match->rule->generic && !decode_wraps(inner->match->in, inner->match->start, inner->match->end);
}

static unsigned depth_of(const struct candidate *c) { return c->match->in ? c->match->in->depth : 0; }

static void resolve_pair(struct candidate *x, struct candidate *y)
{
	const struct match *a = x->match, *b = y->match;
	if (a->in == b->in || !decode_overlap(a->in, a->start, a->end, b->in, b->start, b->end))
		return;
	bool first = depth_of(x) == depth_of(y)  ? is_better(x, y)
	             : depth_of(x) < depth_of(y) ? outer_is_better(x, y)
	                                         : !outer_is_better(y, x);
	(first ? y : x)->dropped = true;
}

static int by_place(const void *a, const void *b)
{
	const struct candidate *x = *(struct candidate *const *)a, *y = *(struct candidate *const *)b;
	if (x->match->at != y->match->at)
		return x->match->at < y->match->at ? -1 : 1;
	return (x > y) - (x < y);
}

/* The same between texts: what was decoded lies where something else may have been seen. */
static void resolve_texts(struct candidate *c, size_t n, struct arena *a)
{
	enum { NEIGHBOURS = 256 }; /* one text of base64 may hold thousands that all stand at its place */
	struct candidate **order = arena_array(a, struct candidate *, n);
	size_t kept = 0;
	if (!c[n - 1].match->in)
		return;
	for (size_t i = 0; i < n; i++)
		if (!c[i].dropped && c[i].match->rule->from != RULE_OWN)
			order[kept++] = &c[i];
	qsort(order, kept, sizeof *order, by_place);
	for (size_t i = 0; i < kept; i++)
		for (size_t j = i + 1; j < kept && j <= i + NEIGHBOURS && !order[i]->dropped &&
		                       order[j]->match->at < order[i]->match->at_end;
		     j++)
			if (!order[j]->dropped)
				resolve_pair(order[i], order[j]);
}

void judge_overlaps(struct candidate *c, size_t n, bool pathless, struct arena *a)
{
	resolve_overlaps(c, n, pathless);
	resolve_texts(c, n, a);
}
