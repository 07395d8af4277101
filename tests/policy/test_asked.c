/* What a run was asked about. */
#include "policy/asked.h"

#include <criterion/criterion.h>

static const struct control asked_controls[] = {
        {.id = STR_INIT("SECR-01"), .of_history = true, .section = STR_INIT("secrets")},
        {.id = STR_INIT("SECR-02"), .section = STR_INIT("secrets")},
        {.id = STR_INIT("MONI-01"), .section = STR_INIT("monitoring")}};
static const struct rule asked_rules[] = {
        {.number = 0, .id = STR_INIT("key"), .control = &asked_controls[1]},
        {.number = 1, .id = STR_INIT("token"), .control = &asked_controls[1]},
        {.number = 2, .id = STR_INIT("fact"), .fact = STR_INIT("seen"), .control = &asked_controls[2]}};
static const struct ruleset asked_set = {asked_rules, 3, asked_controls, 3, {NULL, 0}};

static enum asked asked_of(const struct gate_options *o, size_t control)
{
	const struct report r = {.rules = &asked_set, .worktree = true, .history = true, .is_repository = true};
	return asked_about(&r, o, &asked_controls[control]);
}

Test(asked, sections_and_sources)
{
	static const str secrets[] = {STR_INIT("secrets")};
	const struct gate_options all = {0}, o = {.sections = {secrets, 1}};
	cr_expect_eq(asked_of(&o, 0), ASKED);
	cr_expect_eq(asked_of(&o, 1), ASKED);
	cr_expect_eq(asked_of(&o, 2), ASKED_NOT);
	struct report r = {.rules = &asked_set, .history = true, .is_repository = true};
	cr_expect_eq(asked_about(&r, &all, &asked_controls[0]), ASKED, "history needs no files");
	cr_expect_eq(asked_about(&r, &all, &asked_controls[1]), ASKED_NOT);
	r.is_repository = false;
	cr_expect_eq(asked_about(&r, &all, &asked_controls[0]), ASKED_NOT);
}

Test(asked, rules)
{
	static const str one[] = {STR_INIT("key")}, control[] = {STR_INIT("MONI-01")};
	const bool on[] = {true, false, true}, off[] = {false, false, false};
	struct gate_options o = {.rules = {one, 1}, .on = on};
	cr_expect_eq(asked_of(&o, 1), ASKED_PARTLY);
	cr_expect_eq(asked_of(&o, 0), ASKED_PARTLY, "the rules of the section decide about history");
	cr_expect_eq(asked_of(&o, 2), ASKED_NOT, "no rule decides it, and it was not named");
	o.rules = (struct strs){control, 1};
	cr_expect_eq(asked_of(&o, 2), ASKED);
	o = (struct gate_options){.skipped = {control, 1}};
	cr_expect_eq(asked_of(&o, 2), ASKED_NOT);
	cr_expect_eq(asked_of(&o, 1), ASKED);
	o = (struct gate_options){.on = off};
	cr_expect_eq(asked_of(&o, 1), ASKED_NOT);
}

Test(asked, what_the_policy_leaves_out_is_not_missing)
{
	static const str key[] = {STR_INIT("key")}, control[] = {STR_INIT("SECR-02")};
	const bool on[] = {false, true, true};
	struct gate_options o = {.spared = {key, 1}, .on = on};
	const struct report r = {.rules = &asked_set};
	cr_expect_eq(asked_of(&o, 1), ASKED);
	cr_expect_eq(asked_spared(&r, &o, &asked_controls[1]), 1);
	o.spared = (struct strs){control, 1};
	cr_expect_eq(asked_of(&o, 1), ASKED_NOT);
	cr_expect_eq(asked_spared(&r, &o, &asked_controls[1]), 2);
}

Test(asked, unread_manifest)
{
	static const str files[] = {STR_INIT(".microaudit.yaml"), STR_INIT(".microapp.yaml")};
	const struct manifest broken = {.path = STR_INIT("microapp.yaml"), .unread = true};
	struct gate_options o = {.unread = {files, 1}};
	cr_expect_eq(asked_unread_manifest(&o).n, 0);
	o.unread.n = 2;
	cr_expect(str_eq(asked_unread_manifest(&o), S(".microapp.yaml")));
	o = (struct gate_options){.manifest = &broken};
	cr_expect(str_eq(asked_unread_manifest(&o), S("microapp.yaml")));
}
