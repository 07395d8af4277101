/* words: is this made of words, as people write them, or of letters as chance throws them? Words are told by their
 * trigrams: about one in six of the 17,576 is common in English prose and in names of programs. */
#ifndef SECRET_VALUE_WORDS_H
#define SECRET_VALUE_WORDS_H

#include "base/str.h"

/* Takes the next run of ASCII letters off the front of *rest, ended by anything else or by a change of case as in
 * "getHTTPServer" (get, HTTP, Server); false when none is left. */
bool words_next(str *rest, str *word);
/* Three letters or more, and (one in five excepted) all of its trigrams common. */
bool words_like(str word);
/* Five letters or more, six tenths of its trigrams rare, a short one hard to speak, too: no language made it. */
bool words_odd(str word);
/* Letters of s that stand in such words, and how many of these words there are. */
size_t words_letters(str s, size_t *count);
/* Can the letters be cut into words of the list (lower case; case is ignored)? At most 64 letters. */
bool words_made_of(str letters, const struct strs *list);

#endif
