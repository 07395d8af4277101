/* Two rules of one file: each must win its own examples, as a scan would judge them. */
#include "scan/rule_rival.h"

#include <criterion/criterion.h>
#include <string.h>

#include "rules/ruleset.h"

static struct arena rival_arena;

#define RULE(id, confidence, pattern, files)                                                                           \
	"  - id: " id "\n    title: t\n    anchors: [demo_]\n    confidence: " confidence "\n    pattern: '" pattern   \
	"'\n    match: ['demo_{lower:8}']\n    clean: [demo]\n" files

static bool rival_read(const char *rules, struct err *err)
{
	struct ruleset set;
	str text = arena_printf(&rival_arena, "kind: text\ncontrol: SECR-02\nwhy: w\nfix: [f]\nrules:\n%s", rules);
	struct ruleset_file file = {S("x/demo.yaml"), text};
	return ruleset_read(&file, 1, ruleset_builtin(), RULE_GIVEN, &rival_arena, &set, err) &&
	       rule_rivals(&set, ruleset_builtin()->n_rules, &rival_arena, err);
}

Test(rule_rival, a_rule_that_another_takes_the_finding_from_is_named_with_its_line)
{
	struct err err = {{0}};
	cr_expect_not(rival_read(
	        RULE("demo-a", "medium", "demo_[a-z]{8}", "") RULE("demo-b", "high", "demo_[a-z]{8}", ""), &err));
	cr_expect(strncmp(err.text, "x/demo.yaml:6: ", 15) == 0, "%s", err.text);
	cr_expect(strstr(err.text, "match 1 is taken by demo-b") && strstr(err.text, "line 13"), "%s", err.text);
}

Test(rule_rival, of_two_alike_the_first_wins)
{
	struct err err = {{0}};
	cr_expect_not(rival_read(RULE("demo-a", "high", "demo_[a-z]{8}", "") RULE("demo-b", "high", "demo_[a-z]+", ""),
	                         &err));
	cr_expect(strncmp(err.text, "x/demo.yaml:13: ", 16) == 0 && strstr(err.text, "demo-a"), "%s", err.text);
}

Test(rule_rival, rules_for_other_files_never_meet)
{
	struct err err = {{0}};
	cr_expect(rival_read(RULE("demo-a", "medium", "demo_[a-z]{8}", "")
	                             RULE("demo-b", "high", "demo_[a-z]{8}", "    files: ['*.env']\n"),
	                     &err),
	          "%s", err.text);
}

Test(rule_rival, no_built_in_rule_takes_the_example_of_another_of_its_file)
{
	struct err err = {{0}};
	cr_expect(rule_rivals(ruleset_builtin(), 0, &rival_arena, &err), "%s", err.text);
}
