/* matches: what the text rules saw in one document, sorted and masked. */
#ifndef SCAN_MATCHES_H
#define SCAN_MATCHES_H

#include "match/search.h"
#include "scan/frame.h"

struct matches {
	struct match *at;
	size_t n, cap;
};

/* By start, then longest first: the order in which they are judged and masked. */
void matches_sort(struct matches *matches);
/* The secret itself; text is the document's. */
str match_value(const struct match *m, str text);
/* The literal part of its kind that a mask may show: what the rule says, else an anchor that the value begins with. */
str match_prefix(const struct match *m, str text);
/* The frames of a text with all of them masked; sorted already. They hold until matches changes. */
struct frames matches_frames(const struct matches *matches, str text, struct arena *a);

#endif
