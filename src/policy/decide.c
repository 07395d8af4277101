/* The rows, in order; the last one always holds. */
#include "policy/decide.h"

static bool is_off(const struct weights *w) { return w->off; }
static bool concerns_not(const struct weights *w) { return w->applies == TRUTH_FALSE; }
static bool is_violated(const struct weights *w) { return w->violations == VIOLATIONS_COUNT; }
static bool is_waived(const struct weights *w) { return w->violations == VIOLATIONS_WAIVED; }

/* What was left out by choice takes away what only a whole reading gives; it opens no question by itself. */
static bool is_unread(const struct weights *w)
{
	bool whole = w->shown || w->absent != ABSENT_ASK;
	bool open = w->unread || w->applies == TRUTH_UNKNOWN || (w->left_out && whole);
	return open && w->claim == CLAIM_NONE;
}

/* An answer may lift a question; it is no proof. */
static bool is_shown(const struct weights *w)
{
	return w->shown && !w->unread && !w->left_out && w->applies == TRUTH_TRUE;
}

static bool is_shown_by_word(const struct weights *w) { return is_shown(w) && w->by_word; }

static bool is_attested(const struct weights *w) { return w->claim == CLAIM_ATTESTED; }
static bool is_declared(const struct weights *w) { return w->claim == CLAIM_DECLARED; }
static bool lacks(const struct weights *w) { return w->absent == ABSENT_FAIL && w->launch; }
static bool lacks_yet(const struct weights *w) { return w->absent == ABSENT_FAIL; }
static bool may_lack(const struct weights *w) { return w->absent == ABSENT_PASS; }
static bool is_asked(const struct weights *w) { return w->absent == ABSENT_ASK; }

struct decision decide(const struct weights *w)
{
	static const struct {
		bool (*holds)(const struct weights *w);
		struct decision decision;
	} rows[] = {
	        {is_off, {1, VERDICT_NOT_APPLICABLE, BASIS_NONE, CAUSE_NONE}},
	        {concerns_not, {2, VERDICT_NOT_APPLICABLE, BASIS_NONE, CAUSE_NONE}},
	        {is_violated, {3, VERDICT_FAIL, BASIS_NONE, CAUSE_VIOLATION}},
	        {is_waived, {4, VERDICT_EXCEPTED, BASIS_WAIVED, CAUSE_NONE}},
	        {is_unread, {5, VERDICT_UNPROVEN, BASIS_NONE, CAUSE_UNREAD}},
	        {is_shown_by_word, {6, VERDICT_PASS, BASIS_DECLARED, CAUSE_NONE}},
	        {is_shown, {6, VERDICT_PASS, BASIS_SHOWN, CAUSE_NONE}},
	        {is_attested, {7, VERDICT_PASS, BASIS_ATTESTED, CAUSE_NONE}},
	        {is_declared, {7, VERDICT_PASS, BASIS_DECLARED, CAUSE_NONE}},
	        {lacks, {8, VERDICT_FAIL, BASIS_NONE, CAUSE_ABSENT}},
	        {lacks_yet, {8, VERDICT_UNPROVEN, BASIS_NONE, CAUSE_ABSENT}},
	        {may_lack, {8, VERDICT_PASS, BASIS_SHOWN, CAUSE_NONE}},
	        {is_asked, {8, VERDICT_UNPROVEN, BASIS_NONE, CAUSE_ASKED}},
	};
	size_t i = 0;
	while (i + 1 < sizeof rows / sizeof *rows && !rows[i].holds(w))
		i++;
	return rows[i].decision;
}
