/* From everything that is known about a control to the weights of policy/decide.h, and from the decision to what the
 * report says. */
#include "policy/judge.h"

#include <stdlib.h>

#include "policy/asked.h"
#include "policy/concern.h"
#include "policy/decide.h"
#include "policy/subjects.h"
#include "policy/verdict.h"

/* The first 20 are kept. */
static void note_place(struct bench *b, str path, unsigned line, str what)
{
	if (!b->evidence)
		b->evidence = arena_array(b->r->arena, struct evidence, EVIDENCE_MAX);
	if (b->j->n_evidence < EVIDENCE_MAX)
		b->evidence[b->j->n_evidence++] = (struct evidence){path, line, what};
	b->j->evidence = b->evidence;
}

/* What a control that fails leaves open all the same: who mends the one thing has to know of the other. */
static void note_undecided(struct bench *b, const struct statement *s)
{
	struct judgement *j = b->j;
	if (s->control != j->control || s->polarity != EVIDENCE_UNREAD || s->chosen)
		return;
	if (!b->undecided)
		b->undecided = arena_array(b->r->arena, struct evidence, UNDECIDED_MAX);
	if (j->n_undecided < UNDECIDED_MAX)
		b->undecided[j->n_undecided++] = (struct evidence){s->path, s->line, s->what};
	j->all_undecided++;
	j->undecided = b->undecided;
}

/* ---- what the findings of one control say ---- */

struct found {
	const struct finding *fresh, *known, *excepted; /* the worst of each, but of excepted the first */
};

static struct found look_up(struct bench *b)
{
	const struct report *r = b->r;
	struct found found = {0};
	for (size_t i = 0; i < r->n_findings; i++) {
		const struct finding *f = &r->findings[i];
		if (!finding_is_about(f, b->j->control))
			continue;
		if (f->state == STATE_EXCEPTED && !found.excepted)
			found.excepted = f;
		if (!verdict_decides(f, b->o))
			continue;
		const struct finding **worst = f->state == STATE_KNOWN ? &found.known : &found.fresh;
		if (!*worst || finding_order(f, *worst) < 0)
			*worst = f;
	}
	return found;
}

static void note_findings(struct bench *b)
{
	for (size_t i = 0; i < b->r->n_findings; i++) {
		const struct finding *f = &b->r->findings[i];
		if (finding_is_about(f, b->j->control) && verdict_decides(f, b->o))
			note_place(b, f->main.place.path, f->main.place.line, f->main.rule->title);
	}
}

/* ---- everything about one control ---- */

struct heard {
	struct weights weights;
	struct found found;
	struct subjects subjects;
	enum asked asked;
	bool hard;                    /* something was not read that nobody chose to leave out */
	str unread, chosen;           /* the first sentence of each */
	str shown, against, not_ours; /* likewise */
};

static void hear(struct heard *h, const struct statement *s)
{
	str *const said[] = {[EVIDENCE_FOR] = &h->shown,
	                     [EVIDENCE_AGAINST] = &h->against,
	                     [EVIDENCE_UNREAD] = s->chosen ? &h->chosen : &h->unread,
	                     [EVIDENCE_DOES_NOT_APPLY] = &h->not_ours},
	           *first = said[s->polarity];
	*first = first->n ? *first : s->what;
	h->hard = h->hard || (s->polarity == EVIDENCE_UNREAD && !s->chosen);
}

static void hear_all(struct bench *b, struct heard *h)
{
	for (size_t i = 0; i < b->o->n_statements; i++)
		if (b->o->statements[i].control == b->j->control)
			hear(h, &b->o->statements[i]);
	for (size_t i = 0; i < h->subjects.n_said; i++)
		hear(h, &h->subjects.said[i]);
}

/* An answer names a number, a person, a place or an address. */
static bool is_no_answer(str text)
{
	static const str words[] = {
	        STR_INIT("none"),    STR_INIT("no"),      STR_INIT("yes"),         STR_INIT("n/a"),
	        STR_INIT("na"),      STR_INIT("todo"),    STR_INIT("tbd"),         STR_INIT("unknown"),
	        STR_INIT("nothing"), STR_INIT("not yet"), STR_INIT("nothing yet"), STR_INIT("-"),
	        STR_INIT("true"),    STR_INIT("false"),   STR_INIT("later"),       STR_INIT("?")};
	return !text.n || strs_ihas((struct strs){words, sizeof words / sizeof *words}, text);
}

