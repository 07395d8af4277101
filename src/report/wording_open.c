/* What has to be done before the gate holds, in three kinds with words of their own: nobody may be told to revoke a
 * secret where none was found, or to fix what only has to be said. */
#include <stdlib.h>

#include "report/wording.h"

enum open_kind wording_stops_as(const struct judgement *j)
{
	if (!wording_blocks(j))
		return OPEN_NOT;
	if (j->verdict == VERDICT_UNPROVEN)
		return OPEN_ANSWER;
	return j->cause == CAUSE_ABSENT ? OPEN_SET_UP : OPEN_FIX;
}

static enum open_kind open_kind(const struct report *r, const struct judgement *j)
{
	return wording_has_finding(r, j->control) ? OPEN_NOT : wording_stops_as(j);
}

struct to_do wording_to_do(const struct report *r)
{
	struct to_do t = {.of = {[OPEN_FIX] = wording_tally(r).gating}};
	for (size_t i = 0; i < r->n_controls; i++)
		t.of[open_kind(r, &r->controls[i])]++;
	return t;
}

struct ranked {
	const struct judgement *j;
	enum severity severity;
};

static int worse(const void *x, const void *y)
{
	const struct ranked *a = x, *b = y;
	bool a_none = a->j->control->claim_up_to == TIER_NONE, b_none = b->j->control->claim_up_to == TIER_NONE;
	if (a->severity != b->severity)
		return a->severity > b->severity ? -1 : 1;
	if (a_none != b_none)
		return a_none ? -1 : 1;
	return a->j < b->j ? -1 : a->j > b->j;
}

struct open_list wording_open(const struct report *r, enum open_kind kind, struct arena *a)
{
	struct ranked *ranked = arena_array(a, struct ranked, r->n_controls);
	size_t n = 0;
	for (size_t i = 0; i < r->n_controls; i++)
		if (open_kind(r, &r->controls[i]) == kind)
			ranked[n++] =
			        (struct ranked){&r->controls[i], control_severity(r->controls[i].control, r->tier)};
	if (n)
		qsort(ranked, n, sizeof *ranked, worse);
	struct open_list out = {arena_array(a, const struct judgement *, n), n};
	for (size_t i = 0; i < n; i++)
		out.at[i] = ranked[i].j;
	return out;
}

static bool has_place(const struct evidence *e) { return e->path.n && !str_eq(e->path, S(".")); }

static void place(struct buf *b, const struct evidence *e)
{
	if (!has_place(e))
		return;
	buf_printf(b, " (%.*s", STR_ARG(e->path));
	if (e->line)
		buf_printf(b, ":%u", e->line);
	buf_byte(b, ')');
}

/* Whose word lifts nothing has to be looked at, door by door. */
bool wording_leaves_open(const struct judgement *j)
{
	bool any = false;
	for (size_t i = 0; i < j->n_undecided; i++)
		any = any || has_place(&j->undecided[i]);
	return any && j->verdict == VERDICT_FAIL && j->gates && j->control->claim_up_to == TIER_NONE;
}

void wording_undecided(struct buf *b, const struct judgement *j, size_t most)
{
	size_t told = 0;
	for (size_t i = 0; i < j->n_undecided && told < most; i++) {
		const struct evidence *e = &j->undecided[i];
		if (!has_place(e))
			continue;
		buf_add(b, told++ ? S("; ") : S(""));
		buf_add(b, str_trim(e->what));
		place(b, e);
	}
	if (j->all_undecided > told)
		buf_printf(b, "; and %zu more", j->all_undecided - told);
}

void wording_open_says(struct buf *b, const struct judgement *j, enum open_kind kind)
{
	const struct control *c = j->control;
	bool asks = kind == OPEN_ANSWER && c->question.n;
	if (asks)
		buf_add(b, str_trim(c->question));
	if (asks && j->cause != CAUSE_UNREAD)
		return;
	if (asks)
		buf_add(b, S(" Not known here: "));
	buf_add(b, str_trim(j->why.n ? j->why : c->title));
	if (j->n_evidence)
		place(b, &j->evidence[0]);
	if (asks && j->n_evidence > 1)
		buf_printf(b, ", and %zu more%s", j->n_evidence - 1, j->n_evidence == EVIDENCE_MAX ? " at least" : "");
}

void wording_open_full(struct buf *b, const struct judgement *j, enum open_kind kind)
{
	wording_open_says(b, j, kind);
	if (kind != OPEN_ANSWER && j->control->fix.n)
		buf_printf(b, ". %.*s", STR_ARG(str_trim(j->control->fix)));
}

str wording_open_kind(enum open_kind kind)
{
	static const str names[OPEN_KINDS] = {[OPEN_FIX] = STR_INIT("to fix"),
	                                      [OPEN_SET_UP] = STR_INIT("not set up yet"),
	                                      [OPEN_ANSWER] = STR_INIT("to answer")};
	return names[kind];
}

bool wording_lacks(struct buf *b, const struct report *r, str section, struct buf *command)
{
	const struct control *first = NULL;
	bool form = false;
	for (size_t i = 0; i < r->n_controls; i++) {
		const struct control *c = r->controls[i].control;
		if (!str_eq(c->section, section) || open_kind(r, &r->controls[i]) != OPEN_SET_UP)
			continue;
		buf_add(b, first ? S(", ") : S(""));
		buf_add(b, c->lacks);
		first = first ? first : c;
		form = form || c->answer.n;
	}
	if (first && form && !r->has_manifest)
		buf_add(command, S("microaudit init"));
	else if (first)
		buf_printf(command, "microaudit explain %.*s", STR_ARG(first->id));
	return first;
}
