/* Kinds of keys: all there, moved on by each draw, none by an unknown name. (proof_key tests that they are whole.) */
#include <criterion/criterion.h>

#include "rules/example_key.h"

Test(example_key, draws_move_on)
{
	struct arena a = {0};
	uint64_t state = 5;
	str first, second;
	cr_assert(example_key(S("EC"), &state, &a, &first));
	cr_assert(example_key(S("EC"), &state, &a, &second));
	cr_assert_not(str_eq(first, second));
	state = 5;
	cr_assert(example_key(S("EC"), &state, &a, &second));
	cr_assert(str_eq(first, second));
	cr_assert_not(example_key(S("ROT13"), &state, &a, &second));
	arena_free(&a);
}
