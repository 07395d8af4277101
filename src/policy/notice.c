/* The names of policy's own rules, and how a finding is made of one. */
#include "policy/notice.h"

#include <stdlib.h>

static const str ids[NOTICE_COUNT] = {
        [NOTICE_MANIFEST_MISSING] = STR_INIT("manifest-missing"),
        [NOTICE_MANIFEST_INVALID] = STR_INIT("manifest-invalid"),
        [NOTICE_EXCEPTION_EXPIRED] = STR_INIT("exception-expired"),
        [NOTICE_EXCEPTION_UNKNOWN] = STR_INIT("exception-unknown"),
        [NOTICE_EXCEPTION_UNUSED] = STR_INIT("exception-unused"),
        [NOTICE_RESOLUTION_UNUSED] = STR_INIT("resolution-unused"),
        [NOTICE_DECIDED_HERE] = STR_INIT("exception-in-change"),
        [NOTICE_BASELINE_UNNAMED] = STR_INIT("baseline-not-named"),
};

str notice_id(enum notice kind) { return ids[kind]; }

void notice_add(struct notices *list, struct report *r, enum notice kind, str path, unsigned line, unsigned col,
                str subject, str what)
{
	const struct rule *rule = ruleset_find(r->rules, ids[kind]);
	if (!rule)
		return; /* a rule set of somebody's tests asks nothing of exceptions */
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
