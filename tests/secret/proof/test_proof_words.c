/* Phrases of wallets, made here from random seeds by the rules of BIP-39, and what only looks like them. */
#include <criterion/criterion.h>

#include "base/arena.h"
#include "base/hash.h"
#include "secret/proof/bip39.h"
#include "secret/proof/proof.h"

static struct arena words_arena;

static str word_at(unsigned number)
{
	str rest = str_of(bip39_words), word;
	do
		str_cut(&rest, ' ', &word);
	while (number--);
	return word;
}

/* The phrase of a seed of so many words; `off` is added to the last word's number. */
static str phrase(size_t words, unsigned seed, unsigned off, const char *between)
{
	uint8_t bytes[33] = {0}, digest[SHA256_SIZE];
	size_t n = words / 3 * 4;
	for (size_t i = 0; i < n; i++)
		bytes[i] = (uint8_t)((seed = seed * 1103515245 + 12345) >> 16);
	hash_sha256(str_at((const char *)bytes, n), digest);
	bytes[n] = digest[0];
	str out = S("");
	for (size_t i = 0; i < words; i++) {
		unsigned number = 0;
		for (size_t bit = i * 11; bit < i * 11 + 11; bit++)
			number = number << 1 | (bytes[bit / 8] >> (7 - bit % 8) & 1);
		number = i + 1 == words ? (number + off) % 2048 : number;
		str word = word_at(number);
		out = arena_printf(&words_arena, "%.*s%s%.*s", STR_ARG(out), i ? between : "", STR_ARG(word));
	}
	return out;
}

static struct proof words_judged(str value)
{
	struct proof_input in = {.value = value, .match = value};
	struct proof out = {0};
	proof_find(S("bip39"))(&in, &words_arena, &out);
	return out;
}

Test(proof_words, phrases_of_every_length_pass)
{
	for (size_t words = 12; words <= 24; words += 3)
		for (unsigned seed = 1; seed < 20; seed++) {
			struct proof p = words_judged(phrase(words, seed, 0, seed % 2 ? " " : "\", \""));
			cr_assert_eq(p.result, PROOF_PASS, "%zu words, seed %u", words, seed);
			cr_assert_not(p.is_public);
		}
	struct proof p = words_judged(phrase(12, 3, 0, " "));
	cr_expect(str_eq(p.note, S("a phrase of 12 words whose checksum is right")), "%.*s", STR_ARG(p.note));
}

/* One in 2 to the number of checksum bits passes by chance, so only the lengths with enough of them are asked. */
Test(proof_words, a_wrong_last_word_is_no_phrase)
{
	unsigned passed = 0;
	for (unsigned seed = 1; seed < 40; seed++)
		passed += words_judged(phrase(24, seed, 1, " ")).result == PROOF_PASS;
	cr_expect_leq(passed, 1);
}

Test(proof_words, too_few_too_many_and_unknown_words)
{
	str whole = phrase(12, 9, 0, " "), longer = phrase(24, 9, 0, " "), cut = whole;
	while (cut.p[cut.n - 1] != ' ')
		cut.n--;
	cr_expect_eq(words_judged(cut).result, PROOF_NOT_A_SECRET);
	cr_expect_eq(words_judged(arena_printf(&words_arena, "%.*s zoo zoo zoo", STR_ARG(longer))).result,
	             PROOF_NOT_A_SECRET);
	cr_expect_eq(words_judged(arena_printf(&words_arena, "%.*s microaudit", STR_ARG(cut))).result,
	             PROOF_NOT_A_SECRET);
	cr_expect_eq(words_judged(S("")).result, PROOF_NOT_A_SECRET);
	cr_expect_eq(words_judged(S("please write down these twelve words and keep them where nobody looks")).result,
	             PROOF_NOT_A_SECRET);
}

Test(proof_words, one_word_over_and_over_is_a_test)
{
	cr_expect_eq(words_judged(S("abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon "
	                            "abandon about"))
	                     .result,
	             PROOF_NOT_A_SECRET);
}

Test(proof_words, published_vectors_are_public)
{
	struct proof p = words_judged(
	        S("legal\", \"winner\", \"thank\", \"year\", \"wave\", \"sausage\", \"worth\", \"useful\", "
	          "\"legal\", \"winner\", \"thank\", \"yellow"));
	cr_expect_eq(p.result, PROOF_PASS);
	cr_expect(p.is_public);
}
