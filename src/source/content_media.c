/* Images, sound, film and fonts: the magic, and what has to stand behind it. Sources: the formats' own specifications,
 * named where a number is not plain. */
#include "content_int.h"

#define MAGIC(at, lit, shape)                                                                                          \
	{                                                                                                              \
		STR_INIT(lit), at, CONTENT_BINARY, shape                                                               \
	}

/* ---- images ---- */

/* A segment, and another one where its length says (JPEG, B.1.1.2: FF and a marker, length counts itself). */
static bool is_jpeg(const struct head *h)
{
	uint32_t marker = head_byte(h, 3), length = head_be16(h, 4);
	size_t next = 4 + (size_t)length;
	return marker >= 0xc0 && marker != 0xff && length >= 2 &&
	       (head_byte(h, next) == 0xff || (next >= h->bytes.n && next < h->size));
}

/* Behind the screen descriptor and its colours a block begins: an extension, an image, the end. */
static bool is_gif(const struct head *h)
{
	uint32_t flags = head_byte(h, 10), block;
	size_t at = 13 + (flags & 0x80 ? (size_t)3 << ((flags & 7) + 1) : 0);
	block = head_byte(h, at);
	return (head_byte(h, 4) == '7' || head_byte(h, 4) == '9') && head_byte(h, 5) == 'a' &&
	       (block == 0x21 || block == 0x2c || block == 0x3b);
}

static bool is_bmp(const struct head *h)
{
	uint32_t header = head_le32(h, 14), data = head_le32(h, 10);
	bool known = header == 12 || header == 40 || header == 52 || header == 56 || header == 64 || header == 108 ||
	             header == 124;
	return known && head_le32(h, 6) == 0 && data >= 14 + header && data <= h->size;
}

/* The first picture begins behind the list of pictures. */
static bool is_icon(const struct head *h)
{
	uint32_t count = head_le16(h, 4);
	return count > 0 && count < 64 && head_byte(h, 9) == 0 && head_le32(h, 18) >= 6 + 16 * count &&
	       head_le32(h, 18) < h->size;
}

static bool is_riff(const struct head *h)
{
	static const str kinds[] = {STR_INIT("WEBPVP8"),  STR_INIT("WAVEfmt "), STR_INIT("AVI LIST"),
	                            STR_INIT("WAVEJUNK"), STR_INIT("WAVEbext"), STR_INIT("ACONanih"),
	                            STR_INIT("RMIDdata"), STR_INIT("sfbkLIST")};
	uint32_t size = head_le32(h, 4);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (head_has(h, 8, kinds[i]))
			return size + 8ull <= h->size + 1 && size > 12;
	return false;
}

static bool is_tiff_le(const struct head *h) { return head_le32(h, 4) >= 8 && head_le32(h, 4) < h->size; }
static bool is_tiff_be(const struct head *h) { return head_be32(h, 4) >= 8 && head_be32(h, 4) < h->size; }

static bool is_as_long_at_4(const struct head *h) { return head_be32(h, 4) == h->size; }
static bool is_as_long_le_at_8(const struct head *h) { return head_le32(h, 8) == h->size; }

/* ---- sound and film ---- */

/* ISO 14496-12: the first box is `ftyp`, a few brands long, and another box stands behind it. */
static bool is_mp4(const struct head *h)
{
	uint32_t size = head_be32(h, 0), next = head_be32(h, size);
	return size >= 16 && size <= 256 && size % 4 == 0 &&
	       (size >= h->bytes.n || next == 0 || next == 1 || next >= 8);
}

/* ID3v2, 3.1: version, revision, flags, then four bytes of seven bits. */
static bool is_id3(const struct head *h)
{
	uint32_t high = (head_byte(h, 6) | head_byte(h, 7) | head_byte(h, 8) | head_byte(h, 9)) & 0x80;
	return head_byte(h, 3) >= 2 && head_byte(h, 3) <= 4 && head_byte(h, 4) == 0 && (head_byte(h, 5) & 0x0f) == 0 &&
	       !high;
}

static bool is_ogg(const struct head *h) { return head_byte(h, 5) <= 7 && head_byte(h, 26) > 0; }

