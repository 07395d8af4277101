/* Placeholders: right sets and lengths, the same bytes for the same seed, and errors instead of silence. */
#include <criterion/criterion.h>

#include "rules/example.h"
#include "secret/proof/codec.h"

static struct arena example_arena;

static str expanded(const char *text, uint64_t seed)
{
	struct err err = {{0}};
	str out;
	cr_assert(example_expand(str_of(text), seed, &example_arena, &out, &err), "%s", err.text);
	return out;
}

Test(example, sets_and_lengths)
{
	str s = expanded("a{hex:40}b{HEX:2}{digit:3}", 1);
	cr_assert_eq(s.n, 47);
	for (size_t i = 1; i < 41; i++)
		cr_assert(memchr("0123456789abcdef", s.p[i], 16));
	cr_assert_eq(s.p[0], 'a');
	cr_assert_eq(s.p[41], 'b');
	cr_assert_eq(expanded("{uuid}", 3).n, 36);
}

Test(example, depends_on_seed_alone)
{
	cr_assert(str_eq(expanded("{alnum:20}", 7), expanded("{alnum:20}", 7)));
	cr_assert_not(str_eq(expanded("{alnum:20}", 7), expanded("{alnum:20}", 8)));
	cr_assert_not(str_eq(str_sub(expanded("{alnum:20}{alnum:20}", 7), 0, 20),
	                     str_sub(expanded("{alnum:20}{alnum:20}", 7), 20, 40)));
}

Test(example, text_is_encoded)
{
	cr_assert(str_eq(expanded("{base64:user:pass}", 1), S("dXNlcjpwYXNz")));
	cr_assert(str_eq(expanded("{base64url:{\"alg\":\"HS256\"}}", 1), S("eyJhbGciOiJIUzI1NiJ9")));
	str bytes, text = expanded("{base64:a\\n{digit:4}\\}}", 5);
	cr_assert(codec_decode(CODEC_BASE64, text, &example_arena, &bytes));
	cr_assert_eq(bytes.n, 7);
	cr_assert(str_starts(bytes, S("a\n")) && str_ends(bytes, S("}")));
}

Test(example, other_braces_stand)
{
	cr_assert(str_eq(expanded("{\"a\": {}}", 1), S("{\"a\": {}}")));
	cr_assert(str_eq(expanded("${VAR} {hex} {hex:x} {", 1), S("${VAR} {hex} {hex:x} {")));
	cr_assert(str_eq(expanded("{{hex:4}", 1), S("{hex:4}")));
}

Test(example, sums_belong_to_what_stands_in_front)
{
	str plain = expanded("ghp_{alnum:30}{sum:crc32-base62}", 9);
	str quoted = expanded("token: \"ghp_{alnum:30}{sum:crc32-base62}\"", 9);
	cr_assert_eq(plain.n, 40);
	cr_assert(str_eq(str_sub(quoted, 8, 48), plain));
	cr_assert_eq(expanded("x=ATATT3{alnum:20}={sum:atlassian-crc32}", 9).n, 37);
}

Test(example, keys)
{
	str block = expanded("{pem:RSA}", 2), line = expanded("{pemline:RSA}", 2);
	cr_assert(str_starts(block, S("-----"
	                              "BEGIN RSA ")));
	cr_assert(str_ends(block, S("KEY-----")));
	cr_assert_neq(str_find(block, S("\nMII"), 0), SIZE_MAX);
	cr_assert_eq(str_find(line, S("\n"), 0), SIZE_MAX);
	cr_assert_neq(str_find(line, S("\\nMII"), 0), SIZE_MAX);
}

Test(example, mistakes_are_errors)
{
	static const char *const bad[] = {"{sum:nothing}", "{sum:nkey}", "{pem:X}",
	                                  "{base64:{base64:{base64:{base64:{base64:x}}}}}"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct err err = {{0}};
		str out;
		cr_assert_not(example_expand(str_of(bad[i]), 1, &example_arena, &out, &err), "%s", bad[i]);
		cr_assert(err.text[0]);
	}
}
