/* C23: BIP-39 phrases. 12 to 24 words of 11 bits each hold a seed and the head of its SHA-256. English prose has such
 * words, too: only a phrase whose sum is right is one. */
#include "secret/proof/checks.h"

#include <stdint.h>

#include "base/hash.h"
#include "secret/proof/bip39.h"

enum { MOST_WORDS = 24, WORD_BITS = 11, BYTES = MOST_WORDS * WORD_BITS / 8 + 1 };

/* The next run of letters; what stands between two (blanks, quotes, commas) is skipped. */
static bool next_word(str *rest, str *word)
{
	size_t from = 0, end;
	while (from < rest->n && (rest->p[from] < 'a' || rest->p[from] > 'z'))
		from++;
	for (end = from; end < rest->n && rest->p[end] >= 'a' && rest->p[end] <= 'z'; end++)
		;
	*word = str_sub(*rest, from, end);
	*rest = str_sub(*rest, end, rest->n);
	return word->n > 0;
}

/* The words' numbers as one string of bits, the first bit first. 0 when a word is not of the list. Changes: how often a
 * word differs from the one before it. */
static size_t gather_bits(str phrase, uint8_t bytes[BYTES], unsigned *changes)
{
	size_t words = 0;
	int last = -1;
	str word;
	while (next_word(&phrase, &word)) {
		int number = words < MOST_WORDS ? bip39_number(word) : -1;
		if (number < 0)
			return 0;
		*changes += number != last;
		last = number;
		for (unsigned bit = 0; bit < WORD_BITS; bit++) {
			size_t at = words * WORD_BITS + bit;
			if (number >> (WORD_BITS - 1 - bit) & 1)
				bytes[at / 8] |= (uint8_t)(0x80 >> at % 8);
		}
		words++;
	}
	return words;
}

/* The words with one blank between two, however they were written. */
static str one_blank_each(str phrase, struct arena *a)
{
	char *text = arena_alloc(a, phrase.n + MOST_WORDS);
	size_t n = 0;
	str word;
	while (next_word(&phrase, &word)) {
		if (n)
			text[n++] = ' ';
		memcpy(text + n, word.p, word.n);
		n += word.n;
	}
	return str_at(text, n);
}

void proof_bip39(const struct proof_input *in, struct arena *a, struct proof *out)
{
	uint8_t bytes[BYTES] = {0}, digest[SHA256_SIZE];
	unsigned changes = 0;
	size_t words = gather_bits(in->value, bytes, &changes);
	proof_say(out, PROOF_NOT_A_SECRET, S("words, but no phrase of a wallet"));
	if (words < 12 || words % 3)
		return;
	if (changes < 3) { /* as test suites have it: one word over and over, then the one that makes the sum right */
		out->note = S("one word again and again: a phrase for tests");
		return;
	}
	size_t seed = words * WORD_BITS * 32 / 33 / 8, sum_bits = words / 3;
	hash_sha256(str_at((const char *)bytes, seed), digest);
	uint8_t mask = (uint8_t)(0xff << (8 - sum_bits));
	if ((digest[0] & mask) != (bytes[seed] & mask))
		return;
	proof_say(out, PROOF_PASS, arena_printf(a, "a phrase of %zu words whose checksum is right", words));
	out->is_public = sample_known(one_blank_each(in->value, a), &out->note);
}
