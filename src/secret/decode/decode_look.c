/* From digits to text, or to nothing. A short head is decoded first: an image, a hash or a word of a program is out
 * after a few characters. */
#include <stdint.h>

#include "base/ascii.h"
#include "base/utf.h"
#include "secret/decode/decoders.h"

enum { HEAD = 48 };

/* The value of a digit of either alphabet and one more; 0: it is none. */
static const uint8_t base64[256] = {
        ['A'] = 1,  ['B'] = 2,  ['C'] = 3,  ['D'] = 4,  ['E'] = 5,  ['F'] = 6,  ['G'] = 7,  ['H'] = 8,  ['I'] = 9,
        ['J'] = 10, ['K'] = 11, ['L'] = 12, ['M'] = 13, ['N'] = 14, ['O'] = 15, ['P'] = 16, ['Q'] = 17, ['R'] = 18,
        ['S'] = 19, ['T'] = 20, ['U'] = 21, ['V'] = 22, ['W'] = 23, ['X'] = 24, ['Y'] = 25, ['Z'] = 26, ['a'] = 27,
        ['b'] = 28, ['c'] = 29, ['d'] = 30, ['e'] = 31, ['f'] = 32, ['g'] = 33, ['h'] = 34, ['i'] = 35, ['j'] = 36,
        ['k'] = 37, ['l'] = 38, ['m'] = 39, ['n'] = 40, ['o'] = 41, ['p'] = 42, ['q'] = 43, ['r'] = 44, ['s'] = 45,
        ['t'] = 46, ['u'] = 47, ['v'] = 48, ['w'] = 49, ['x'] = 50, ['y'] = 51, ['z'] = 52, ['0'] = 53, ['1'] = 54,
        ['2'] = 55, ['3'] = 56, ['4'] = 57, ['5'] = 58, ['6'] = 59, ['7'] = 60, ['8'] = 61, ['9'] = 62, ['+'] = 63,
        ['-'] = 63, ['/'] = 64, ['_'] = 64};

/* At most `most` bytes of what the digits say. Line breaks, also the written ones (\n), and blanks carry nothing. */
static str decode_digits(str digits, unsigned bits, size_t most, char *out)
{
	size_t n = 0;
	unsigned held = 0, have = 0;
	for (size_t i = 0; i < digits.n && n < most; i++) {
		unsigned char c = (unsigned char)digits.p[i];
		int digit = bits == 6 ? base64[c] - 1 : ascii_hex((char)c);
		if (c == '\\')
			i++;
		if (digit < 0)
			continue;
		held = held << bits | (unsigned)digit;
		have += bits;
		if (have >= 8) {
			have -= 8;
			out[n++] = (char)(held >> have & 0xff);
			held &= (1u << have) - 1;
		}
	}
	return str_at(out, n);
}

/* Bytes at the start of s that are text: printable, UTF-8. */
static size_t text_length(str s)
{
	size_t at = 0, length;
	while (at < s.n) {
		unsigned char c = (unsigned char)s.p[at];
		length = 1;
		if ((c < 0x20 && !ascii_in("\t\n\r\f\x1b", (char)c)) || c == 0x7f ||
		    (c >= 0x80 && utf_next(str_sub(s, at, s.n), &length) < 0x80))
			break;
		at += length;
	}
	return at;
}

/* Characters at the start of s that are text as Windows writes it: a zero behind each. */
static size_t wide_length(str s)
{
	size_t n = 0;
	while (2 * n + 1 < s.n && s.p[2 * n + 1] == 0 &&
	       ((s.p[2 * n] >= 0x20 && s.p[2 * n] < 0x7f) || ascii_in("\t\n\r", s.p[2 * n])))
		n++;
	return n;
}

static bool is_head(str head, bool all)
{
	enum { CUT = 3 }; /* bytes of a character that the end of the head may cut off */
	size_t plain = text_length(head), wide = wide_length(head);
	return plain + (all ? 0 : CUT) >= head.n || wide >= head.n / 2;
}

static str text_of(str bytes, size_t least)
{
	size_t wide = wide_length(bytes), plain = text_length(bytes);
	if (wide > plain) {
		char *out = (char *)(uintptr_t)bytes.p; /* ours, and it only shrinks */
		for (size_t i = 0; i < wide; i++)
			out[i] = bytes.p[2 * i];
		plain = wide;
	}
	return plain >= least ? str_sub(bytes, 0, plain) : S("");
}

static str decode_run(str digits, unsigned bits, size_t least, struct arena *a)
{
	char head[HEAD];
	str begin = decode_digits(digits, bits, HEAD, head);
	if (begin.n < least || !is_head(begin, begin.n < HEAD))
		return S("");
	size_t most = digits.n * bits / 8 + 1;
	return text_of(decode_digits(digits, bits, most, arena_alloc(a, most)), least);
}

bool decode_base64_glance(const char *four)
{
	uint32_t bits = 0;
	for (unsigned i = 0; i < 4; i++)
		bits = bits << 6 | (uint32_t)((base64[(unsigned char)four[i]] - 1) & 63);
	uint8_t first = bits >> 16 & 0xff, second = bits >> 8 & 0xff;
	bool plain = (first >= 0x20 && first < 0x7f) || (first >= '\t' && first <= '\r');
	bool wide = first >= 0xc2 && first < 0xf5 && (second & 0xc0) == 0x80;
	return wide || (plain && (second == 0 || (second >= 0x20 && second < 0x7f) || second >= 0xc2 ||
	                          (second >= '\t' && second <= '\r')));
}

str decode_base64_text(str digits, size_t least, struct arena *a) { return decode_run(digits, 6, least, a); }
str decode_hex_text(str digits, size_t least, struct arena *a) { return decode_run(digits, 4, least, a); }
