/* The table of policy's own rules, and how a finding is made of one. */
#include "policy/notice.h"

#include <stdlib.h>

enum { STEPS = 3 };

static const struct notice_text {
	str id, control, title, why;
	str fix[STEPS]; /* ends early at an empty one */
	str file;
	bool absence;
} table[NOTICE_COUNT] = {
        [NOTICE_MANIFEST_MISSING] =
                {.id = STR_INIT("manifest-missing"),
                 .control = STR_INIT("REGI-01"),
                 .title = STR_INIT("The app has no manifest (microapp.yaml)"),
                 .why = STR_INIT("Nobody can tell who owns this app, what data it handles or where it runs."),
                 .fix = {STR_INIT("Run `microaudit init` and answer its questions"),
                         STR_INIT("Commit the microapp.yaml it writes")},
                 .file = STR_INIT("microapp.yaml"),
                 .absence = true},
        [NOTICE_MANIFEST_INVALID] = {.id = STR_INIT("manifest-invalid"),
                                     .control = STR_INIT("REGI-01"),
                                     .title = STR_INIT("The manifest is not valid"),
                                     .why = STR_INIT(
                                             "What the manifest declares cannot be relied on until it can be read."),
                                     .fix = {STR_INIT("Correct each line that is named in microapp.yaml"),
                                             STR_INIT("Run `microaudit scan` again")},
                                     .file = STR_INIT("microapp.yaml")},
        [NOTICE_EXCEPTION_EXPIRED] =
                {.id = STR_INIT("exception-expired"),
                 .control = STR_INIT("GOVN-05"),
                 .title = STR_INIT("An exception has expired"),
                 .why = STR_INIT("It was granted until a day that has passed, so it no longer hides anything."),
                 .fix = {STR_INIT("Fix what the exception was for, and remove the entry"),
                         STR_INIT("Or ask the person who granted it for a new end date, and write that in")},
                 .file = STR_INIT(".microaudit.yaml")},
        [NOTICE_EXCEPTION_UNKNOWN] = {.id = STR_INIT("exception-unknown"),
                                      .control = STR_INIT("GOVN-05"),
                                      .title = STR_INIT("An exception names a rule that does not exist"),
                                      .why = STR_INIT("It hides nothing, and whoever wrote it believes that it does."),
                                      .fix = {STR_INIT("Look the name up with `microaudit rules list`"),
                                              STR_INIT("Correct the entry, or remove it")},
                                      .file = STR_INIT(".microaudit.yaml")},
        [NOTICE_EXCEPTION_UNUSED] =
                {.id = STR_INIT("exception-unused"),
                 .control = STR_INIT("GOVN-05"),
                 .title = STR_INIT("An exception is no longer needed"),
                 .why = STR_INIT(
                         "Nothing matches it any more; left in place it would hide the next problem of its kind."),
                 .fix = {STR_INIT("Remove the entry")},
                 .file = STR_INIT(".microaudit.yaml")},
        [NOTICE_RESOLUTION_UNUSED] =
                {.id = STR_INIT("resolution-unused"),
                 .control = STR_INIT("GOVN-05"),
                 .title = STR_INIT("An entry under `resolved` settles nothing"),
                 .why = STR_INIT("Either its fingerprint is mistyped, or the secret is gone from the history too."),
                 .fix = {STR_INIT("Compare the fingerprint with that of the finding (`microaudit scan -v` shows it)"),
                         STR_INIT("Correct the entry, or remove it")},
                 .file = STR_INIT(".microaudit.yaml")},
        [NOTICE_DECIDED_HERE] =
                {.id = STR_INIT("exception-in-change"),
                 .control = STR_INIT("GOVN-05"),
                 .title = STR_INIT("A change brings an exception or a looser setting"),
                 .why = STR_INIT("A change that could except its own findings would be stopped by nothing."),
                 .fix = {STR_INIT("Have the entry looked at and merged first, in a change of its own"),
                         STR_INIT("Or ask for `allow_exceptions_in_change: true` in the organisation's policy")},
                 .file = STR_INIT(".microaudit.yaml")},
        [NOTICE_BASELINE_UNNAMED] =
                {.id = STR_INIT("baseline-not-named"),
                 .control = STR_INIT("GOVN-05"),
                 .title = STR_INIT("The baseline does not count at launch"),
                 .why = STR_INIT("What an app's owner wrote down as known may not be ready for production: only the "
                                 "policy can say so."),
                 .fix = {STR_INIT("Fix what the baseline lists"),
                         STR_INIT("Or ask for the baseline's digest as `baseline` in the organisation's policy")},
                 .file = STR_INIT(".microaudit-baseline")},
};

const struct rule *notice_rule(enum notice kind, const struct ruleset *set, struct arena *a)
{
	const struct notice_text *t = &table[kind];
	struct rule *rule = arena_new(a, struct rule);
	rule->number = (uint32_t)(set->n_rules + kind);
	rule->kind = RULE_CONFIG;
	rule->absence = t->absence;
	rule->confidence = CONFIDENCE_CERTAIN;
	rule->id = t->id;
	rule->control = ruleset_control(set, t->control);
	rule->title = t->title;
	rule->why = t->why;
	rule->fix.at = t->fix;
	while (rule->fix.n < STEPS && t->fix[rule->fix.n].n)
		rule->fix.n++;
	rule->files = (struct strs){&t->file, 1};
	rule->file = S("(built in)");
	return rule;
}

bool notice_named(str id)
{
	for (size_t i = 0; i < NOTICE_COUNT; i++)
		if (str_ieq(table[i].id, id))
			return true;
	return false;
}

void notice_add(struct notices *list, struct report *r, enum notice kind, str path, unsigned line, unsigned col,
                str subject, str what)
{
	const struct rule *rule = NULL;
	for (size_t i = 0; i < list->n && !rule; i++)
		if (str_eq(list->at[i].main.rule->id, table[kind].id))
			rule = list->at[i].main.rule;
	if (!rule)
		rule = notice_rule(kind, r->rules, r->arena);
	if (!rule->control)
		return; /* a rule set without the checklist (rules test) asks nothing of exceptions */
	struct place *place = arena_new(r->arena, struct place);
	*place = (struct place){.origin = ORIGIN_WORKTREE, .path = arena_str(r->arena, path), .in_head = true};
	place->line = place->end_line = line;
	place->col = place->end_col = col;
	struct finding f = {
	        .control = rule->control, .held = HELD_HEAD, .places = place, .n_places = 1, .all_places = 1};
	f.main = (struct hit){.rule = rule, .confidence = rule->confidence, .place = *place};
	f.main.subject = arena_str(r->arena, subject);
	f.main.note = arena_str(r->arena, what);
	const str parts[] = {S("config"), rule->id, path, subject};
	hash_print(parts, sizeof parts / sizeof *parts, f.main.print);
	mem_room(list->at, list->n, list->cap);
	list->at[list->n++] = f;
}

void notice_join(struct notices *list, struct report *r)
{
	if (list->n) {
		struct finding *all = arena_array(r->arena, struct finding, r->n_findings + list->n);
		if (r->n_findings)
			memcpy(all, r->findings, r->n_findings * sizeof *all);
		memcpy(all + r->n_findings, list->at, list->n * sizeof *all);
		r->findings = all;
		r->n_findings += list->n;
	}
	free(list->at);
	*list = (struct notices){0};
}