/* An answer in the manifest counts up to a tier. */
static enum claim claimed(const struct bench *b)
{
	const struct control *c = b->j->control;
	enum tier tier = b->r->tier == TIER_NONE ? TIER_MEDIUM : b->r->tier;
	const struct node *n = b->o->manifest_tree;
	str rest = c->answer, key;
	if (!rest.n || tier > c->claim_up_to)
		return CLAIM_NONE;
	while (n && rest.n && str_cut(&rest, '.', &key))
		n = n->kind == NODE_OBJECT ? node_get(n, key) : NULL;
	bool says = n && (n->kind == NODE_ARRAY || n->kind == NODE_OBJECT    ? n->child != NULL
	                  : n->kind == NODE_STRING || n->kind == NODE_NUMBER ? !is_no_answer(str_trim(n->text))
	                                                                     : false);
	return says ? CLAIM_DECLARED : CLAIM_NONE;
}

static bool needs_given(const struct control *c) { return c->needs != NEEDS_NOTHING; }

static enum violations violations(const struct heard *h)
{
	if (h->found.fresh || h->found.known || h->against.n)
		return VIOLATIONS_COUNT;
	return h->found.excepted ? VIOLATIONS_WAIVED : VIOLATIONS_NONE;
}

/* A violation shows that it concerns the app, whatever the profile saw; what would show it may stand in what was left
 * out, or could not be read. */
static enum truth concerns(struct bench *b, const struct heard *h, bool nothing_read)
{
	if (needs_given(b->j->control))
		return TRUTH_FALSE;
	enum truth t = concern_of(b);
	if (t == TRUTH_FALSE && h->weights.violations == VIOLATIONS_COUNT)
		return TRUTH_TRUE;
	return t == TRUTH_FALSE && (h->chosen.n || h->hard || nothing_read) ? TRUTH_UNKNOWN : t;
}

static void weigh(struct bench *b, struct heard *h)
{
	const struct control *c = b->j->control;
	struct weights *w = &h->weights;
	h->found = look_up(b);
	h->asked = asked_about(b->r, b->o, c);
	subjects_weigh(b, &h->subjects);
	hear_all(b, h);
	w->off = control_severity(c, b->r->tier) == SEVERITY_OFF;
	w->violations = violations(h);
	bool nothing = !b->r->text_files && !c->of_history;
	w->applies = concerns(b, h, nothing);
	w->unread = h->hard || h->subjects.open || h->asked == ASKED_NOT || nothing;
	w->left_out = h->chosen.n || h->asked == ASKED_PARTLY;
	w->shown = !w->unread && h->shown.n && !h->against.n;
	w->by_word = h->subjects.declared;
	w->claim = h->asked == ASKED_NOT ? CLAIM_NONE : claimed(b);
	w->absent = c->absent;
	w->launch = b->r->stage == STAGE_LAUNCH;
	if (h->not_ours.n && !w->shown && !w->unread && w->applies == TRUTH_TRUE)
		w->applies = TRUTH_FALSE;
}

/* ---- the sentence, the places ---- */

static str why_not_ours(const struct bench *b, const struct heard *h)
{
	static const str needs[] = {[NEEDS_CATALOGUE] = STR_INIT("no catalogue was given"),
	                            [NEEDS_LOG] = STR_INIT("no sample of the log was given"),
	                            [NEEDS_ASSESSMENT] = STR_INIT("no assessment was made")};
	const struct control *c = b->j->control;
	return needs_given(c) ? needs[c->needs] : h->not_ours.n ? h->not_ours : c->otherwise;
}

static str why_violated(const struct bench *b, const struct heard *h)
{
	if (h->found.fresh)
		return h->found.fresh->main.rule->title;
	if (h->against.n)
		return h->against;
	return arena_printf(b->r->arena, "%.*s (known, so it does not stop anything)",
	                    STR_ARG(h->found.known->main.rule->title));
}

