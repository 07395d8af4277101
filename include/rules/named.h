/* named: rules for values that only a name explains. A hexadecimal number, a UUID, a run of letters says nothing by
 * itself; given to ALGOLIA_ADMIN_KEY it is a key. Such a rule says what the name is made of and what the value looks
 * like, and everything else follows from that. */
#ifndef RULES_NAMED_H
#define RULES_NAMED_H

#include "base/arena.h"
#include "base/err.h"
#include "model/rule.h"

/* Fills in anchors, pattern and check of a rule that has `name` and `value`; leaves any other as it is. Done when the
 * rule is read, so for a built-in one at build time. False with err (without file and line) when they make no rule.
 *
 *   name   words that stand in this order in the name; in one word alternatives with '|'. Letters and digits; '_'
 * inside a word is '_', '-', '.', a blank or nothing. Case does not matter, nor does what stands between two words:
 *          nothing, a joint, other words.
 *   value  characters as they are, and the sets of rules/example.h with a length or a range: {hex:32}, {alnum:20..40},
 *          {uuid}. Or /…/, a PCRE2 pattern. */
bool named_derive(struct rule *r, struct arena *a, struct err *err);

/* What a look at the bytes around an anchor tells before the pattern is run, or even compiled: the other words of the
 * name have to be near. */
struct named_glance;
/* NULL for a rule without `name`, or whose anchor is all there is to see. */
const struct named_glance *named_glance(const struct rule *r, struct arena *a);
/* False when no match of the rule can hold the anchor at [start, end). glance may be NULL. */
bool named_may_hold(const struct named_glance *glance, str bytes, size_t start, size_t end);

#endif
