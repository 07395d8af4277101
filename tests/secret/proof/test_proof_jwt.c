/* Tokens that say who issued them and until when: expiry against the day of the audit, roles, algorithms. */
#include <criterion/criterion.h>

#include "rules/example.h"
#include "secret/proof/proof.h"

static struct arena jwt_arena;

static struct proof jwt_judged(const char *header, const char *claims, const char *signature)
{
	struct err err = {{0}};
	struct proof out = {0};
	str value, text = arena_printf(&jwt_arena, "{base64url:%s}.{base64url:%s}.%s", header, claims, signature);
	cr_assert(example_expand(text, 1, &jwt_arena, &value, &err), "%s", err.text);
	struct proof_input in = {.value = value, .match = value, .as_of = S("2026-11-23")};
	proof_find(S("jwt"))(&in, &jwt_arena, &out);
	return out;
}

static const char jwt_hs256[] = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

Test(proof_jwt, structure)
{
	struct proof p = jwt_judged(jwt_hs256, "{\"sub\":\"7\"}", "{b64url:43}");
	cr_assert_eq(p.result, PROOF_PASS);
	cr_assert(str_eq(p.note, S("it never expires")));
	cr_assert_eq(jwt_judged(jwt_hs256, "{\"sub\":\"7\"}", "{b64url:42}").result, PROOF_FAIL);
	cr_assert_eq(jwt_judged(jwt_hs256, "[1]", "{b64url:43}").result, PROOF_FAIL);
	cr_assert_eq(jwt_judged("no json", "{\"sub\":\"7\"}", "{b64url:43}").result, PROOF_FAIL);
	cr_assert_eq(jwt_judged("{\"alg\":\"RS256\"}", "{}", "{b64url:342}").result, PROOF_PASS);
	cr_assert_eq(jwt_judged("{\"alg\":\"RS256\"}", "{}", "{b64url:43}").result, PROOF_FAIL);
}

Test(proof_jwt, expiry)
{
	/* 1795392000 is 2026-11-23 at midnight */
	struct proof yesterday = jwt_judged(jwt_hs256, "{\"exp\":1795391999}", "{b64url:43}");
	cr_assert_eq(yesterday.at_most, SEVERITY_LOW);
	cr_assert(str_eq(yesterday.note, S("expired on 2026-11-22")));
	struct proof today =
	        jwt_judged(jwt_hs256, "{\"exp\":1795392000,\"iss\":\"https://id.example.com\"}", "{b64url:43}");
	cr_assert_eq(today.at_most, SEVERITY_OFF);
	cr_assert(str_eq(today.note, S("issued by https://id.example.com, valid until 2026-11-23")));
}

Test(proof_jwt, unsigned_is_no_secret)
{
	cr_assert_eq(jwt_judged("{\"alg\":\"none\"}", "{\"sub\":\"7\"}", "").result, PROOF_NOT_A_SECRET);
}

Test(proof_jwt, supabase_roles)
{
	struct proof anon =
	        jwt_judged(jwt_hs256, "{\"iss\":\"supabase\",\"role\":\"anon\",\"exp\":2000000000}", "{b64url:43}");
	cr_assert(anon.is_public);
	struct proof service = jwt_judged(jwt_hs256, "{\"iss\":\"supabase\",\"role\":\"service_role\"}", "{b64url:43}");
	cr_assert_not(service.is_public);
	cr_assert_eq(service.result, PROOF_PASS);
	cr_assert(jwt_judged(jwt_hs256, "{\"iss\":\"other\",\"role\":\"anon\"}", "{b64url:43}").is_public);
	cr_assert(jwt_judged(jwt_hs256, "{\"sub\":\"1\",\"role\":\"anon\"}", "{b64url:43}").is_public);
	cr_assert_not(jwt_judged(jwt_hs256, "{\"iss\":\"other\",\"role\":\"user\"}", "{b64url:43}").is_public);
}