static bool is_aiff(const struct head *h) { return head_has(h, 8, S("AIF")) && head_be32(h, 4) + 8ull <= h->size + 1; }

/* ---- fonts ---- */

/* OpenType, "Table Directory": 16 times the largest power of two that is no more than the number of tables. */
static bool is_sfnt(const struct head *h)
{
	uint32_t tables = head_be16(h, 4), range = head_be16(h, 6), power = 1;
	while (power * 2 <= tables)
		power *= 2;
	return tables > 0 && tables < 128 && range == 16 * power && head_be32(h, 20) < h->size;
}

static bool is_collection(const struct head *h)
{
	return head_be16(h, 4) <= 2 && head_be32(h, 8) > 0 && head_be32(h, 12) < h->size;
}

static bool is_woff(const struct head *h) { return head_be32(h, 8) == h->size && head_be16(h, 12) > 0; }
static bool is_eot(const struct head *h) { return head_le32(h, 0) == h->size; }

/* ---- models in space ---- */

static bool is_dds(const struct head *h) { return head_le32(h, 4) == 124; }
static bool is_blend(const struct head *h) { return head_byte(h, 7) == '_' || head_byte(h, 7) == '-'; }

struct magics content_media(void)
{
	static const struct magic all[] = {
	        MAGIC(0, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", NULL),
	        MAGIC(0, "\xff\xd8\xff", is_jpeg),
	        MAGIC(0, "GIF8", is_gif),
	        MAGIC(0, "BM", is_bmp),
	        MAGIC(0, "\0\0\1\0", is_icon),
	        MAGIC(0, "\0\0\2\0", is_icon), /* a cursor */
	        MAGIC(0, "RIFF", is_riff),
	        MAGIC(0, "II*\0", is_tiff_le),
	        MAGIC(0, "MM\0*", is_tiff_be),
	        MAGIC(0, "icns", is_as_long_at_4),
	        MAGIC(0, "8BPS\0\1\0\0\0\0\0\0", NULL),
	        MAGIC(0, "\0\0\0\x0cjP  \r\n\x87\n", NULL),
	        MAGIC(0, "\0\0\0\x0cJXL \r\n\x87\n", NULL),
	        MAGIC(0, "\x76\x2f\x31\x01\2\0\0\0", NULL), /* OpenEXR */
	        MAGIC(4, "ftyp", is_mp4),
	        MAGIC(0, "ID3", is_id3),
	        MAGIC(0, "OggS\0", is_ogg),
	        MAGIC(0, "fLaC\0\0\0\x22", NULL),
	        MAGIC(0, "MThd\0\0\0\6\0", NULL),
	        MAGIC(0, "FORM", is_aiff),
	        MAGIC(0, "FLV\1\5\0\0\0\t", NULL),
	        MAGIC(0, "FLV\1\1\0\0\0\t", NULL),
	        MAGIC(0, "\x1a\x45\xdf\xa3\x01\0\0\0", NULL), /* Matroska, WebM */
	        MAGIC(0, "\x1a\x45\xdf\xa3\x9f\x42\x86\x81", NULL),
	        MAGIC(0, "\x1a\x45\xdf\xa3\xa3\x42\x86\x81", NULL),
	        MAGIC(0, "\x30\x26\xb2\x75\x8e\x66\xcf\x11", NULL), /* ASF */
	        MAGIC(0, "\0\1\0\0\0", is_sfnt),
	        MAGIC(0, "OTTO\0", is_sfnt),
	        MAGIC(0, "true\0", is_sfnt),
	        MAGIC(0, "ttcf\0", is_collection),
	        MAGIC(0, "wOFF", is_woff),
	        MAGIC(0, "wOF2", is_woff),
	        MAGIC(34, "LP", is_eot),
	        MAGIC(0, "glTF\2\0\0\0", is_as_long_le_at_8),
	        MAGIC(0, "DDS ", is_dds),
	        MAGIC(0, "\xabKTX 11\xbb\r\n\x1a\n", NULL),
	        MAGIC(0, "\xabKTX 20\xbb\r\n\x1a\n", NULL),
	        MAGIC(0, "BLENDER", is_blend),
	};
	return (struct magics){all, sizeof all / sizeof *all};
}
