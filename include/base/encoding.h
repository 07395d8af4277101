/* encoding: documents whose characters take two or four bytes, made UTF-8. Everything else (ASCII, UTF-8, Latin-1 and
 * whatever keeps ASCII as it is) is searched as it stands. */
#ifndef BASE_ENCODING_H
#define BASE_ENCODING_H

#include "base/arena.h"

enum encoding { ENCODING_AS_IS, ENCODING_UTF16LE, ENCODING_UTF16BE, ENCODING_UTF32LE, ENCODING_UTF32BE };

/* By byte order mark, or (without one) by where the zero bytes of the first 512 stand. A mark proves nothing: where
 * plain text stands as well, the document is taken as it is, and what is wide in it is left to secret/decode/decode.
 * *mark: bytes of the mark, which are no text. */
enum encoding encoding_of(str bytes, size_t *mark);
/* As UTF-8 in the arena; as it is: the bytes themselves. A character that is cut off at the end counts; where a byte
 * too many stands among the others, what follows is read from the next one on. */
str encoding_text(str bytes, enum encoding e, struct arena *a);
/* Does plain ASCII stand there, byte by byte, or is half of it such? Then it is not wide. */
bool encoding_has_plain(str bytes);
unsigned encoding_unit(enum encoding e); /* bytes: 1, 2 or 4 */

#endif
