/* Base64, base32 and base58. The first two are the same walk over 6 or 5 bits at a time. */
#include "secret/proof/codec.h"

#include <stdint.h>

static const struct alphabet {
	const char *digits;
	unsigned bits;
	unsigned group; /* characters that hold a whole number of bytes: padding fills up to it */
} alphabets[] = {
        [CODEC_BASE64] = {"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", 6, 4},
        [CODEC_BASE64URL] = {"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", 6, 4},
        [CODEC_BASE32] = {"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 5, 8},
};
static const char base58[] = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/* Drops '=' at the end; false when there is any but not as many as the group wants. */
static bool unpad(str *text, unsigned group)
{
	size_t whole = text->n;
	while (text->n && whole - text->n < group && text->p[text->n - 1] == '=')
		text->n--;
	return whole == text->n || whole % group == 0;
}

bool codec_decode(enum codec_alphabet alphabet, str text, struct arena *a, str *bytes)
{
	const struct alphabet *with = &alphabets[alphabet];
	if (!unpad(&text, with->group))
		return false;
	size_t left = text.n * with->bits % 8;
	if (left >= with->bits) /* a whole character that carries nothing */
		return false;
	char *out = arena_alloc(a, text.n + 1);
	size_t n = 0;
	unsigned held = 0, bits = 0;
	for (size_t i = 0; i < text.n; i++) {
		const char *digit = text.p[i] ? strchr(with->digits, text.p[i]) : NULL;
		if (!digit)
			return false;
		held = held << with->bits | (unsigned)(digit - with->digits);
		bits += with->bits;
		if (bits >= 8) {
			bits -= 8;
			out[n++] = (char)(held >> bits & 0xff);
			held &= (1u << bits) - 1;
		}
	}
	*bytes = str_at(out, n);
	return true;
}

str codec_encode(enum codec_alphabet alphabet, str bytes, struct arena *a)
{
	const struct alphabet *with = &alphabets[alphabet];
	char *out = arena_alloc(a, bytes.n * 8 / with->bits + 5);
	size_t n = 0;
	unsigned held = 0, bits = 0;
	for (size_t i = 0; i < bytes.n; i++) {
		held = held << 8 | (unsigned char)bytes.p[i];
		for (bits += 8; bits >= with->bits; held &= (1u << bits) - 1)
			out[n++] = with->digits[held >> (bits -= with->bits)];
	}
	if (bits)
		out[n++] = with->digits[held << (with->bits - bits)];
	while (alphabet == CODEC_BASE64 && n % with->group)
		out[n++] = '=';
	return str_at(out, n);
}

enum { LONGEST = 256 };

/* Long multiplication: number = number * base + digit, big-endian, in the last *used of LONGEST bytes. */
static void shift_in(uint8_t number[LONGEST], size_t *used, unsigned base, unsigned limit, unsigned digit)
{
	unsigned carry = digit;
	for (size_t i = 0; i < *used || carry; i++) {
		carry += number[LONGEST - 1 - i] * base;
		number[LONGEST - 1 - i] = (uint8_t)(carry % limit);
		carry /= limit;
		if (i >= *used)
			*used = i + 1;
	}
}

bool codec_base58_decode(str text, struct arena *a, str *bytes)
{
	uint8_t number[LONGEST] = {0};
	size_t used = 0, zeros = 0;
	if (text.n > LONGEST)
		return false;
	while (zeros < text.n && text.p[zeros] == base58[0])
		zeros++;
	for (size_t i = zeros; i < text.n; i++) {
		const char *digit = text.p[i] ? strchr(base58, text.p[i]) : NULL;
		if (!digit)
			return false;
		shift_in(number, &used, 58, 256, (unsigned)(digit - base58));
	}
	char *out = arena_alloc(a, zeros + used + 1);
	memcpy(out + zeros, number + LONGEST - used, used);
	*bytes = str_at(out, zeros + used);
	return true;
}

bool codec_base58_encode(str bytes, struct arena *a, str *text)
{
	uint8_t number[LONGEST] = {0};
	size_t used = 0, zeros = 0;
	if (bytes.n > LONGEST / 2) /* a byte takes 1.37 digits */
		return false;
	while (zeros < bytes.n && bytes.p[zeros] == 0)
		zeros++;
	for (size_t i = zeros; i < bytes.n; i++)
		shift_in(number, &used, 256, 58, (unsigned char)bytes.p[i]);
	char *out = arena_alloc(a, zeros + used + 1);
	memset(out, base58[0], zeros);
	for (size_t i = 0; i < used; i++)
		out[zeros + i] = base58[number[LONGEST - used + i]];
	*text = str_at(out, zeros + used);
	return true;
}
