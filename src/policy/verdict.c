/* Verdicts, in this order of authority: a finding that counts fails a control; findings that were all excepted except
 * it; else evidence speaks, where "could not be read" outranks "proven", and "proven" outranks "does not apply". What
 * nobody speaks about is unproven. */
#include "policy/verdict.h"

#include "policy/asked.h"
#include "policy/bench.h"

enum { EVIDENCE_MAX = 20 };

bool verdict_counts(const struct finding *f, const struct gate_options *o)
{
	return (f->state == STATE_NEW || f->state == STATE_KNOWN) && f->severity > SEVERITY_INFO &&
	       (f->held != HELD_ELSEWHERE || o->all_refs);
}

/* Does it decide its control? What is merely possible is shown. */
static bool decides(const struct finding *f, const struct gate_options *o)
{
	return verdict_counts(f, o) && !f->main.possible;
}

/* What the findings of one control say. */
struct found {
	const struct finding *fresh, *known, *excepted, *missing; /* the first of each */
};

static void say_found(struct bench *b, const struct found *f)
{
	if (f->fresh)
		bench_say(b, VERDICT_FAIL, f->fresh->main.rule->title);
	else if (f->known)
		bench_say(b, VERDICT_FAIL,
		          arena_printf(b->r->arena, "%.*s (known, so it does not stop anything)",
		                       STR_ARG(f->known->main.rule->title)));
	else if (f->missing)
		bench_say(b, VERDICT_UNPROVEN, f->missing->main.rule->title);
	else if (f->excepted)
		bench_say(b, VERDICT_EXCEPTED, f->excepted->state_why);
}

/* True when findings decide. */
static bool judge_findings(struct bench *b)
{
	const struct report *r = b->r;
	struct found found = {0};
	for (size_t i = 0; i < r->n_findings; i++) {
		const struct finding *f = &r->findings[i];
		if (f->control != b->j->control)
			continue;
		if (f->state == STATE_EXCEPTED && !found.excepted)
			found.excepted = f;
		if (!decides(f, b->o))
			continue;
		bench_note(b, f->main.place.path, f->main.place.line, f->main.rule->title);
		bool missing = f->main.rule->absence && r->stage != STAGE_LAUNCH;
		const struct finding **first = missing                   ? &found.missing
		                               : f->state == STATE_KNOWN ? &found.known
		                                                         : &found.fresh;
		*first = *first ? *first : f;
	}
	say_found(b, &found);
	return found.fresh || found.known || found.missing || found.excepted;
}

/* True when the engine had something to say. What was left out by choice matters only where all else would pass. */
static bool judge_statements(struct bench *b)
{
	static const int rank[] = {[VERDICT_NOT_APPLICABLE] = 1, [VERDICT_PASS] = 2, [VERDICT_UNPROVEN] = 3};
	const struct statement *best = NULL, *left_out = NULL;
	for (size_t i = 0; i < b->o->n_statements; i++) {
		const struct statement *s = &b->o->statements[i];
		if (s->control != b->j->control)
			continue;
		if (s->chosen)
			left_out = left_out ? left_out : s;
		else if (!best || rank[s->verdict] > rank[best->verdict])
			best = s;
	}
	if (best && best->verdict == VERDICT_PASS && left_out) {
		best = left_out;
		b->j->by_choice = true;
	}
	for (size_t i = 0; best && i < b->o->n_statements; i++) {
		const struct statement *s = &b->o->statements[i];
		if (s->control == b->j->control && s->verdict == best->verdict && s->chosen == best->chosen)
			bench_note(b, s->path, s->line, s->what);
	}
	if (best)
		bench_say(b, best->verdict, best->what);
	return best;
}

static bool is_history(const struct control *c) { return str_eq(c->id, S("SECR-01")); }

/* What was not asked, the user knows; it is no answer and stops nothing. */
static bool judge_choice(struct bench *b)
{
	const struct control *c = b->j->control;
	if (is_history(c) && !b->r->is_repository)
		bench_say(b, VERDICT_UNPROVEN, S("there is no git history here to look at"));
	else if (asked_about(b->r, b->o, c) == ASKED_NOT)
		bench_say(b, VERDICT_UNPROVEN, S("not asked for in this run"));
	else
		return false;
	b->j->by_choice = true;
	return true;
}

/* A part of the rules can find what breaks a control, and proves nothing. */
static void judge_part(struct bench *b)
{
	if (b->j->verdict != VERDICT_PASS || asked_about(b->r, b->o, b->j->control) == ASKED)
		return;
	bench_say(b, VERDICT_UNPROVEN, S("only some of the rules that decide it were asked for"));
	b->j->by_choice = true;
}

