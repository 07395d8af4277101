/* gate_set: a rule set of a few controls, one of each kind that the gate tells apart. */
#ifndef TESTS_POLICY_GATE_SET_H
#define TESTS_POLICY_GATE_SET_H

#include "notices.h"
#include "run_rules.h"

enum { C_SECR01, C_SECR02, C_RATE01, C_HARD01, C_REGI01, C_REGI02, C_GOVN05, N_CONTROLS };
enum {
	R_KEY,
	R_NO_LIMIT,
	R_PUBLIC,
	R_MANIFEST_MISSING,
	R_MANIFEST_INVALID,
	R_EXCEPTIONS,
	R_OWN = R_EXCEPTIONS + 6,
	N_RULES = R_OWN + 4
};

#define LEVELS(l, m, h)                                                                                                \
	{                                                                                                              \
		SEVERITY_##l, SEVERITY_##m, SEVERITY_##h                                                               \
	}
static const struct control gate_controls[N_CONTROLS] = {
        [C_SECR01] = {.id = STR_INIT("SECR-01"),
                      .of_history = true,
                      .asked_of_all = true,
                      .section = STR_INIT("secrets"),
                      .severity = LEVELS(HIGH, HIGH, CRITICAL),
                      .required = true},
        [C_SECR02] = {.id = STR_INIT("SECR-02"),
                      .asked_of_all = true,
                      .section = STR_INIT("secrets"),
                      .severity = LEVELS(HIGH, HIGH, CRITICAL),
                      .required = true},
        [C_RATE01] = {.id = STR_INIT("RATE-01"),
                      .section = STR_INIT("ratelimit"),
                      .severity = LEVELS(MEDIUM, HIGH, CRITICAL),
                      .required = true},
        [C_HARD01] = {.id = STR_INIT("HARD-01"),
                      .section = STR_INIT("hardening"),
                      .severity = LEVELS(OFF, MEDIUM, HIGH)},
        [C_REGI01] = {.id = STR_INIT("REGI-01"),
                      .section = STR_INIT("registration"),
                      .severity = LEVELS(MEDIUM, HIGH, HIGH),
                      .required = true},
        [C_REGI02] = {.id = STR_INIT("REGI-02"),
                      .section = STR_INIT("registration"),
                      .severity = LEVELS(MEDIUM, HIGH, HIGH),
                      .required = true,
                      .needs = NEEDS_CATALOGUE},
        [C_GOVN05] = {.id = STR_INIT("GOVN-05"),
                      .section = STR_INIT("governance"),
                      .severity = LEVELS(MEDIUM, HIGH, HIGH),
                      .required = true},
};
static const struct rule gate_rules[N_RULES] = {
        [R_KEY] = {.number = R_KEY,
                   .id = STR_INIT("some-key"),
                   .title = STR_INIT("A key"),
                   .control = &gate_controls[C_SECR02]},
        [R_NO_LIMIT] = {.number = R_NO_LIMIT,
                        .kind = RULE_REPO,
                        .id = STR_INIT("no-limit"),
                        .title = STR_INIT("No rate limit"),
                        .control = &gate_controls[C_RATE01]},
        [R_PUBLIC] = {.number = R_PUBLIC,
                      .is_public = true,
                      .id = STR_INIT("public-key"),
                      .control = &gate_controls[C_SECR02]},
        [R_MANIFEST_MISSING] = MANIFEST_NOTICES(&gate_controls[C_REGI01]),
        [R_EXCEPTIONS] = EXCEPTION_NOTICES(&gate_controls[C_GOVN05]),
        [R_OWN] = RUN_RULE(R_OWN, &gate_controls[C_SECR01], "secr-01", run_history),
        RUN_RULE(R_OWN + 1, &gate_controls[C_SECR02], "secr-02", run_tree),
        RUN_RULE(R_OWN + 2, &gate_controls[C_REGI01], "regi-01", run_manifest),
        RUN_RULE(R_OWN + 3, &gate_controls[C_GOVN05], "govn-05", run_exceptions),
};
static const struct ruleset gate_set = {gate_rules, N_RULES, gate_controls, N_CONTROLS, {NULL, 0}};

#endif
