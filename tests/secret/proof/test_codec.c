/* Alphabets: RFC 4648 vectors, Bitcoin's base58, and what must be refused. */
#include <criterion/criterion.h>

#include "secret/proof/codec.h"

static bool decodes_to(enum codec_alphabet alphabet, const char *text, const char *want)
{
	struct arena a = {0};
	str got;
	bool same = codec_decode(alphabet, str_of(text), &a, &got) && str_eq(got, str_of(want));
	arena_free(&a);
	return same;
}

Test(codec, rfc_vectors)
{
	cr_assert(decodes_to(CODEC_BASE64, "Zm9vYmE=", "fooba"));
	cr_assert(decodes_to(CODEC_BASE64, "Zm9vYmE", "fooba"));
	cr_assert(decodes_to(CODEC_BASE64URL, "Zm9vYmFy", "foobar"));
	cr_assert(decodes_to(CODEC_BASE32, "MZXW6YTB", "fooba"));
	cr_assert(decodes_to(CODEC_BASE32, "MZXW6===", "foo"));
}

Test(codec, refuses_what_no_encoder_writes)
{
	cr_assert_not(decodes_to(CODEC_BASE64, "Zm9vYmE==", "fooba"));
	cr_assert_not(decodes_to(CODEC_BASE64, "Z", ""));
	cr_assert_not(decodes_to(CODEC_BASE64, "Zm9v-mE", "fooba"));
	cr_assert_not(decodes_to(CODEC_BASE32, "mzxw6ytb", "fooba"));
}

Test(codec, encodes_what_it_decodes)
{
	struct arena a = {0};
	for (size_t n = 0; n < 40; n++) {
		char bytes[40];
		str back;
		for (size_t i = 0; i < n; i++)
			bytes[i] = (char)(i * 89 + n * 7);
		for (enum codec_alphabet k = CODEC_BASE64; k <= CODEC_BASE32; k++) {
			str text = codec_encode(k, str_at(bytes, n), &a);
			cr_assert(codec_decode(k, text, &a, &back) && str_eq(back, str_at(bytes, n)));
		}
		str text;
		cr_assert(codec_base58_encode(str_at(bytes, n), &a, &text));
		cr_assert(codec_base58_decode(text, &a, &back) && str_eq(back, str_at(bytes, n)));
	}
	arena_free(&a);
}

Test(codec, base58)
{
	struct arena a = {0};
	str got;
	cr_assert(codec_base58_decode(S("2NEpo7TZRRrLZSi2U"), &a, &got));
	cr_assert(str_eq(got, S("Hello World!")));
	cr_assert_not(codec_base58_decode(S("2NEpo0"), &a, &got));
	arena_free(&a);
}
