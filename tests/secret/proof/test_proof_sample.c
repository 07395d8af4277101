/* Published samples are known by their whole value, never by a part of it. */
#include <criterion/criterion.h>

#include "secret/proof/proof.h"

Test(proof_sample, whole_values_only)
{
	str what;
	cr_assert(sample_known(S("AKIA"
	                         "IOSFODNN7"
	                         "EXAMPLE"),
	                       &what));
	cr_assert_neq(str_find(what, S("AWS"), 0), (size_t)-1);
	cr_assert_not(sample_known(S("AKIA"
	                             "IOSFODNN8"
	                             "EXAMPLE"),
	                           &what));
	cr_assert_not(sample_known(S("EXAMPLE"), &what));
	cr_assert_not(sample_known(S(""), &what));
}

/* Bisection needs the list in order: its first and its last entry are found. */
Test(proof_sample, both_ends_of_the_list)
{
	str what;
	cr_assert(sample_known(S("your-256-bit-"
	                         "secret"),
	                       &what));
	cr_assert(sample_known(S("0x"
	                         "0000000000"
	                         "0000000000"
	                         "0000000000"
	                         "0000000000"),
	                       &what));
}
