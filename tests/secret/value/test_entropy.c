/* Known values of Shannon's formula. */
#include <criterion/criterion.h>

#include "secret/value/entropy.h"

Test(entropy, known_values)
{
	cr_assert_float_eq(entropy_of(S("aaaa")), 0, 1e-3);
	cr_assert_float_eq(entropy_of(S("abcd")), 2, 1e-3);
	cr_assert_float_eq(entropy_of(S("aab")), 0.9183, 1e-3);
	cr_assert_float_eq(entropy_of(S("")), 0, 1e-3);
}
