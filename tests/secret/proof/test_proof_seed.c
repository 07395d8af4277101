/* Seeds, scalars and the end of a shared access signature. */
#include <criterion/criterion.h>

#include "rules/example.h"
#include "secret/proof/proof.h"

static struct arena seed_arena;

static struct proof seed_judged(const char *check, const char *before, const char *template, const char *after)
{
	struct err err = {{0}};
	struct proof out = {0};
	str value;
	cr_assert(example_expand(str_of(template), 5, &seed_arena, &value, &err), "%s", err.text);
	struct proof_input in = {.value = value,
	                         .match = value,
	                         .before = str_of(before),
	                         .after = str_of(after),
	                         .as_of = S("2026-01-01")};
	proof_find(str_of(check))(&in, &seed_arena, &out);
	return out;
}

Test(proof_seed, one_time_password_seeds_say_their_strength)
{
	struct proof p = seed_judged("otp-seed", "", "{b32:32}", "");
	cr_expect_eq(p.result, PROOF_NONE);
	cr_expect(str_eq(p.note, S("a seed of 160 bits")), "%.*s", STR_ARG(p.note));
	cr_expect_eq(seed_judged("otp-seed", "", "{b32:16}", "").result, PROOF_NONE);
	cr_expect_eq(seed_judged("otp-seed", "", "{b32:8}", "").result, PROOF_FAIL);
	cr_expect_eq(seed_judged("otp-seed", "", "{b32:20}1189", "").result, PROOF_FAIL);
}

Test(proof_seed, vapid_private_keys_are_32_bytes)
{
	cr_expect_eq(seed_judged("vapid-private", "", "{b64url:42}A", "").result, PROOF_NONE);
	cr_expect_eq(seed_judged("vapid-private", "", "{b64url:42}B", "").result, PROOF_FAIL);
	cr_expect_eq(seed_judged("vapid-private", "", "{b64url:41}A", "").result, PROOF_FAIL);
	cr_expect_eq(seed_judged("vapid-private", "", "{b64url:41}!A", "").result, PROOF_FAIL);
}

Test(proof_seed, shared_access_signatures_end)
{
	static const struct {
		const char *before, *after, *note;
		enum severity at_most;
	} cases[] = {
	        {"https://a.blob.core.windows.net/c?sv=2022-11-02&se=2025-03-01T00:00:00Z&sp=r&sig=", "",
	         "expired on 2025-03-01", SEVERITY_LOW},
	        {"?sv=2022-11-02&sig=", "&se=2027-01-01T00%3A00%3A00Z&sp=r", "valid until 2027-01-01", SEVERITY_OFF},
	        {"?sv=2022-11-02&sig=", "\"\n", "", SEVERITY_OFF},
	        {"?se=2025-01-01&sig=x\n?sv=2022-11-02&sig=", "\"", "", SEVERITY_OFF},
	        {"?sv=2022-11-02&case=2025-01-01&se=soon&sig=", "", "", SEVERITY_OFF},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct proof p = seed_judged("azure-sas", cases[i].before, "{b64url:43}%3D", cases[i].after);
		cr_expect_eq(p.result, PROOF_NONE, "%zu", i);
		cr_expect(str_eq(p.note, str_of(cases[i].note)), "%zu: %.*s", i, STR_ARG(p.note));
		cr_expect_eq(p.at_most, cases[i].at_most, "%zu", i);
	}
	cr_expect_eq(seed_judged("azure-sas", "?sig=", "xxxxxxxxxxxxxxxxxxxxxxxx", "").result, PROOF_NOT_A_SECRET);
}
