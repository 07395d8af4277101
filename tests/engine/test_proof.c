/* The table of checks: sorted, complete, and quiet about names it does not know. */
#include <criterion/criterion.h>

#include "engine/proof.h"

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
