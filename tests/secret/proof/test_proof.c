/* The table of checks: sorted, complete, and quiet about names it does not know. */
#include <criterion/criterion.h>

#include "secret/proof/proof.h"

Test(proof, names_are_sorted_and_found)
{
	for (size_t i = 0; i < proof_count; i++) {
		cr_assert(proof_find(proof_names[i]));
		if (i)
			cr_assert_lt(str_cmp(proof_names[i - 1], proof_names[i]), 0);
	}
	cr_assert_null(proof_find(S("crc33")));
}

/* Every check gets whatever a pattern let through: nothing at all, and every byte there is. */
Test(proof, any_bytes_are_survived)
{
	struct arena a = {0};
	char bytes[300];
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (char)i;
	for (size_t i = 0; i < proof_count; i++)
		for (size_t n = 0; n <= sizeof bytes; n += 25) {
			struct proof_input in = {.value = str_at(bytes, n), .as_of = S("2026-11-23")};
			struct proof out = {0};
			proof_find(proof_names[i])(&in, &a, &out);
			cr_assert_neq(out.result, PROOF_PASS);
		}
	arena_free(&a);
}

/* Text rules and rules of structures take one step for a failure, not two. */
Test(proof, confidence_follows_what_was_proven)
{
	static const struct {
		enum confidence own, text, guess; /* the rule's own; then of a provider's rule and of a generic one */
		struct proof proof;
	} rows[] = {
	        {CONFIDENCE_MEDIUM, CONFIDENCE_MEDIUM, CONFIDENCE_MEDIUM, {.result = PROOF_NONE}},
	        {CONFIDENCE_MEDIUM, CONFIDENCE_CERTAIN, CONFIDENCE_HIGH, {.result = PROOF_PASS}},
	        {CONFIDENCE_HIGH, CONFIDENCE_MEDIUM, CONFIDENCE_MEDIUM, {.result = PROOF_FAIL}},
	        {CONFIDENCE_LOW, CONFIDENCE_LOW, CONFIDENCE_LOW, {.result = PROOF_FAIL}},
	        {CONFIDENCE_MEDIUM, CONFIDENCE_HIGH, CONFIDENCE_HIGH, {.strong = true}},
	        {CONFIDENCE_HIGH, CONFIDENCE_LOW, CONFIDENCE_LOW, {.result = PROOF_PASS, .faint = true}},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rule r = {.confidence = rows[i].own};
		cr_expect_eq(proof_confidence(&rows[i].proof, &r), rows[i].text, "%zu", i);
		r.generic = true;
		cr_expect_eq(proof_confidence(&rows[i].proof, &r), rows[i].guess, "%zu", i);
	}
}
