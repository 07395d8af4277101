/* pattern_tail: the literal in which every match of a pattern ends. Where it does not follow, the pattern need not be
 * run: a thousand heads of keys without an end would each be tried for kilobytes. */
#ifndef MATCH_PATTERN_TAIL_H
#define MATCH_PATTERN_TAIL_H

#include "base/str.h"

/* A part of the pattern (PCRE2); "" when it has no such literal of eight bytes or more, or none that is plain to see.
 */
str pattern_tail(str pattern);

/* Does the tail stand in the bytes up to `to`, and end no earlier than `end`? *next is 0 at first and keeps where it
 * was found: while `end` ascends, each byte is looked at once. "" follows everywhere. */
bool pattern_tail_follows(str tail, str bytes, size_t end, size_t to, size_t *next);

#endif
