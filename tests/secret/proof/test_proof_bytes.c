/* Lists of numbers: keys are bytes without a pattern. */
#include <criterion/criterion.h>

#include "base/arena.h"
#include "secret/proof/proof.h"

static struct arena bytes_arena;

static enum proof_result bytes_judged(const char *text)
{
	struct proof_input in = {.value = str_of(text), .match = str_of(text)};
	struct proof out = {0};
	proof_find(S("bytes"))(&in, &bytes_arena, &out);
	return out.result;
}

/* 64 numbers: start, then each by `step` more than the one before it, and `jitter` of a made-up chance. */
static const char *bytes_list(unsigned start, unsigned step, unsigned jitter, const char *between)
{
	str out = S("");
	unsigned chance = 7;
	for (unsigned i = 0; i < 64; i++) {
		chance = chance * 1103515245 + 12345;
		unsigned number = (start + i * step + (jitter ? (chance >> 16) % jitter : 0)) % 256;
		out = arena_printf(&bytes_arena, "%.*s%s%u", STR_ARG(out), i ? between : "", number);
	}
	return arena_printf(&bytes_arena, "%.*s%c", STR_ARG(out), '\0').p;
}

Test(proof_bytes, random_bytes_pass)
{
	cr_expect_eq(bytes_judged(bytes_list(0, 0, 256, ",")), PROOF_PASS);
	cr_expect_eq(bytes_judged(bytes_list(9, 3, 256, ",\n  ")), PROOF_PASS);
}

Test(proof_bytes, patterns_and_numbers_too_large_are_none)
{
	cr_expect_eq(bytes_judged(bytes_list(0, 0, 0, ",")), PROOF_NOT_A_SECRET);
	cr_expect_eq(bytes_judged(bytes_list(1, 1, 0, ", ")), PROOF_NOT_A_SECRET);
	cr_expect_eq(bytes_judged(bytes_list(91, 73, 0, ",")), PROOF_NOT_A_SECRET);
	cr_expect_eq(bytes_judged(bytes_list(0, 0, 16, ",")), PROOF_NOT_A_SECRET);
	cr_expect_eq(bytes_judged("12,256,3,99,41,7,250,18,77,140,203,66,5,91,33,120"), PROOF_NOT_A_SECRET);
	cr_expect_eq(bytes_judged("12,99999999999999999999,3,99"), PROOF_NOT_A_SECRET);
	cr_expect_eq(bytes_judged(""), PROOF_NOT_A_SECRET);
}
