/* partner: credentials of several parts. A rule with `with` names the rules of its other part: where one of them has a
 * match close by, both are worth more than each alone. */
#ifndef SCAN_PARTNER_H
#define SCAN_PARTNER_H

#include <stdbool.h>

#include "model/rule.h"

/* A match that was kept. */
struct part {
	const struct rule *rule;
	size_t start, end; /* in the document */
	size_t of;         /* for the caller */
};
/* The nearest part of parts[at] in text by its rule's `with`: within its lines, 64 matches and 16 KiB in front of it or
 * behind it; another place, though it may be of the same rule. parts is sorted by start. SIZE_MAX when there is none.
 */
size_t partner_find(const struct part *parts, size_t n, size_t at, str text);
/* The line of `other`, when `at` is on this one. */
unsigned partner_line(str text, unsigned line, size_t at, size_t other);
/* Were all rules of its other part left out, so that nothing can be said? on: by rule number, NULL for all. */
bool partner_unknown(const struct rule *r, const struct ruleset *set, const bool *on);

#endif
