/* Each finding is shown to every decision in turn: rotated and not-a-secret first, since they are about the value, then
 * the line's own ignore, then exceptions. An exception counts as used when a finding matches it, even one that another
 * decision had settled before. */
#include "policy/suppress.h"

#include "base/glob.h"
#include "base/date.h"
#include "policy/gate.h"
#include "policy/notice.h"

/* Does the value stand in HEAD, or did a commit bring it in after the day it was rotated? */
static bool came_back(const struct finding *f, str day)
{
	int64_t end = date_end(day);
	if (f->held == HELD_HEAD)
		return true;
	for (size_t i = 0; i < f->n_places; i++)
		if (f->places[i].time >= end)
			return true;
	return false;
}

static void resolve(struct report *r, struct finding *f, const struct resolution *s)
{
	if (!s->rotated.n) {
		f->state = STATE_EXCEPTED;
		f->state_why = arena_printf(r->arena, "not a secret: %.*s (%.*s)", STR_ARG(s->why), STR_ARG(s->by));
		return;
	}
	if (came_back(f, s->rotated)) {
		f->main.note = arena_printf(r->arena, "%.*s%srotated on %.*s, but the old value is in use again",
		                            STR_ARG(f->main.note), f->main.note.n ? "; " : "", STR_ARG(s->rotated));
		return;
	}
	f->state = STATE_ROTATED;
	f->state_why = arena_printf(r->arena, "rotated on %.*s by %.*s", STR_ARG(s->rotated), STR_ARG(s->by));
}

/* What the finding's own line says. A message cannot excuse anything, and neither can a change excuse what it brings,
 * unless the policy lets it. */
static void heed_comment(struct report *r, struct finding *f, bool allowed, struct notices *notices)
{
	if (!f->main.ignored || f->main.place.origin == ORIGIN_MESSAGE || f->state != STATE_NEW)
		return;
	if (f->main.ignore_new && !allowed) {
		f->main.note = arena_printf(r->arena,
		                            "%.*s%sits comment microaudit:ignore came with it, so it does not "
		                            "count here",
		                            STR_ARG(f->main.note), f->main.note.n ? "; " : "");
		return;
	}
	f->state = STATE_EXCEPTED;
	f->state_why = f->main.ignore_why;
	if (!f->main.ignore_new)
		return;
	notice_add(notices, r, NOTICE_DECIDED_HERE, f->main.place.path, f->main.place.line, 1, f->main.rule->id,
	           arena_printf(r->arena, "the comment microaudit:ignore %.*s counts at once, as the policy allows",
	                        STR_ARG(f->main.rule->id)));
	notices->at[notices->n - 1].main.at_most = SEVERITY_INFO;
}

/* A path must cover every place, or an exception for documentation would hide the same key in the code. */
static bool path_covers(const struct exception *e, const struct finding *f)
{
	if (!e->path.n)
		return true;
	for (size_t i = 0; i < f->n_places; i++)
		if (!glob_rule(e->path, f->places[i].path))
			return false;
	return f->n_places ? f->n_places == f->all_places : glob_rule(e->path, f->main.place.path);
}

/* A finding that counts for others, too, stays: they may have no such exception. */
static bool is_theirs(const struct exception *e, const struct finding *f)
{
	return !e->apps || (f->main.apps && !(f->main.apps & ~e->apps));
}

/* rule: the one that the exception names, NULL when it names a control or a notice. */
static bool covers(const struct exception *e, const struct rule *rule, const struct finding *f)
{
	if (e->by_print)
		return memcmp(e->print, f->main.print, PRINT_SIZE) == 0;
	bool named = rule ? rule == f->main.rule
	                  : str_ieq(e->rule, f->main.rule->id) || (f->control && str_ieq(e->rule, f->control->id));
	return named && is_theirs(e, f) && path_covers(e, f);
}

static bool expired(const struct report *r, const struct exception *e) { return str_cmp(e->expires, r->as_of) < 0; }

/* Rules of a narrower set (--rule) are still known: r->rules holds all of them. */
static bool known(const struct report *r, const struct exception *e)
{
	return e->by_print || ruleset_find(r->rules, e->rule) || ruleset_control(r->rules, e->rule);
}

static str exception_name(struct report *r, const struct exception *e)
{
	if (e->by_print)
		return print_text(r->arena, e->print);
	return e->path.n ? arena_printf(r->arena, "%.*s in %.*s", STR_ARG(e->rule), STR_ARG(e->path)) : e->rule;
}

