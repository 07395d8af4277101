/* The gate: settle each finding, judge the checklist, decide what gates, and say it in one status and one number. */
#include "policy/gate.h"

#include <stdlib.h>

#include "policy/asked.h"
#include "policy/gate_mend.h"
#include "policy/verdict.h"
#include "gate_int.h"

enum { EXIT_HOLDS = 0, EXIT_STOPS = 1, EXIT_INCOMPLETE = 3 };

enum stage gate_usual_stage(const struct manifest *m)
{
	return m && m->status.n && !str_eq(m->status, S("draft")) ? STAGE_LAUNCH : STAGE_REGISTER;
}

const struct control *gate_control(const struct report *r, const struct finding *f)
{
	const struct control *own = f->main.rule->control, *history = NULL;
	for (size_t i = 0; i < r->rules->n_controls && !history; i++)
		history = r->rules->controls[i].of_history ? &r->rules->controls[i] : NULL;
	bool secret = f->main.secret || (own && history && str_eq(own->section, history->section));
	return f->held != HELD_HEAD && secret && history ? history : own;
}

static enum severity cap(enum severity s, enum severity at_most)
{
	return at_most != SEVERITY_OFF && at_most < s ? at_most : s;
}

/* The control's severity at the tier, which a rule, a proof, a public key or a rotation can only lower. */
static enum severity severity_of(const struct report *r, const struct finding *f)
{
	enum severity s = control_severity(f->control, r->tier);
	s = cap(cap(s, f->main.rule->at_most), f->main.at_most);
	return f->main.rule->is_public || f->state == STATE_ROTATED ? cap(s, SEVERITY_INFO) : s;
}

static void settle(struct report *r)
{
	size_t kept = 0;
	for (size_t i = 0; i < r->n_findings; i++) {
		struct finding *f = &r->findings[i];
		f->control = gate_control(r, f);
		f->severity = severity_of(r, f);
		f->gates = false;
		if (f->severity == SEVERITY_OFF)
			continue;
		if (f->main.confidence < r->min_confidence)
			r->hidden++;
		else
			r->findings[kept++] = *f;
	}
	r->n_findings = kept;
}

/* Without a manifest nobody can launch; before that it is a hint. */
static void ask_for_manifest(struct report *r, const struct gate_options *o, struct notices *list)
{
	const struct rule *missing = ruleset_find(r->rules, notice_id(NOTICE_MANIFEST_MISSING));
	const struct control *c = missing ? missing->control : NULL;
	if (r->has_manifest || !o->checklist || r->stage == STAGE_WORK || !c || asked_unread_manifest(o).n ||
	    asked_about(r, o, c) == ASKED_NOT)
		return;
	notice_add(list, r, NOTICE_MANIFEST_MISSING, S(""), 0, 0, S(""), S("Not registered yet"));
	if (r->stage != STAGE_LAUNCH)
		list->at[list->n - 1].main.at_most = SEVERITY_INFO;
}

/* Joins what the gate itself found, with its severity. */
bool gate_join(struct report *r, struct notices *list)
{
	bool any = list->n;
	for (size_t i = 0; i < list->n; i++)
		list->at[i].severity = severity_of(r, &list->at[i]);
	notice_join(list, r);
	return any;
}

static bool is_manifest_hint(const struct finding *f)
{
	return str_eq(f->main.rule->id, notice_id(NOTICE_MANIFEST_MISSING));
}

static void gate_findings(struct report *r, const struct gate_options *o)
{
	for (size_t i = 0; i < r->n_findings; i++) {
		struct finding *f = &r->findings[i];
		f->gates = f->state == STATE_NEW && verdict_counts(f, o) && f->severity >= o->config->fail_on;
	}
}

static int order(const void *x, const void *y) { return finding_order(x, y); }

void gate_sort(struct report *r)
{
	if (r->n_findings)
		qsort(r->findings, r->n_findings, sizeof *r->findings, order);
}

static bool has_trouble(const struct report *r, enum trouble_class class)
{
	for (size_t i = 0; i < r->n_troubles; i++)
		if (r->troubles[i].class == class && r->troubles[i].count)
			return true;
	return false;
}

static bool incomplete(const struct report *r, bool strict)
{
	bool boundary = has_trouble(r, TROUBLE_BOUNDARY);
	return has_trouble(r, TROUBLE_FAILED) || (boundary && (strict || r->stage == STAGE_LAUNCH)) ||
	       (strict && has_trouble(r, TROUBLE_DEGRADED));
}

static void conclude(struct report *r, bool strict)
{
	bool stops = false;
	for (size_t i = 0; i < r->n_findings; i++)
		stops = stops || r->findings[i].gates;
	for (size_t i = 0; i < r->n_controls; i++)
		stops = stops || r->controls[i].gates;
	bool lacks = incomplete(r, strict);
	r->exit_status = lacks ? EXIT_INCOMPLETE : stops ? EXIT_STOPS : EXIT_HOLDS;
	r->status = lacks                       ? STATUS_INCOMPLETE
	            : stops                     ? STATUS_ACTION_REQUIRED
	            : r->narrowed || r->nothing ? STATUS_CLEAN
	                                        : STATUS_READY;
}

/* One command: about the worst thing that gates, else what comes next in the life of the app. */
static str next_command(const struct report *r)
{
	for (size_t i = 0; i < r->n_findings; i++)
		if (r->findings[i].gates)
			return is_manifest_hint(&r->findings[i]) ? S("microaudit init")
			                                         : arena_printf(r->arena, "microaudit explain %.*s",
			                                                        STR_ARG(r->findings[i].main.rule->id));
	for (size_t i = 0; i < r->n_controls; i++)
		if (r->controls[i].gates)
			return arena_printf(r->arena, "microaudit explain %.*s", STR_ARG(r->controls[i].control->id));
	if (r->status == STATUS_INCOMPLETE)
		return r->retry.n ? r->retry : S("microaudit doctor");
	if (!r->n_controls || r->narrowed)
		return S("microaudit scan");
	if (!r->has_manifest)
		return S("microaudit init");
	return r->stage == STAGE_REGISTER ? S("microaudit scan --stage launch") : S("microaudit checklist");
}

void gate_begin(struct report *r, const struct gate_options *o)
{
	struct notices notices = {0};
	settle(r);
	ask_for_manifest(r, o, &notices);
	gate_join(r, &notices);
}

void gate_end(struct report *r, const struct gate_options *o)
{
	gate_findings(r, o);
	verdict_gates(r, o);
	gate_sort(r);
	conclude(r, o->config->strict);
	r->next_command = next_command(r);
}

static void decide_one(struct report *r, const struct gate_options *o)
{
	struct notices unused = {0};
	gate_begin(r, o);
	verdict_all(r, o, &unused);
	if (gate_join(r, &unused)) /* an exception nobody needs: GOVN-05 is judged again with it */
		verdict_all(r, o, NULL);
	gate_end(r, o);
}

/* Where apps are too many to be told apart, what is known of the repository is not what is known of them. */
static void decide_together(struct report *r, const struct gate_options *o)
{
	struct gate_options seen = *o;
	struct arena scratch = {0};
	const struct node *all = r->facts;
	o->views(o->facts, 0, &scratch, &r->facts, &seen.may);
	decide_one(r, &seen);
	r->facts = all;
	arena_free(&scratch);
}

void gate_decide(struct report *r, const struct gate_options *o)
{
	if (r->n_apps)
		gate_apps(r, o);
	else if (o->views)
		decide_together(r, o);
	else
		decide_one(r, o);
	gate_mend(r, o);
}
