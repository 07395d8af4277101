/* Verdicts, in this order of authority: a finding that counts fails a control; findings that were all excepted except
 * it; else evidence speaks, where "could not be read" outranks "proven", and "proven" outranks "does not apply". What
 * nobody speaks about is unproven. */
#include "policy/verdict.h"

enum { EVIDENCE_MAX = 20 };

static bool any_of(struct strs list, str name)
{
	for (size_t i = 0; i < list.n; i++)
		if (str_ieq(list.at[i], name))
			return true;
	return false;
}

bool verdict_asked(const struct report *r, const struct gate_options *o, const struct control *c)
{
	if (o->sections.n && !any_of(o->sections, c->section))
		return false;
	bool history_only = str_eq(c->id, S("SECR-01"));
	if (history_only ? !r->history || !r->is_repository : !r->worktree)
		return false;
	for (size_t i = 0; i < o->rules.n; i++) {
		const struct rule *rule = ruleset_find(r->rules, o->rules.at[i]);
		if (rule && (rule->control == c || (history_only && str_eq(rule->control->section, c->section))))
			return true;
	}
	return o->rules.n == 0;
}

bool verdict_counts(const struct finding *f, const struct gate_options *o)
{
	return (f->state == STATE_NEW || f->state == STATE_KNOWN) && f->severity > SEVERITY_INFO &&
	       (f->held != HELD_ELSEWHERE || o->all_refs);
}

/* Does the control fail by it? What is merely possible is shown. */
static bool fails_control(const struct finding *f, const struct gate_options *o)
{
	return verdict_counts(f, o) && !f->main.possible;
}

/* One judgement in the making. */
struct bench {
	struct report *r;
	const struct gate_options *o;
	struct judgement *j;
	struct evidence *evidence;
};

static void note(struct bench *b, str path, unsigned line, str what)
{
	if (!b->evidence)
		b->evidence = arena_array(b->r->arena, struct evidence, EVIDENCE_MAX);
	if (b->j->n_evidence < EVIDENCE_MAX)
		b->evidence[b->j->n_evidence++] = (struct evidence){path, line, what};
	b->j->evidence = b->evidence;
}

static void say(struct bench *b, enum verdict v, str why)
{
	b->j->verdict = v;
	b->j->why = why;
}

/* True when findings decide. */
static bool judge_findings(struct bench *b)
{
	struct report *r = b->r;
	const struct finding *fails = NULL, *excepted = NULL, *missing = NULL;
	for (size_t i = 0; i < r->n_findings; i++) {
		const struct finding *f = &r->findings[i];
		if (f->control != b->j->control)
			continue;
		if (f->state == STATE_EXCEPTED && !excepted)
			excepted = f;
		if (!fails_control(f, b->o))
			continue;
		note(b, f->main.place.path, f->main.place.line, f->main.rule->title);
		if (f->main.rule->absence && r->stage != STAGE_LAUNCH)
			missing = missing ? missing : f;
		else
			fails = fails ? fails : f;
	}
	if (fails)
		say(b, VERDICT_FAIL, fails->main.rule->title);
	else if (missing)
		say(b, VERDICT_UNPROVEN, missing->main.rule->title);
	else if (excepted)
		say(b, VERDICT_EXCEPTED, excepted->state_why);
	return fails || missing || excepted;
}

/* True when the engine had something to say. */
static bool judge_evidence(struct bench *b)
{
	static const int rank[] = {[VERDICT_NOT_APPLICABLE] = 1, [VERDICT_PASS] = 2, [VERDICT_UNPROVEN] = 3};
	const struct gate_evidence *best = NULL;
	for (size_t i = 0; i < b->o->n_evidence; i++) {
		const struct gate_evidence *e = &b->o->evidence[i];
		if (e->control == b->j->control && (!best || rank[e->verdict] > rank[best->verdict]))
			best = e;
	}
	for (size_t i = 0; best && i < b->o->n_evidence; i++) {
		const struct gate_evidence *e = &b->o->evidence[i];
		if (e->control == b->j->control && e->verdict == best->verdict)
			note(b, e->path, e->line, e->what);
	}
	if (best)
		say(b, best->verdict, best->what);
	return best;
}