/* Applies one exception to all findings; returns whether any needed it. */
static bool except(struct report *r, const struct exception *e)
{
	const struct rule *rule = e->by_print ? NULL : ruleset_find(r->rules, e->rule);
	bool used = false;
	for (size_t i = 0; i < r->n_findings; i++) {
		struct finding *f = &r->findings[i];
		if (!covers(e, rule, f))
			continue;
		used = true;
		if (f->state != STATE_NEW)
			continue;
		f->state = STATE_EXCEPTED;
		f->state_why = arena_printf(r->arena, "%.*s (%.*s, until %.*s)", STR_ARG(e->why), STR_ARG(e->by),
		                            STR_ARG(e->expires));
	}
	return used;
}

/* What is wrong with an exception of the policy, another app may need: a note, unless this one is the worse for it. */
static void note_exception(struct report *r, const struct exception *e, enum notice kind, bool matters, str what,
                           struct notices *notices)
{
	size_t before = notices->n;
	notice_add(notices, r, kind, e->file, e->line, 1, exception_name(r, e), what);
	if (notices->n > before)
		notices->at[before].main.apps = e->apps;
	if (e->policy && !matters && notices->n)
		notices->at[notices->n - 1].main.at_most = SEVERITY_INFO;
}

static bool needed(const struct report *r, const struct exception *e)
{
	const struct rule *rule = e->by_print ? NULL : ruleset_find(r->rules, e->rule);
	for (size_t i = 0; i < r->n_findings; i++)
		if (covers(e, rule, &r->findings[i]))
			return true;
	return false;
}

/* waiver: of the manifest. Whether the checklist needed one is known only after the verdicts, so the gate says. */
static void except_all(struct report *r, const struct exception *list, size_t n, bool waiver, bool full,
                       struct notices *notices)
{
	for (size_t i = 0; i < n; i++) {
		const struct exception *e = &list[i];
		str name = exception_name(r, e);
		if (!known(r, e))
			note_exception(r, e, NOTICE_EXCEPTION_UNKNOWN, false,
			               arena_printf(r->arena, "there is no rule or control %.*s", STR_ARG(e->rule)),
			               notices);
		else if (expired(r, e))
			note_exception(r, e, NOTICE_EXCEPTION_EXPIRED, needed(r, e),
			               arena_printf(r->arena, "the exception for %.*s ended on %.*s", STR_ARG(name),
			                            STR_ARG(e->expires)),
			               notices);
		else if (!except(r, e) && full && !waiver)
			note_exception(r, e, NOTICE_EXCEPTION_UNUSED, false,
			               arena_printf(r->arena, "nothing matches the exception for %.*s", STR_ARG(name)),
			               notices);
	}
}

/* Names a finding that this run, which looked at everything, does not have: a typing error, or the history is clean. */
static void note_unsettling(struct report *r, const struct resolution *s, struct notices *notices)
{
	for (size_t i = 0; i < r->n_findings; i++)
		if (r->findings[i].main.secret && memcmp(s->print, r->findings[i].main.print, PRINT_SIZE) == 0)
			return;
	str name = print_text(r->arena, s->print);
	notice_add(notices, r, NOTICE_RESOLUTION_UNUSED, s->file, s->line, 1, name,
	           arena_printf(r->arena, "no secret has the fingerprint %.*s", STR_ARG(name)));
	notices->at[notices->n - 1].main.at_most = SEVERITY_INFO;
}

void suppress_manifest(struct report *r, const struct manifest *m, bool full)
{
	struct notices notices = {0};
	except_all(r, m->exceptions, m->n_exceptions, true, full, &notices);
	notice_join(&notices, r);
}

void suppress_apply(struct report *r, const struct config *c, const struct manifest *m, bool full)
{
	struct notices notices = {0};
	for (size_t i = 0; i < r->n_findings; i++) {
		struct finding *f = &r->findings[i];
		f->control = gate_control(r, f);
		for (size_t j = 0; f->main.secret && j < c->n_resolutions && f->state == STATE_NEW; j++)
			if (memcmp(c->resolutions[j].print, f->main.print, PRINT_SIZE) == 0)
				resolve(r, f, &c->resolutions[j]);
		heed_comment(r, f, c->allow_in_change, &notices);
	}
	except_all(r, c->exceptions, c->n_exceptions, false, full, &notices);
	for (size_t i = 0; full && i < c->n_resolutions; i++)
		note_unsettling(r, &c->resolutions[i], &notices);
	notice_join(&notices, r);
	if (m)
		suppress_manifest(r, m, full);
}
