/* pattern_check: may this pattern be run over content that was made to hurt it? Tried out, not guessed: the pattern
 * runs over texts made from the rule's own examples, with a count of steps and no clock, so the answer is the same on
 * every machine. */
#ifndef RULES_PATTERN_CHECK_H
#define RULES_PATTERN_CHECK_H

#include "base/err.h"
#include "base/str.h"

/* Does it compile? False with err when not, or when it is found everywhere since it matches the empty text (asked for
 * with never_empty). */
bool pattern_compiles(str pattern, bool never_empty, struct err *err);
/* False with err when a text that begins like one of the examples and goes on in another way takes more steps than the
 * matcher allows, or when steps grow faster than the text. The pattern compiles; examples (expanded) may be none. */
bool pattern_affordable(str pattern, const struct strs *examples, struct err *err);
/* The first match in text at or after from, whole; false when there is none. */
bool pattern_first(str pattern, str text, size_t from, size_t *start, size_t *end);

#endif