static str why_unread(struct bench *b, const struct heard *h)
{
	if (h->subjects.open && h->subjects.open_by_choice && h->chosen.n)
		return h->chosen;
	if (h->asked == ASKED_NOT)
		return S("not asked for in this run");
	if (h->unread.n)
		return h->unread;
	if (!b->r->text_files && !b->j->control->of_history)
		return S("no file was searched");
	if (h->chosen.n)
		return h->chosen;
	return h->asked == ASKED_PARTLY ? S("only some of the rules that decide it were asked for") : concern_doubt(b);
}

static str why_absent(const struct bench *b)
{
	const struct control *c = b->j->control;
	if (c->absent_why.n)
		return c->absent_why;
	const char *lead = c->absent == ABSENT_PASS ? "nothing here speaks against it" : "nothing found that shows it";
	return arena_printf(b->r->arena, "%s: %.*s", lead, STR_ARG(c->evidence));
}

static str why(struct bench *b, const struct heard *h, const struct decision *d)
{
	switch (d->row) {
	case 1:
		return S("not asked of an app of this risk tier");
	case 2:
		return why_not_ours(b, h);
	case 3:
		return why_violated(b, h);
	case 4:
		return h->found.excepted->state_why;
	case 5:
		return why_unread(b, h);
	case 6:
		return d->basis == BASIS_DECLARED ? h->subjects.declares : h->shown;
	case 7:
		return arena_printf(b->r->arena, "microapp.yaml says so: %.*s", STR_ARG(b->j->control->answer));
	default:
		return why_absent(b);
	}
}

static void note_said(struct bench *b, const struct statement *s, enum polarity wanted, bool chosen)
{
	if (s->control == b->j->control && s->polarity == wanted && s->chosen == chosen)
		note_place(b, s->path, s->line, s->what);
}

static void note_rotated(struct bench *b)
{
	for (size_t i = 0; i < b->r->n_findings; i++) {
		const struct finding *f = &b->r->findings[i];
		if (f->control == b->j->control && f->state == STATE_ROTATED)
			note_place(b, f->main.place.path, f->main.place.line, f->state_why);
	}
}

static void note(struct bench *b, const struct heard *h, const struct decision *d)
{
	static const enum polarity of[] = {
	        [2] = EVIDENCE_DOES_NOT_APPLY, [3] = EVIDENCE_AGAINST, [5] = EVIDENCE_UNREAD, [6] = EVIDENCE_FOR};
	bool speaks = d->row == 2 || d->row == 3 || d->row == 5 || d->row == 6;
	bool chosen = d->row == 5 && !h->hard;
	if (d->row == 3)
		note_findings(b);
	if (d->row == 6)
		note_rotated(b);
	for (size_t i = 0; i < b->o->n_statements && d->row == 3; i++)
		note_undecided(b, &b->o->statements[i]);
	for (size_t i = 0; i < h->subjects.n_said && d->row == 3; i++)
		note_undecided(b, &h->subjects.said[i]);
	if (!speaks || (d->row == 5 && h->asked == ASKED_NOT))
		return;
	enum polarity wanted = of[d->row];
	for (size_t i = 0; i < b->o->n_statements; i++)
		note_said(b, &b->o->statements[i], wanted, chosen);
	for (size_t i = 0; i < h->subjects.n_said; i++)
		if (h->subjects.said[i].path.n)
			note_said(b, &h->subjects.said[i], wanted, chosen);
}

static bool open_by_choice(const struct heard *h)
{
	return h->asked == ASKED_NOT || (!h->hard && (!h->subjects.open || h->subjects.open_by_choice));
}

void judge_control(struct bench *b)
{
	struct heard h = {0};
	weigh(b, &h);
	struct decision d = decide(&h.weights);
	struct judgement *j = b->j;
	j->verdict = d.verdict;
	j->basis = d.basis;
	j->cause = d.cause;
	j->why = why(b, &h, &d);
	j->by_choice = d.row == 5 && open_by_choice(&h) &&
	               (b->r->text_files || j->control->of_history || h.asked == ASKED_NOT);
	note(b, &h, &d);
	free(h.subjects.said);
}
