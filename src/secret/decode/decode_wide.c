/* Text of wide characters among other bytes, and EBCDIC. A document that is UTF-16 or UTF-32 as a whole was decoded
 * before; what stands here begins behind other text, at an odd byte, or between the numbers of a program. */
#include <stdint.h>

#include "secret/decode/decoders.h"

enum { SHORTEST = 8 }; /* characters: a token, a short setting */

static bool is_text(str text, size_t at)
{
	unsigned char c = at < text.n ? (unsigned char)text.p[at] : 0;
	return (c >= 0x20 && c != 0x7f) || c == '\t' || c == '\n' || c == '\r';
}

/* Behind the end, too: a last byte that was cut off. */
static bool is_zero(str text, size_t at, size_t n)
{
	for (size_t i = at; i < at + n && i < text.n; i++)
		if (text.p[i])
			return false;
	return true;
}

/* Characters of `unit` bytes from start on, the zeros of each in front of it or behind it. */
static size_t count(str text, size_t start, unsigned unit, bool big)
{
	size_t n = 0, zeros = big ? 0 : 1, byte = big ? unit - 1 : 0;
	for (size_t at = start; is_text(text, at + byte) && is_zero(text, at + zeros, unit - 1); at += unit)
		n++;
	return n;
}

/* n characters, the first at start, the next `unit` bytes behind. */
static void give(struct view *v, size_t start, size_t n, unsigned unit)
{
	size_t stop = start + (n - 1) * unit + 1;
	if (!view_wants(v, start, stop))
		return;
	char *text = arena_alloc(v->d->a, n);
	for (size_t i = 0; i < n; i++)
		text[i] = v->of.p[start + i * unit];
	view_put(v, str_at(text, n), start, stop, unit == 2 ? DECODE_UTF16 : DECODE_UTF32);
	view_give(v);
}

/* What begins around the zero at z: its character in front of it, or behind. Between other text both may be; then both
 * are looked at. Returns where to go on; z when there is nothing. */
static size_t take(struct view *v, size_t z, unsigned unit)
{
	size_t little = z && is_text(v->of, z - 1) ? count(v->of, z - 1, unit, false) : 0;
	size_t big = count(v->of, z, unit, true), most = little > big ? little : big;
	if (most < SHORTEST)
		return z;
	if (little == most)
		give(v, z - 1, little, unit);
	if (big == most)
		give(v, z + unit - 1, big, unit);
	return z + (most - 1) * unit + 1;
}

void decode_wide(struct view *v)
{
	size_t n = v->of.n;
	for (size_t at = 0; at < n && !v->d->cut;) {
		const char *zero = memchr(v->of.p + at, 0, n - at);
		if (!zero)
			return;
		size_t z = (size_t)(zero - v->of.p), end = take(v, z, 2);
		end = end > z ? end : take(v, z, 4);
		at = end > z ? end : z + 1;
	}
}

/* ---- EBCDIC ---- */

/* Code pages 037 and 1047, which differ in brackets; both line ends. 0: no character of a text. */
static const char ebcdic[256] = {
        [0x05] = '\t', [0x0d] = '\r', [0x15] = '\n', [0x25] = '\n', [0x40] = ' ', [0x4b] = '.', [0x4c] = '<',
        [0x4d] = '(',  [0x4e] = '+',  [0x4f] = '|',  [0x50] = '&',  [0x5a] = '!', [0x5b] = '$', [0x5c] = '*',
        [0x5d] = ')',  [0x5e] = ';',  [0x5f] = '^',  [0x60] = '-',  [0x61] = '/', [0x6b] = ',', [0x6c] = '%',
        [0x6d] = '_',  [0x6e] = '>',  [0x6f] = '?',  [0x79] = '`',  [0x7a] = ':', [0x7b] = '#', [0x7c] = '@',
        [0x7d] = '\'', [0x7e] = '=',  [0x7f] = '"',  [0x81] = 'a',  [0x82] = 'b', [0x83] = 'c', [0x84] = 'd',
        [0x85] = 'e',  [0x86] = 'f',  [0x87] = 'g',  [0x88] = 'h',  [0x89] = 'i', [0x91] = 'j', [0x92] = 'k',
        [0x93] = 'l',  [0x94] = 'm',  [0x95] = 'n',  [0x96] = 'o',  [0x97] = 'p', [0x98] = 'q', [0x99] = 'r',
        [0xa1] = '~',  [0xa2] = 's',  [0xa3] = 't',  [0xa4] = 'u',  [0xa5] = 'v', [0xa6] = 'w', [0xa7] = 'x',
        [0xa8] = 'y',  [0xa9] = 'z',  [0xad] = '[',  [0xb0] = '^',  [0xba] = '[', [0xbb] = ']', [0xbd] = ']',
        [0xc0] = '{',  [0xc1] = 'A',  [0xc2] = 'B',  [0xc3] = 'C',  [0xc4] = 'D', [0xc5] = 'E', [0xc6] = 'F',
        [0xc7] = 'G',  [0xc8] = 'H',  [0xc9] = 'I',  [0xd0] = '}',  [0xd1] = 'J', [0xd2] = 'K', [0xd3] = 'L',
        [0xd4] = 'M',  [0xd5] = 'N',  [0xd6] = 'O',  [0xd7] = 'P',  [0xd8] = 'Q', [0xd9] = 'R', [0xe0] = '\\',
        [0xe2] = 'S',  [0xe3] = 'T',  [0xe4] = 'U',  [0xe5] = 'V',  [0xe6] = 'W', [0xe7] = 'X', [0xe8] = 'Y',
        [0xe9] = 'Z',  [0xf0] = '0',  [0xf1] = '1',  [0xf2] = '2',  [0xf3] = '3', [0xf4] = '4', [0xf5] = '5',
        [0xf6] = '6',  [0xf7] = '7',  [0xf8] = '8',  [0xf9] = '9'};

/* Letters and digits stand in the upper half; nearly every byte is a character, which no other encoding's text and no
 * noise reaches (a third of all bytes are). */
static bool is_ebcdic(str text)
{
	enum { LOOK = 4096, LEAST = 16 };
	size_t n = text.n < LOOK ? text.n : LOOK, known = 0, letters = 0;
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)text.p[i];
		known += ebcdic[c] != 0;
		letters += ebcdic[c] && c >= 0x80;
	}
	return n >= LEAST && known * 20 >= n * 19 && letters * 2 >= n;
}

void decode_ebcdic(struct view *v)
{
	if (v->in || v->of.n == 0 || !is_ebcdic(v->of))
		return;
	char *text = arena_alloc(v->d->a, v->of.n);
	for (size_t i = 0; i < v->of.n; i++) {
		char c = ebcdic[(unsigned char)v->of.p[i]];
		text[i] = c ? c : '\x1a';
	}
	view_put(v, str_at(text, v->of.n), 0, v->of.n, DECODE_EBCDIC);
	view_give(v);
}