static void judge(struct bench *b)
{
	const struct control *c = b->j->control;
	if (control_severity(c, b->r->tier) == SEVERITY_OFF)
		bench_say(b, VERDICT_NOT_APPLICABLE, S("not asked of an app of this risk tier"));
	else if (judge_findings(b) || judge_choice(b))
		return;
	else if (!b->r->text_files && !is_history(c))
		bench_say(b, VERDICT_UNPROVEN, S("no file was searched"));
	else if (verdict_own(b) || judge_statements(b))
		judge_part(b);
	else if (c->outside)
		bench_say(b, VERDICT_UNPROVEN,
		          S("a repository cannot show this; it needs the catalogue, a log sample or an assessment"));
	else
		bench_say(b, VERDICT_UNPROVEN,
		          arena_printf(b->r->arena, "nothing found that shows it: %.*s", STR_ARG(c->evidence)));
}

/* The manifest waives what nothing proves; findings it waives are excepted already (suppress.h). */
static void waive(struct report *r, const struct gate_options *o, struct notices *unused)
{
	for (size_t i = 0; o->manifest && i < o->manifest->n_exceptions; i++) {
		const struct exception *e = &o->manifest->exceptions[i];
		if (str_cmp(e->expires, r->as_of) < 0)
			continue;
		for (size_t k = 0; k < r->n_controls; k++) {
			struct judgement *j = &r->controls[k];
			if (!str_ieq(j->control->id, e->rule))
				continue;
			if (j->verdict == VERDICT_PASS || j->verdict == VERDICT_NOT_APPLICABLE) {
				if (unused && !r->narrowed)
					notice_add(unused, r, NOTICE_EXCEPTION_UNUSED, e->file, e->line, 1, e->rule,
					           arena_printf(r->arena,
					                        "the checklist does not need the exception for %.*s",
					                        STR_ARG(e->rule)));
			} else if (j->verdict == VERDICT_UNPROVEN && !e->path.n) {
				j->verdict = VERDICT_EXCEPTED;
				j->why = arena_printf(r->arena, "%.*s (%.*s, until %.*s)", STR_ARG(e->why),
				                      STR_ARG(e->by), STR_ARG(e->expires));
			}
		}
	}
}

void verdict_all(struct report *r, const struct gate_options *o, struct notices *unused)
{
	r->n_controls = o->checklist ? r->rules->n_controls : 0;
	r->controls = arena_array(r->arena, struct judgement, r->n_controls);
	for (size_t i = 0; i < r->n_controls; i++) {
		r->controls[i].control = &r->rules->controls[i];
		judge(&(struct bench){.r = r, .o = o, .j = &r->controls[i]});
	}
	waive(r, o, unused);
}

/* Low risk asks for no proof, but that secrets were looked for. */
static bool is_asked_of_all(const struct control *c)
{
	return str_eq(c->id, S("SECR-01")) || str_eq(c->id, S("SECR-02"));
}

/* At launch a required control must not fail, and from medium tier on it must be proven. What only a catalogue or a log
 * sample can prove is said, but cannot be held against a scan that was given neither. */
static bool stops_launch(const struct report *r, const struct gate_options *o, const struct judgement *j)
{
	const struct control *c = j->control;
	if (!c->required || control_severity(c, r->tier) <= SEVERITY_INFO || j->by_choice)
		return false;
	if (j->verdict == VERDICT_UNPROVEN)
		return !c->outside && (r->tier != TIER_LOW || is_asked_of_all(c));
	if (j->verdict != VERDICT_FAIL)
		return false;
	for (size_t i = 0; i < r->n_findings; i++)
		if (r->findings[i].control == c && r->findings[i].state == STATE_NEW && decides(&r->findings[i], o))
			return true;
	return false;
}

void verdict_gates(struct report *r, const struct gate_options *o)
{
	for (size_t i = 0; i < r->n_controls; i++) {
		struct judgement *j = &r->controls[i];
		bool stops = r->stage == STAGE_LAUNCH && stops_launch(r, o, j);
		j->gates = stops;
		for (size_t k = 0; k < r->n_findings; k++) {
			struct finding *f = &r->findings[k];
			if (f->control != j->control || f->state != STATE_NEW || !decides(f, o))
				continue;
			if (stops)
				f->gates = true;
			else if (f->gates)
				j->gates = true;
		}
	}
}
