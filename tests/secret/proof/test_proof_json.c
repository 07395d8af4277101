/* JSON Web Keys and Tink keysets: whole, cut, made up, and in the quotes of a program. */
#include <criterion/criterion.h>

#include "rules/example.h"
#include "secret/proof/proof.h"

static struct arena json_arena;

/* The template holds the value between two '^'; the match ends behind it, the rest is what comes after. */
static struct proof json_judged(const char *check, const char *template)
{
	struct err err = {{0}};
	struct proof out = {0};
	str text;
	cr_assert(example_expand(str_of(template), 21, &json_arena, &text, &err), "%s", err.text);
	size_t from = str_find(text, S("^"), 0), to = str_find(text, S("^"), from + 1);
	str head = arena_str(&json_arena, str_sub(text, 0, from)), value = str_sub(text, from + 1, to);
	struct proof_input in = {.value = value,
	                         .match = arena_printf(&json_arena, "%.*s%.*s\"", STR_ARG(head), STR_ARG(value)),
	                         .after = str_sub(text, to + 1, text.n)};
	proof_find(str_of(check))(&in, &json_arena, &out);
	return out;
}

struct json_case {
	const char *template;
	enum proof_result result;
};

static void json_all(const char *check, const struct json_case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct proof p = json_judged(check, cases[i].template);
		cr_expect_eq(p.result, cases[i].result, "%s: %d, %.*s", cases[i].template, (int)p.result,
		             STR_ARG(p.note));
	}
}

Test(proof_json, web_keys)
{
	static const struct json_case cases[] = {
	        {"{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"{b64url:42}A\",\"y\":\"{b64url:42}A\",\"d\":\"^{b64url:42}"
	         "A^\"}",
	         PROOF_PASS},
	        {"{\"d\":\"^{b64url:42}A^\",\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"{b64url:42}A\"}", PROOF_PASS},
	        {"{ kty: 'EC', crv: 'P-384', x: '{b64url:64}', y: '{b64url:64}', d: '^{b64url:64}^' }", PROOF_PASS},
	        {"{\\\"kty\\\":\\\"EC\\\",\\\"crv\\\":\\\"P-256\\\",\\\"x\\\":\\\"{b64url:42}A\\\",\\\"d\\\":\\\"^{"
	         "b64url:42}A^"
	         "\\\"}",
	         PROOF_PASS},
	        {"{\"kty\":\"RSA\",\"n\":\"{b64url:342}\",\"e\":\"AQAB\",\"d\":\"^{b64url:342}^\"}", PROOF_PASS},
	        {"{\"kty\":\"RSA\",\"n\":\"{b64url:342}\",\"e\":\"AQAB\",\"d\":\"^{b64url:171}^\"}", PROOF_FAIL},
	        {"{\"kty\":\"RSA\",\"e\":\"AQAB\",\"d\":\"^{b64url:342}^\"}", PROOF_FAIL},
	        {"{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"{b64url:42}A\",\"d\":\"^{b64url:30}^\"}", PROOF_FAIL},
	        {"{\"kty\":\"EC\",\"crv\":\"P-999\",\"x\":\"{b64url:42}A\",\"d\":\"^{b64url:42}A^\"}", PROOF_FAIL},
	        {"{\"kty\":\"oct\",\"k\":\"^{b64url:42}A^\"}", PROOF_NONE},
	        {"{\"kty\":\"oct\",\"k\":\"^{b64url:12}^\"}", PROOF_FAIL},
	        {"{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"{b64url:42}A\",\"d\":\"^{b64url:42}A^", PROOF_PASS},
	        {"\"d\":\"^{b64url:42}A^", PROOF_FAIL},
	};
	json_all("jwk", cases, sizeof cases / sizeof *cases);
}

Test(proof_json, web_keys_say_what_they_are)
{
	struct proof p =
	        json_judged("jwk", "{\"kty\":\"RSA\",\"n\":\"{b64url:342}\",\"e\":\"AQAB\",\"d\":\"^{b64url:342}^\"}");
	cr_expect(str_eq(p.note, S("a whole RSA key of 2048 bits, with its private part")), "%.*s", STR_ARG(p.note));
}

Test(proof_json, tink_keysets)
{
	/* AesGcmKey: field 3, 32 bytes; made of base64 whose first two bytes are the field's head */
	static const struct json_case cases[] = {
	        {"{\"typeUrl\":\"type.googleapis.com/google.crypto.tink.AesGcmKey\",\"value\":\"^GiB{b64:42}A==^\","
	         "\"keyMaterialType\":\"SYMMETRIC\"}",
	         PROOF_PASS},
	        {"{\"typeUrl\":\"type.googleapis.com/google.crypto.tink.AesGcmKey\",\"value\":\"^{base64:\\x}^\"}",
	         PROOF_FAIL},
	        {"{\"typeUrl\":\"x\",\"value\":\"^{b64:63}^\"}", PROOF_FAIL},
	};
	json_all("tink", cases, sizeof cases / sizeof *cases);
	struct proof p = json_judged("tink", "{\"typeUrl\":\"type.googleapis.com/google.crypto.tink.AesGcmKey\","
	                                     "\"value\":\"^{base64:\x1a\x10{alnum:16}}^\"}");
	cr_expect_eq(p.result, PROOF_PASS, "%.*s", STR_ARG(p.note));
	cr_expect(str_eq(p.note, S("a Tink key in clear text (AesGcmKey)")), "%.*s", STR_ARG(p.note));
}
