/* Digests against published values; fingerprints against an independent HMAC. */
#include "base/hash.h"

#include <criterion/criterion.h>

static str hash_shown(const uint8_t *bytes, size_t n)
{
	static char hex[2 * SHA256_SIZE + 1];
	hash_hex(bytes, n, hex);
	return str_of(hex);
}

Test(hash, sha256)
{
	uint8_t out[SHA256_SIZE];
	hash_sha256(S("abc"), out);
	cr_expect(str_eq(hash_shown(out, 4), S("ba7816bf")));
	hash_sha256((str){0}, out);
	cr_expect(str_eq(hash_shown(out, 4), S("e3b0c442")));
}

Test(hash, crc32)
{
	cr_expect_eq(hash_crc32(S("123456789")), 0xcbf43926u);
	cr_expect_eq(hash_crc32((str){0}), 0);
}

/* Python: hmac.new(b"microaudit-fingerprint-1", b"secret\0…", "sha256").hexdigest()[:32] */
Test(hash, print_is_stable)
{
	static const struct {
		str parts[4];
		size_t n;
		const char *want;
	} cases[] = {
	        {{STR_INIT("secret"), STR_INIT("correct horse battery staple")}, 2, "ba809852274c3b5e94f061c3b74523ce"},
	        {{STR_INIT("secret"), STR_INIT("")}, 2, "b30eba7f439d25f7d06557850879dfea"},
	        {{STR_INIT("config"), STR_INIT("r"), STR_INIT("p"), STR_INIT("n")},
	         4,
	         "ac6dfc5847c1b82fb6af01b4a10f7284"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		uint8_t print[PRINT_SIZE];
		hash_print(cases[i].parts, cases[i].n, print);
		cr_expect(str_eq(hash_shown(print, PRINT_SIZE), str_of(cases[i].want)), "case %zu", i);
	}
}

Test(hash, table_spreads)
{
	cr_expect_eq(hash_table(S("a")), hash_table(S("a")));
	cr_expect_neq(hash_table(S("a")), hash_table(S("b")));
	cr_expect_neq(hash_table(S("")), hash_table(str_at("\0", 1)));
}