static const struct trouble *trouble_of(const struct report *r, enum trouble_class class)
{
	for (size_t i = 0; i < r->n_troubles; i++)
		if (r->troubles[i].class == class && r->troubles[i].count)
			return &r->troubles[i];
	return NULL;
}

/* The secrets of history and tree: nothing found proves something only when everything was read. */
static void judge_reading(struct bench *b, bool history)
{
	const struct report *r = b->r;
	const struct trouble *failed = trouble_of(r, TROUBLE_FAILED);
	const struct trouble *edge = history ? trouble_of(r, TROUBLE_BOUNDARY) : NULL;
	if (failed || edge)
		say(b, VERDICT_UNPROVEN,
		    arena_printf(r->arena, "not everything could be read: %.*s",
		                 STR_ARG(failed ? failed->reason : edge->reason)));
	else if (b->o->rules.n)
		say(b, VERDICT_UNPROVEN, S("only some of the rules were asked for"));
	else if (history && !r->text_blobs)
		say(b, VERDICT_UNPROVEN, S("no version of a file was searched"));
	else if (history)
		say(b, VERDICT_PASS, arena_printf(r->arena, "no secret in %lu commits", r->commits));
	else
		say(b, VERDICT_PASS, arena_printf(r->arena, "no secret in %lu files", r->files));
}

/* The controls that the gate itself knows about. */
static bool judge_own(struct bench *b)
{
	const struct report *r = b->r;
	str id = b->j->control->id;
	if (str_eq(id, S("SECR-01")) || str_eq(id, S("SECR-02"))) {
		judge_reading(b, id.p[id.n - 1] == '1');
		return true;
	}
	if (str_eq(id, S("REGI-01"))) {
		if (r->has_manifest) {
			note(b, r->manifest_path, 1, S("the manifest is complete and valid"));
			say(b, VERDICT_PASS, S("the manifest is complete and valid"));
		} else {
			say(b, VERDICT_UNPROVEN, S("not registered yet: there is no microapp.yaml"));
		}
		return true;
	}
	if (str_eq(id, S("GOVN-05"))) {
		say(b, VERDICT_PASS, S("no exception has expired or is out of use"));
		return true;
	}
	return false;
}

static void judge(struct bench *b)
{
	const struct control *c = b->j->control;
	if (control_severity(c, b->r->tier) == SEVERITY_OFF)
		say(b, VERDICT_NOT_APPLICABLE, S("not asked of an app of this risk tier"));
	else if (judge_findings(b))
		return;
	else if (str_eq(c->id, S("SECR-01")) && !b->r->is_repository)
		say(b, VERDICT_UNPROVEN, S("there is no git history here to look at"));
	else if (!verdict_asked(b->r, b->o, c))
		say(b, VERDICT_UNPROVEN, S("not looked at in this run"));
	else if (!b->r->text_files && !str_eq(c->id, S("SECR-01")))
		say(b, VERDICT_UNPROVEN, S("no file was searched"));
	else if (judge_own(b) || judge_evidence(b))
		return;
	else if (c->outside)
		say(b, VERDICT_UNPROVEN,
		    S("a repository cannot show this; it needs the catalogue, a log sample or an assessment"));
	else
		say(b, VERDICT_UNPROVEN,
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

/* At launch a required control must not fail, and from medium tier on it must be proven. What only a catalogue or a log
 * sample can prove is said, but cannot be held against a scan that was given neither. */
static bool stops_launch(const struct report *r, const struct gate_options *o, const struct judgement *j)
{
	const struct control *c = j->control;
	if (!c->required || control_severity(c, r->tier) <= SEVERITY_INFO || !verdict_asked(r, o, c))
		return false;
	if (j->verdict == VERDICT_UNPROVEN)
		return r->tier != TIER_LOW && !c->outside && !o->rules.n;
	if (j->verdict != VERDICT_FAIL)
		return false;
	for (size_t i = 0; i < r->n_findings; i++)
		if (r->findings[i].control == c && r->findings[i].state == STATE_NEW &&
		    fails_control(&r->findings[i], o))
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
			if (f->control != j->control || f->state != STATE_NEW || !fails_control(f, o))
				continue;
			if (stops)
				f->gates = true;
			else if (f->gates)
				j->gates = true;
		}
	}
}
