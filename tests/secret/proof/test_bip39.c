/* The list itself: whole, in order, and no word begins like another. */
#include <criterion/criterion.h>

#include "base/hash.h"
#include "secret/proof/bip39.h"

Test(bip39, the_list_is_the_published_one)
{
	uint8_t digest[SHA256_SIZE];
	char hex[2 * SHA256_SIZE + 1], lines[16 << 10];
	size_t n = strlen(bip39_words);
	cr_assert_lt(n, sizeof lines - 2);
	for (size_t i = 0; i < n; i++)
		lines[i] = bip39_words[i];
	for (size_t i = 0; i < n; i++)
		lines[i] = lines[i] == ' ' ? '\n' : lines[i];
	lines[n] = '\n';
	hash_sha256(str_at(lines, n + 1), digest);
	hash_hex(digest, sizeof digest, hex);
	/* of english.txt as the standard publishes it */
	cr_expect_str_eq(hex, "2f5eed53a4727b4bf8880d8f3f199efc"
	                      "90e58503646d9ff8eff3a2ed3b24dbda");
}

Test(bip39, a_word_knows_its_number)
{
	cr_expect_eq(bip39_number(S("abandon")), 0);
	cr_expect_eq(bip39_number(S("ability")), 1);
	cr_expect_eq(bip39_number(S("zoo")), 2047);
	cr_expect_eq(bip39_number(S("zo")), -1);
	cr_expect_eq(bip39_number(S("zoom")), -1);
	cr_expect_eq(bip39_number(S("")), -1);
}
