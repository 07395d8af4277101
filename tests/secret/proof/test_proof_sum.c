/* Checksums: what proof_complete() makes passes, one changed character fails. Known good tokens, revoked long ago, are
 * not kept here; the facts table says on which ones each rule was found. */
#include <criterion/criterion.h>

#include "rules/example.h"
#include "secret/proof/proof.h"

static struct arena sum_arena;

static enum proof_result sum_result(const char *name, str value)
{
	struct proof_input in = {.value = value, .match = value, .as_of = S("2026-11-23")};
	struct proof out = {0};
	proof_find(str_of(name))(&in, &sum_arena, &out);
	return out.result;
}

static const struct {
	const char *name, *text;
} sum_forms[] = {
        {"crc32-base62", "ghp_{alnum:30}{sum:crc32-base62}"},
        {"crc32-base62", "npm_{alnum:30}{sum:crc32-base62}"},
        {"atlassian-crc32", "ATATT3xFfGF0{alnum:160}={sum:atlassian-crc32}"},
        {"atlassian-crc32", "ATBB{alnum:24}{sum:atlassian-crc32}"},
        {"grafana-crc32", "glsa_{alnum:32}_{sum:grafana-crc32}"},
        {"cloudflare-crc32", "cfut_{alnum:40}{sum:cloudflare-crc32}"},
        {"vercel-crc32", "vcp_{alnum:50}{sum:vercel-crc32}"},
        {"deno-crc32", "ddp_{alnum:30}{sum:deno-crc32}"},
        {"honeybadger-crc32", "hbp_{alnum:30}{sum:honeybadger-crc32}"},
        {"confluent-crc32", "cflt{b64:54}{sum:confluent-crc32}"},
        {"zuplo-crc32", "zpka_{lownum:32}_{sum:zuplo-crc32}"},
        {"castai-crc32", "castai_v1_{hex:64}_{sum:castai-crc32}"},
        {"gitlab-routable", "glpat-{b64url:27}.{sum:gitlab-routable}"},
        {"gitlab-routable", "glpat-{b64url:32}.01.{sum:gitlab-routable}"},
        {"gitlab-routable", "glrt-t1_{b64url:27}.01.{sum:gitlab-routable}"},
        {"age", "AGE-SECRET-KEY-1{bech32:52}{sum:age}"},
        {"base58check", "5J{b58:41}{sum:base58check}"},
        {"base58check", "Kx{b58:42}{sum:base58check}"},
        {"base58check", "xprv9s21{b58:95}{sum:base58check}"},
        {"nkey", "SU{b32:52}{sum:nkey}"},
};

Test(proof_sum, completed_passes_altered_fails)
{
	for (size_t i = 0; i < sizeof sum_forms / sizeof *sum_forms; i++)
		for (uint64_t seed = 0; seed < 20; seed++) {
			struct err err = {{0}};
			str token;
			cr_assert(example_expand(str_of(sum_forms[i].text), seed, &sum_arena, &token, &err), "%s: %s",
			          sum_forms[i].text, err.text);
			cr_assert_eq(sum_result(sum_forms[i].name, token), PROOF_PASS, "%s", sum_forms[i].text);
			char *altered = (char *)token.p + 20;
			*altered = *altered == 'A' ? 'B' : 'A';
			cr_assert_eq(sum_result(sum_forms[i].name, token), PROOF_FAIL, "%s", sum_forms[i].text);
		}
}

/* CRC-32 of "123456789" is 0xCBF43926 (the check value of every catalogue of CRCs). */
Test(proof_sum, spelled_as_published)
{
	str sum;
	cr_assert(proof_complete(S("atlassian-crc32"), S("123456789"), &sum_arena, &sum));
	cr_assert(str_eq(sum, S("CBF43926")));
}

Test(proof_sum, other_lengths_say_nothing)
{
	cr_assert_eq(sum_result("crc32-base62", S("ghr_short")), PROOF_NONE);
	cr_assert_eq(sum_result("crc32-base62", S("")), PROOF_NONE);
	cr_assert_eq(sum_result("gitlab-routable", S("glpat-x")), PROOF_NONE);
}

Test(proof_sum, blanks_to_fill_in_are_no_tokens)
{
	struct err err = {{0}};
	str token;
	cr_assert(example_expand(S("ghp_{alnum:36}"), 1, &sum_arena, &token, &err));
	memset((char *)token.p + 4, 'x', 36);
	cr_assert_eq(sum_result("crc32-base62", token), PROOF_NOT_A_SECRET);
	cr_assert_eq(sum_result("aws-key-id", S("AKIA"
	                                        "XXXXXXXXXXXXXXXX")),
	             PROOF_NOT_A_SECRET);
}
