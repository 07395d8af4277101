/* The rows of the checklist, over every combination of weights. */
#include "policy/decide.h"

#include <criterion/criterion.h>

/* What the manual says of each row, written a second time and in another way: from the last to the first, each later
 * statement taking the word from those before it. */
static struct decision decide_expected(const struct weights *w)
{
	bool whole = w->shown && !w->unread && !w->left_out && w->applies == TRUTH_TRUE;
	struct decision d = {8, VERDICT_UNPROVEN, BASIS_NONE, CAUSE_ASKED};
	if (w->absent == ABSENT_PASS)
		d = (struct decision){8, VERDICT_PASS, BASIS_SHOWN, CAUSE_NONE};
	if (w->absent == ABSENT_FAIL)
		d = (struct decision){8, w->launch ? VERDICT_FAIL : VERDICT_UNPROVEN, BASIS_NONE, CAUSE_ABSENT};
	if (w->claim)
		d = (struct decision){7, VERDICT_PASS, w->claim == CLAIM_ATTESTED ? BASIS_ATTESTED : BASIS_DECLARED,
		                      CAUSE_NONE};
	if (whole)
		d = (struct decision){6, VERDICT_PASS, w->by_word ? BASIS_DECLARED : BASIS_SHOWN, CAUSE_NONE};
	if (!w->claim &&
	    (w->unread || w->applies == TRUTH_UNKNOWN || (w->left_out && (w->shown || w->absent != ABSENT_ASK))))
		d = (struct decision){5, VERDICT_UNPROVEN, BASIS_NONE, CAUSE_UNREAD};
	if (w->violations == VIOLATIONS_WAIVED)
		d = (struct decision){4, VERDICT_EXCEPTED, BASIS_WAIVED, CAUSE_NONE};
	if (w->violations == VIOLATIONS_COUNT)
		d = (struct decision){3, VERDICT_FAIL, BASIS_NONE, CAUSE_VIOLATION};
	if (w->applies == TRUTH_FALSE)
		d = (struct decision){2, VERDICT_NOT_APPLICABLE, BASIS_NONE, CAUSE_NONE};
	if (w->off)
		d = (struct decision){1, VERDICT_NOT_APPLICABLE, BASIS_NONE, CAUSE_NONE};
	return d;
}

/* Calls f for each combination. */
static void decide_each(void (*f)(const struct weights *w))
{
	enum { ALL = 2 * 3 * 3 * 2 * 2 * 2 * 3 * 3 * 2 * 2 };
	for (unsigned i = 0; i < ALL; i++) {
		unsigned n = i;
		struct weights w = {0};
#define TAKE(field, type, base) w.field = (type)(n % (base)), n /= (base)
		TAKE(off, bool, 2);
		TAKE(applies, enum truth, 3);
		TAKE(violations, enum violations, 3);
		TAKE(unread, bool, 2);
		TAKE(left_out, bool, 2);
		TAKE(shown, bool, 2);
		TAKE(claim, enum claim, 3);
		TAKE(absent, enum control_absent, 3);
		TAKE(launch, bool, 2);
		TAKE(by_word, bool, 2);
#undef TAKE
		f(&w);
	}
}

static void decide_compare(const struct weights *w)
{
	struct decision is = decide(w), want = decide_expected(w);
	cr_assert(is.row == want.row && is.verdict == want.verdict && is.basis == want.basis && is.cause == want.cause,
	          "row %u instead of %u: off %d applies %d violations %d unread %d left out %d shown %d claim %d "
	          "absent %d "
	          "launch %d",
	          is.row, want.row, w->off, w->applies, w->violations, w->unread, w->left_out, w->shown, w->claim,
	          w->absent, w->launch);
}

Test(decide, every_combination_is_decided_as_the_rows_say) { decide_each(decide_compare); }

static bool decide_is_uncertain(const struct weights *w) { return w->applies == TRUTH_UNKNOWN || w->unread; }

/* What is not known makes neither of the three answers by itself. */
static void decide_uncertain(const struct weights *w)
{
	struct decision d = decide(w);
	if (w->off || !decide_is_uncertain(w))
		return;
	cr_assert(d.verdict != VERDICT_PASS || w->claim);
	cr_assert(d.verdict != VERDICT_FAIL || w->violations == VIOLATIONS_COUNT || w->claim == CLAIM_NONE);
	cr_assert(d.verdict != VERDICT_FAIL || d.cause == CAUSE_VIOLATION);
	cr_assert(d.verdict != VERDICT_NOT_APPLICABLE || w->applies == TRUTH_FALSE);
}

Test(decide, what_is_unknown_makes_no_pass_no_fail_and_does_not_excuse) { decide_each(decide_uncertain); }

/* An answer lifts a question and never a violation. */
static void decide_answered(const struct weights *w)
{
	if (w->off || w->applies == TRUTH_FALSE || w->violations != VIOLATIONS_COUNT)
		return;
	cr_assert_eq(decide(w).verdict, VERDICT_FAIL);
}

Test(decide, no_answer_lifts_a_violation) { decide_each(decide_answered); }
