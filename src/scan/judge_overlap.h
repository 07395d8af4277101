/* judge_overlap: of matches that lie over each other one speaks. A part of the judge. */
#ifndef SCAN_JUDGE_OVERLAP_H
#define SCAN_JUDGE_OVERLAP_H

#include "scan/matches.h"
#include "secret/proof/proof.h"

struct candidate {
	const struct match *match;
	struct proof proof;
	enum confidence confidence;
	str sample; /* "" unless the value is a published sample */
	bool dropped;
};

/* Drops all but the best of those that overlap, in one text and between a text and what was decoded of it. They are
 * sorted as matches_sort() does. pathless: whether rules for named files hold is not known yet. */
void judge_overlaps(struct candidate *c, size_t n, bool pathless, struct arena *a);

#endif
