/* A report with nothing in it but the facts, judged as any other. */
#include "policy/control_try.h"

#include "policy/verdict.h"

struct judgement control_try(const struct ruleset *set, const struct control *c, const struct node *facts,
                             const struct node *manifest, enum tier tier, struct arena *a)
{
	struct report r = {.arena = a,
	                   .rules = set,
	                   .stage = STAGE_LAUNCH,
	                   .tier = tier,
	                   .facts = facts,
	                   .worktree = true,
	                   .history = true,
	                   .is_repository = true,
	                   .has_manifest = manifest != NULL,
	                   .files = 1,
	                   .text_files = 1,
	                   .text_blobs = 1,
	                   .commits = 1};
	struct gate_options o = {.checklist = true, .manifest_tree = manifest};
	verdict_all(&r, &o, NULL);
	return r.controls[c - set->controls];
}
