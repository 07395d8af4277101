/* No text of a report keeps a token that the rules know. */
#include "scan/redact.h"

#include <criterion/criterion.h>

#include "rules/ruleset.h"

static struct arena arena;

/* "before", a token of GitHub's form made here, ".py". */
static str with_token(void)
{
	str body = S("a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8");
	return arena_printf(&arena, "before-%s%.*s.py",
	                    "ghp"
	                    "_",
	                    STR_ARG(body));
}

static bool holds_token(str text) { return str_find(text, S("g7H8i9J0"), 0) != SIZE_MAX; }

Test(redact, leaves_what_the_checklist_says_as_it_is)
{
	struct err err = {{0}};
	const struct ruleset *set = ruleset_builtin();
	struct matcher *m = matcher_new(set, ruleset_builtin_database(), false, &err);
	struct judgement *all = arena_array(&arena, struct judgement, set->n_controls);
	struct report r = {.arena = &arena, .controls = all, .n_controls = set->n_controls};
	for (size_t i = 0; i < set->n_controls; i++)
		all[i] = (struct judgement){.control = &set->controls[i],
		                            .why = arena_printf(&arena, "%.*s: %.*s", STR_ARG(with_token()),
		                                                STR_ARG(set->controls[i].evidence))};
	cr_assert(redact_report(m, &r, &err));
	for (size_t i = 0; i < set->n_controls; i++) {
		cr_expect_not(holds_token(all[i].why));
		cr_expect(str_ends(all[i].why, set->controls[i].evidence), "%.*s", STR_ARG(all[i].why));
	}
	matcher_free(m);
	arena_free(&arena);
}

Test(redact, paths_reasons_and_branch)
{
	struct err err = {{0}};
	struct matcher *m = matcher_new(ruleset_builtin(), ruleset_builtin_database(), false, &err);
	struct place place = {.path = with_token()};
	struct finding f = {.main = {.place = place, .note = with_token()},
	                    .state_why = with_token(),
	                    .places = &place,
	                    .n_places = 1};
	struct report r = {
	        .arena = &arena, .findings = &f, .n_findings = 1, .branch = with_token(), .owner = S("a@b.example")};
	cr_assert(holds_token(r.branch));
	cr_assert(redact_report(m, &r, &err));
	cr_assert_not(holds_token(f.main.place.path));
	cr_assert_not(holds_token(f.places[0].path));
	cr_assert_not(holds_token(f.main.note));
	cr_assert_not(holds_token(f.state_why));
	cr_assert_not(holds_token(r.branch));
	cr_assert(str_starts(r.branch, S("before-")) && str_ends(r.branch, S(".py")));
	cr_assert(str_eq(r.owner, S("a@b.example")));
	matcher_free(m);
	arena_free(&arena);
}
