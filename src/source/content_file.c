/* Programs, archives and data. What is not here is searched, also where it is no text: databases (SQLite), property
 * lists, pickles, serialised objects and dumps of memory hold the strings that a program was given, as they are. */
#include "content_int.h"

#define BINARY(at, lit, shape)                                                                                         \
	{                                                                                                              \
		STR_INIT(lit), at, CONTENT_BINARY, shape                                                               \
	}
#define ARCHIVE(at, lit, shape)                                                                                        \
	{                                                                                                              \
		STR_INIT(lit), at, CONTENT_ARCHIVE, shape                                                              \
	}

/* ---- programs ---- */

/* Class, byte order and version, then a header as long as one of its class. */
static bool is_elf(const struct head *h)
{
	uint32_t class = head_byte(h, 4), order = head_byte(h, 5);
	size_t at = class == 2 ? 52 : 40;
	uint32_t header = order == 2 ? head_be16(h, at) : head_le16(h, at);
	return (class == 1 || class == 2) && (order == 1 || order == 2) && head_byte(h, 6) == 1 &&
	       header == (class == 2 ? 64 : 52);
}

/* The commands behind the header lie within the file. */
static bool is_macho_le(const struct head *h)
{
	return head_le32(h, 12) <= 12 && head_le32(h, 16) < 4096 && head_le32(h, 20) < h->size;
}
static bool is_macho_be(const struct head *h)
{
	return head_be32(h, 12) <= 12 && head_be32(h, 16) < 4096 && head_be32(h, 20) < h->size;
}

/* Java's and a fat program's magic are one: a few architectures, or a version of the class format (1.1 is 45). */
static bool is_class_or_fat(const struct head *h)
{
	uint32_t major = head_be16(h, 6);
	bool fat = head_be32(h, 4) > 0 && head_be32(h, 4) < 32 && head_be32(h, 16) < h->size;
	return fat || (major >= 45 && major < 100 && head_be16(h, 8) > 0);
}

static bool is_pe(const struct head *h)
{
	uint32_t at = head_le32(h, 0x3c);
	return at >= 0x40 && (head_has(h, at, S("PE\0\0")) || (at >= h->bytes.n && at < h->size));
}

/* CPython: the version's number and CR LF, since 3.7 flags, then a marshalled code object behind 12 or 16 bytes. */
static bool is_pyc(const struct head *h)
{
	uint32_t number = head_le16(h, 0);
	bool code = false;
	for (size_t at = 8; at <= 16; at += 4)
		code = code || (head_byte(h, at) & 0x7f) == 'c';
	return number >= 3000 && number < 4000 && head_le32(h, 4) <= 3 && code;
}

static bool is_lua(const struct head *h) { return head_byte(h, 4) >= 0x50 && head_byte(h, 4) < 0x60; }
static bool is_dex(const struct head *h) { return head_byte(h, 7) == 0 && head_le32(h, 32) <= h->size; }

/* ---- archives ---- */

/* A local header: version, method, and a name that ends within the head. */
static bool is_zip(const struct head *h)
{
	uint32_t version = head_le16(h, 4), method = head_le16(h, 8), name = head_le16(h, 26);
	return (version & 0xff) < 100 && method < 100 && name > 0 && name < 4096 && h->size > 30u + name;
}
static bool is_gzip(const struct head *h) { return (head_byte(h, 3) & 0xe0) == 0 && h->size >= 18; }
static bool is_bzip2(const struct head *h)
{
	return head_byte(h, 3) >= '1' && head_byte(h, 3) <= '9' && head_has(h, 4, S("1AY&SY"));
}
static bool is_zstd(const struct head *h) { return (head_byte(h, 4) & 8) == 0 && h->size > 8; }
static bool is_ar(const struct head *h) { return head_has(h, 66, S("`\n")) || h->size == 8; }

/* POSIX: the sum of the first 512 bytes, those of the sum itself taken for blanks, stands there in octal. */
static bool is_tar(const struct head *h)
{
	uint32_t sum = 0, said = 0;
	if (h->bytes.n < 512)
		return false;
	for (size_t i = 0; i < 512; i++)
		sum += i >= 148 && i < 156 ? ' ' : head_byte(h, i);
	for (size_t i = 148; i < 156; i++)
		if (head_byte(h, i) >= '0' && head_byte(h, i) <= '7')
			said = said * 8 + (head_byte(h, i) - '0');
	return said == sum;
}

