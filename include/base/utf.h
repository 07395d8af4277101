/* utf: UTF-8 as it comes: a byte that is not part of valid UTF-8 counts as one character and is shown as \xNN. */
#ifndef BASE_UTF_H
#define BASE_UTF_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

/* Decodes one character at the start of s (s.n > 0): sets its length in bytes and returns it, or -1 for a bad byte
 * (length 1). Overlong forms, surrogates and values above U+10FFFF are bad bytes. */
int32_t utf_next(str s, size_t *length);
/* Appends one code point as UTF-8; surrogates and values out of range become U+FFFD. */
void utf_put(struct buf *b, uint32_t code);
/* Characters in s, a bad byte being one: columns are this plus 1. */
size_t utf_count(str s);
/* Is it ASCII alone? */
bool utf_plain(str s);
bool utf_valid(str s);

/* For anything scanned that is shown to a person: C0, C1, DEL, bidirectional controls and bad bytes become \xNN or
 * \u{NNNN}; a tab becomes one space; everything else stays. */
void utf_safe(struct buf *b, str s);

#endif
