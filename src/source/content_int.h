/* What the rooms behind content_of() share: a format's magic and the test of the header behind it.
 *
 *   content.c         how much of it is text, and names
 *   content_media.c   images, sound, film, fonts
 *   content_file.c    programs, archives, data
 */
#ifndef SOURCE_CONTENT_INT_H
#define SOURCE_CONTENT_INT_H

#include "source/content.h"

struct head {
	str bytes;
	uint64_t size; /* of the whole document */
};
/* A byte, or two or four as one number, little or big endian; 0 behind the head's end, which no test takes for right.
 */
static inline uint32_t head_byte(const struct head *h, size_t at)
{
	return at < h->bytes.n ? (unsigned char)h->bytes.p[at] : 0;
}
static inline uint32_t head_le16(const struct head *h, size_t at)
{
	return head_byte(h, at) | head_byte(h, at + 1) << 8;
}
static inline uint32_t head_be16(const struct head *h, size_t at)
{
	return head_byte(h, at) << 8 | head_byte(h, at + 1);
}
static inline uint32_t head_le32(const struct head *h, size_t at)
{
	return head_le16(h, at) | head_le16(h, at + 2) << 16;
}
static inline uint32_t head_be32(const struct head *h, size_t at)
{
	return head_be16(h, at) << 16 | head_be16(h, at + 2);
}
static inline bool head_has(const struct head *h, size_t at, str what)
{
	return at <= h->bytes.n && str_starts(str_sub(h->bytes, at, h->bytes.n), what);
}

struct magic {
	str text;
	size_t at;
	enum content kind;
	bool (*shape)(const struct head *h); /* NULL: the magic alone is long and holds what no text does */
};
struct magics {
	const struct magic *at;
	size_t n;
};
struct magics content_media(void);
struct magics content_files(void);

#endif
