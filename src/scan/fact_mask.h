/* fact_mask: takes secrets out of what one document added to the facts, before they leave the scanner: what text rules
 * found in it, and what stands where secrets stand (secret/value/neighbour.h), as in frames. Each byte becomes an
 * asterisk, so that a rule can still tell that something of that length stands there. */
#ifndef SCAN_FACT_MASK_H
#define SCAN_FACT_MASK_H

#include "facts/facts.h"
#include "scan/matches.h"

/* text is the document's, which the matches are of; code: it is a program. The arena is the document's; facts keep
 * their own. */
void fact_mask(struct facts *f, const struct matches *matches, str text, bool code, struct arena *a);

#endif
