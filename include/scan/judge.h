/* judge: from the matches of one document to its hits: offline proof, known samples, overlaps, other parts, masks and
 * frames. */
#ifndef SCAN_JUDGE_H
#define SCAN_JUDGE_H

#include "scan/matches.h"
#include "scan/place.h"
#include "scan/scan.h"

/* Gives every hit that begins in the stretch to the sink. Its text is the decoded document that the matches point into,
 * or a part of it; all of `matches` is masked in every frame, also what is no finding. set is where their rules come
 * from. a is the document's arena. matches is sorted. */
void judge_matches(const struct doc *doc, const struct stretch *x, struct matches *matches, const struct ruleset *set,
                   const struct scan_options *o, const struct scan_sink *sink, struct arena *a);

#endif
