/* Each control judged, waived by the manifest where nothing proves it, and what stops a launch. */
#include "policy/verdict.h"

#include "policy/judge.h"
#include "policy/run_facts.h"
#include "query/query_lists.h"

bool verdict_counts(const struct finding *f, const struct gate_options *o)
{
	return (f->state == STATE_NEW || f->state == STATE_KNOWN) && f->severity > SEVERITY_INFO &&
	       (f->held != HELD_ELSEWHERE || o->all_refs);
}

bool verdict_decides(const struct finding *f, const struct gate_options *o)
{
	return verdict_counts(f, o) && !f->main.possible && !f->main.rule->remark;
}

/* What nothing shows; what is violated has findings. */
static bool is_open(const struct judgement *j) { return j->verdict == VERDICT_UNPROVEN || j->cause == CAUSE_ABSENT; }

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
			} else if (is_open(j) && !e->path.n) {
				j->verdict = VERDICT_EXCEPTED;
				j->basis = BASIS_WAIVED;
				j->cause = CAUSE_NONE;
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
	struct patterns *patterns = patterns_new();
	struct query_lists *lists = query_lists_new();
	for (size_t i = 0; i < r->n_controls; i++) {
		r->controls[i].control = &r->rules->controls[i];
		struct bench b = {.r = r, .o = o, .j = &r->controls[i], .patterns = patterns, .lists = lists};
		b.own = ruleset_own(r->rules, b.j->control);
		if (b.own || b.j->control->applies)
			b.facts = run_facts(&b, r->facts);
		b.may = b.facts && o->may && o->may != r->facts ? run_facts(&b, o->may) : b.facts;
		judge_control(&b);
	}
	patterns_free(patterns);
	query_lists_free(lists);
	waive(r, o, unused);
}

/* At launch a required control must not fail, and from medium tier on it must be proven. */
static bool stops_launch(const struct report *r, const struct gate_options *o, const struct judgement *j)
{
	const struct control *c = j->control;
	if (!c->required || control_severity(c, r->tier) <= SEVERITY_INFO || j->by_choice)
		return false;
	if (j->verdict == VERDICT_UNPROVEN)
		return r->tier != TIER_LOW || c->asked_of_all;
	if (j->verdict != VERDICT_FAIL)
		return false;
	bool any =
	        false; /* without a finding it fails by its facts, or by what is not there: nothing makes that known */
	for (size_t i = 0; i < r->n_findings; i++) {
		const struct finding *f = &r->findings[i];
		if (!finding_is_about(f, c) || !verdict_decides(f, o))
			continue;
		if (f->state == STATE_NEW)
			return true;
		any = true;
	}
	return !any;
}

void verdict_gates(struct report *r, const struct gate_options *o)
{
	for (size_t i = 0; i < r->n_controls; i++) {
		struct judgement *j = &r->controls[i];
		bool stops = r->stage == STAGE_LAUNCH && stops_launch(r, o, j);
		j->gates = stops;
		for (size_t k = 0; k < r->n_findings; k++) {
			struct finding *f = &r->findings[k];
			if (f->control != j->control || f->state != STATE_NEW || !verdict_decides(f, o))
				continue;
			if (stops)
				f->gates = true;
			else if (f->gates)
				j->gates = true;
		}
	}
}
