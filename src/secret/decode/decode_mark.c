/* One pass over a text for what the escapes, the joined strings and the blocks begin with: pairs of bytes that seldom
 * stand together. It runs over every byte of every document, so sixteen are looked at in one step. */
#include <stdint.h>

#include "secret/decode/decoders.h"

enum {
	QUOTE = 1,     /* a quote, and what may lead to the next one */
	PERCENT = 2,   /* % and a hex digit */
	BACKSLASH = 4, /* \u \x, or the end of a line */
	ENTITY = 8,    /* &# &quot; &amp; */
	LINE_END = 16, /* ` and ^ at the end of a line */
	BLOCK = 32,    /* | and > at the end of a line, or with a sign behind */
	DOCUMENT = 64, /* << */
	SLASH = 128    /* :\ as in https:\/\/ */
};

static const uint8_t lead[256] = {
        ['"'] = QUOTE,    ['\''] = QUOTE, ['`'] = LINE_END, ['%'] = PERCENT,  ['&'] = ENTITY, ['\\'] = BACKSLASH,
        ['^'] = LINE_END, ['|'] = BLOCK,  ['>'] = BLOCK,    ['<'] = DOCUMENT, [':'] = SLASH};
static const uint8_t follow[256] = {[' '] = QUOTE,
                                    ['\t'] = QUOTE,
                                    ['\n'] = QUOTE | BACKSLASH | LINE_END | BLOCK,
                                    ['\r'] = QUOTE | BACKSLASH | LINE_END | BLOCK,
                                    ['+'] = QUOTE | BLOCK,
                                    ['.'] = QUOTE,
                                    ['&'] = QUOTE,
                                    ['|'] = QUOTE,
                                    ['\\'] = QUOTE | SLASH,
                                    ['-'] = BLOCK,
                                    ['0' ... '9'] = PERCENT,
                                    ['A' ... 'F'] = PERCENT,
                                    ['a'] = PERCENT | ENTITY,
                                    ['b' ... 'f'] = PERCENT,
                                    ['q'] = ENTITY,
                                    ['#'] = ENTITY,
                                    ['u'] = BACKSLASH,
                                    ['U'] = BACKSLASH,
                                    ['x'] = BACKSLASH,
                                    ['<'] = DOCUMENT};

static bool is_mark(const unsigned char *p) { return lead[p[0]] & follow[p[1]]; }

/* One bit pattern of 0xff for each of eight bytes that may be a lead. */
typedef unsigned char lanes __attribute__((vector_size(16)));

static void leads_in(const unsigned char *p, uint64_t words[2])
{
	lanes c;
	memcpy(&c, p, sizeof c);
	lanes low = c & 0x1f;
	lanes hit = (lanes)(low == 0x1c) | (lanes)(low == 0x1e) /* < \ | and > ^ */
	            | (lanes)(c - '%' < 3) | (lanes)(c == '"') | (lanes)(c == '`') | (lanes)(c == ':');
	memcpy(words, &hit, sizeof hit);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	words[0] = __builtin_bswap64(words[0]);
	words[1] = __builtin_bswap64(words[1]);
#endif
}

size_t decode_mark(str text, size_t from)
{
	const unsigned char *p = (const unsigned char *)text.p;
	for (; from + 17 <= text.n; from += 16) {
		uint64_t words[2];
		leads_in(p + from, words);
		for (size_t half = 0; half < 2; half++)
			while (words[half]) {
				unsigned byte = (unsigned)__builtin_ctzll(words[half]) / 8;
				if (is_mark(p + from + 8 * half + byte))
					return from + 8 * half + byte;
				words[half] &= ~((uint64_t)0xff << 8 * byte);
			}
	}
	while (from + 1 < text.n && !is_mark(p + from))
		from++;
	return from + 1 < text.n ? from : text.n;
}