static bool is_cab(const struct head *h) { return head_le32(h, 8) == h->size; }

/* ---- data ---- */

static bool is_parquet(const struct head *h)
{
	return h->size > 12 && (h->bytes.n < h->size || str_ends(h->bytes, S("PAR1")));
}
static bool is_pdf(const struct head *h) { return head_byte(h, 5) == '1' || head_byte(h, 5) == '2'; }

/* Weights: a length, then a JSON object of that length, then numbers. */
static bool is_safetensors(const struct head *h)
{
	uint32_t length = head_le32(h, 0);
	return head_le32(h, 4) == 0 && length > 2 && length < 100u << 20 && length + 8ull < h->size;
}
static bool is_gguf(const struct head *h) { return head_le32(h, 4) > 0 && head_le32(h, 4) < 16; }
static bool is_git_pack(const struct head *h) { return head_be32(h, 4) == 2 || head_be32(h, 4) == 3; }

struct magics content_files(void)
{
	static const struct magic all[] = {
	        BINARY(0,
	               "\x7f"
	               "ELF",
	               is_elf),
	        BINARY(0, "\xce\xfa\xed\xfe", is_macho_le),
	        BINARY(0, "\xcf\xfa\xed\xfe", is_macho_le),
	        BINARY(0, "\xfe\xed\xfa\xce", is_macho_be),
	        BINARY(0, "\xfe\xed\xfa\xcf", is_macho_be),
	        BINARY(0, "\xca\xfe\xba\xbe", is_class_or_fat),
	        BINARY(0, "MZ", is_pe),
	        BINARY(2, "\r\n", is_pyc),
	        BINARY(0, "\0asm\1\0\0\0", NULL),
	        BINARY(0, "BC\xc0\xde", NULL), /* LLVM's bitcode */
	        BINARY(0, "\x1bLua", is_lua),
	        BINARY(0, "dex\n0", is_dex),
	        ARCHIVE(0, "PK\3\4", is_zip),
	        ARCHIVE(0, "PK\5\6\0\0\0\0\0\0\0\0", NULL), /* one without files */
	        ARCHIVE(0, "\x1f\x8b\x08", is_gzip),
	        ARCHIVE(0, "BZh", is_bzip2),
	        ARCHIVE(0, "\xfd\x37zXZ\0\0", NULL),
	        ARCHIVE(0, "\x28\xb5\x2f\xfd", is_zstd),
	        ARCHIVE(0, "\x04\x22\x4d\x18", NULL), /* lz4 */
	        ARCHIVE(0, "7z\xbc\xaf\x27\x1c\0", NULL),
	        ARCHIVE(0, "Rar!\x1a\x07\0", NULL),
	        ARCHIVE(0, "Rar!\x1a\x07\1\0", NULL),
	        ARCHIVE(0, "!<arch>\n", is_ar),
	        ARCHIVE(257, "ustar", is_tar),
	        ARCHIVE(0, "MSCF\0\0\0\0", is_cab),
	        ARCHIVE(0, "\xed\xab\xee\xdb\3\0", NULL),            /* rpm */
	        ARCHIVE(32769, "CD001\1", NULL),                     /* an image of a disc */
	        BINARY(0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", NULL), /* office files before 2007, msi */
	        BINARY(0, "%PDF-", is_pdf),
	        BINARY(0, "PAR1", is_parquet),
	        BINARY(0, "\x89HDF\r\n\x1a\n", NULL),
	        BINARY(0, "\x93NUMPY\1\0", NULL),
	        BINARY(8, "{\"", is_safetensors),
	        BINARY(0, "GGUF", is_gguf),
	        BINARY(4, "TFL3", NULL),
	        BINARY(0, "PACK\0\0\0", is_git_pack),
	        BINARY(0, "\xfftOc\0\0\0\2", NULL),          /* git's index of a pack */
	        BINARY(0, "\xfe\xed\xfe\xed\0\0\0\2", NULL), /* Java's keystores */
	        BINARY(0, "\xce\xce\xce\xce\0\0\0\2", NULL),
	};
	return (struct magics){all, sizeof all / sizeof *all};
}
