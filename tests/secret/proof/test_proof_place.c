/* Values known by their place: weak ones count, stand-ins and settings do not. */
#include <criterion/criterion.h>

#include "base/str.h"
#include "rules/example.h"
#include "secret/proof/proof.h"

static struct arena place_arena;

static struct proof place_judged(const char *check, const char *template)
{
	struct err err = {{0}};
	struct proof out = {0};
	str value;
	cr_assert(example_expand(str_of(template), 11, &place_arena, &value, &err), "%s", err.text);
	struct proof_input in = {.value = value, .match = value};
	proof_find(str_of(check))(&in, &place_arena, &out);
	return out;
}

struct place_case {
	const char *template;
	enum proof_result result;
};

static void place_all(const char *check, const struct place_case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct proof p = place_judged(check, cases[i].template);
		cr_expect_eq(p.result, cases[i].result, "%s: %s: %d, %.*s", check, cases[i].template, (int)p.result,
		             STR_ARG(p.note));
	}
}

Test(proof_place, passwords_count_though_they_are_weak)
{
	static const struct place_case cases[] = {
	        {"hunter2", PROOF_NONE},       {"letmein", PROOF_NONE},
	        {"Xk7{alnum:12}", PROOF_NONE}, {"correct horse battery staple", PROOF_NONE},
	        {"90210", PROOF_FAIL},
	};
	place_all("place-password", cases, sizeof cases / sizeof *cases);
}

Test(proof_place, stand_ins_and_settings_are_no_passwords)
{
	static const struct place_case cases[] = {
	        {"", PROOF_NOT_A_SECRET},
	        {"abc", PROOF_NOT_A_SECRET},
	        {"${DB_PASSWORD}", PROOF_NOT_A_SECRET},
	        {"changeme", PROOF_NOT_A_SECRET},
	        {"your_password", PROOF_NOT_A_SECRET},
	        {"xxxxxxxx", PROOF_NOT_A_SECRET},
	        {"op://vault/db/password", PROOF_NOT_A_SECRET},
	        {"/run/secrets/db", PROOF_NOT_A_SECRET},
	        {"1.2.3", PROOF_NOT_A_SECRET},
	};
	place_all("place-password", cases, sizeof cases / sizeof *cases);
}

Test(proof_place, keys_are_made_by_machines)
{
	static const struct place_case cases[] = {
	        {"{alnum:32}", PROOF_NONE},
	        {"{hex:40}", PROOF_NONE},
	        {"{uuid}", PROOF_NONE},
	        {"not-needed", PROOF_NOT_A_SECRET},
	        {"ollama", PROOF_NOT_A_SECRET},
	        {"{alnum:7}", PROOF_NOT_A_SECRET},
	        {"your-api-key-here", PROOF_NOT_A_SECRET},
	        {"https://api.acme.dev/v1", PROOF_NOT_A_SECRET},
	        {"30000", PROOF_NOT_A_SECRET},
	};
	place_all("place-key", cases, sizeof cases / sizeof *cases);
}

Test(proof_place, what_people_make_up_is_said_to_be_so)
{
	cr_assert(place_judged("place-password", "hunter{digit:1}").chosen);
	cr_assert_not(place_judged("place-password", "{alnum:24}").chosen);
	cr_assert_not(place_judged("place-key", "{alnum:32}").chosen);
}
