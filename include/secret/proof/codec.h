/* codec: the alphabets that tokens are written in. Strict: one byte outside the alphabet, or a length no encoder
 * writes, is no. (Finding encoded spans in a document is another room's work: secret/decode/decode.) */
#ifndef SECRET_PROOF_CODEC_H
#define SECRET_PROOF_CODEC_H

#include "base/arena.h"

enum codec_alphabet {
	CODEC_BASE64,    /* RFC 4648, section 4; padding may be left out, but not be wrong */
	CODEC_BASE64URL, /* section 5, the same */
	CODEC_BASE32     /* section 6, upper case; padding as above */
};

/* Bits left over at the end are dropped whatever they are. The bytes are in the arena. */
bool codec_decode(enum codec_alphabet alphabet, str text, struct arena *a, str *bytes);
/* With padding for CODEC_BASE64 only. */
str codec_encode(enum codec_alphabet alphabet, str bytes, struct arena *a);

/* Bitcoin's alphabet; a leading '1' is a zero byte. At most 256 characters or bytes. */
bool codec_base58_decode(str text, struct arena *a, str *bytes);
bool codec_base58_encode(str bytes, struct arena *a, str *text);

#endif
