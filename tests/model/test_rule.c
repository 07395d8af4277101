/* Looking up rules by new and old ids, controls by theirs. */
#include "model/rule.h"

#include <criterion/criterion.h>

static const str rule_old[] = {STR_INIT("old-name"), STR_INIT("b")};
static const struct rule rule_list[] = {{.id = STR_INIT("a"), .was = {rule_old, 2}}, {.id = STR_INIT("b")}};
static const struct control rule_controls[] = {{.id = STR_INIT("AUTH-01")}};
static const struct ruleset rule_set = {rule_list, 2, rule_controls, 1, STR_INIT("")};

Test(rule, found_by_id_and_by_an_old_one)
{
	cr_expect_eq(ruleset_find(&rule_set, S("a")), &rule_list[0]);
	cr_expect_eq(ruleset_find(&rule_set, S("old-name")), &rule_list[0]);
	cr_expect_eq(ruleset_find(&rule_set, S("b")), &rule_list[1], "an id in force goes before an old one");
	cr_expect_null(ruleset_find(&rule_set, S("A")));
	cr_expect_null(ruleset_find(&rule_set, S("")));
}

Test(rule, controls_without_regard_to_case)
{
	cr_expect_eq(ruleset_control(&rule_set, S("auth-01")), &rule_controls[0]);
	cr_expect_null(ruleset_control(&rule_set, S("AUTH-0")));
}

Test(rule, is_named_by_its_ids_and_by_its_control)
{
	static const str listed[] = {STR_INIT("OLD-NAME"), STR_INIT("auth-01")};
	static const struct rule of_control = {.id = STR_INIT("c"), .control = &rule_controls[0]};
	cr_expect(rule_named(&rule_list[0], (struct strs){listed, 2}));
	cr_expect_not(rule_named(&rule_list[0], (struct strs){listed + 1, 1}));
	cr_expect(rule_named(&of_control, (struct strs){listed + 1, 1}));
	cr_expect_not(rule_named(&rule_list[1], (struct strs){listed, 2}));
}
