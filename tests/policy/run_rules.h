/* run_rules: controls' own rules over what the run itself did (policy/run_facts.h), for small rule sets. */
#ifndef TESTS_POLICY_RUN_RULES_H
#define TESTS_POLICY_RUN_RULES_H

#include "model/rule.h"

static const struct step run_steps[] = {{STEP_KEY, STR_INIT("run")}, {STEP_ANY, STR_INIT("*")}};
static const struct step run_what[] = {{STEP_KEY, STR_INIT("what")}};
static const struct step run_complete[] = {{STEP_KEY, STR_INIT("complete")}};
static const struct node run_true = {.kind = NODE_BOOL, .text = STR_INIT("true")};
static const struct cond run_holds = {
        .op = COND_EQUALS, .path = {.text = STR_INIT("complete"), .steps = run_complete, .n = 1}, .value = &run_true};

#define RUN_WHERE(name, word)                                                                                          \
	static const struct node name##_value = {.kind = NODE_STRING, .text = STR_INIT(word)};                         \
	static const struct cond name = {.op = COND_EQUALS,                                                            \
	                                 .path = {.text = STR_INIT("what"), .steps = run_what, .n = 1},                \
	                                 .value = &name##_value}
RUN_WHERE(run_tree, "tree");
RUN_WHERE(run_history, "history");
RUN_WHERE(run_manifest, "manifest");
RUN_WHERE(run_exceptions, "exceptions");

#define RUN_RULE(number_, c, name, which)                                                                              \
	{                                                                                                              \
		.number = (number_), .kind = RULE_CONTROL, .id = STR_INIT(name), .control = (c),                       \
		.each = {.text = STR_INIT("run.*"), .steps = run_steps, .n = 2}, .where = &(which),                    \
		.require = &run_holds                                                                                  \
	}

#endif
