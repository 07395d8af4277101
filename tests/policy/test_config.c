/* Configuration files: what they may say, who outranks whom. */
#include "policy/config.h"

#include <criterion/criterion.h>

#include "format/format.h"

#define PRINT "'1:000102030405060708090a0b0c0d0e0f'"

static bool read_config(const char *text, bool is_policy, struct arena *a, struct config *c, struct err *err)
{
	const struct node *tree;
	cr_assert_eq(yaml_read(str_of(text), a, &format_default_budget, &tree, err), FORMAT_OK, "%s", err->text);
	return config_read(tree, is_policy ? S("policy.yaml") : S(".microaudit.yaml"), is_policy, a, c, err);
}

static void refuses(const char *text, const char *message)
{
	struct arena a = {0};
	struct config c;
	struct err err = {""};
	cr_expect_not(read_config(text, false, &a, &c, &err), "%s", text);
	cr_expect(strstr(err.text, message), "%s", err.text);
	arena_free(&a);
}

Test(config, reads_every_key)
{
	struct arena a = {0};
	struct config c;
	struct err err;
	cr_assert(read_config(
	                  "version: 1\nfail_on: medium\nmin_confidence: low\nstage: launch\nstrict: true\n"
	                  "rules_dir: audit/rules\nexceptions:\n"
	                  "  - {finding: " PRINT ", why: sample, by: a@example.com, expires: 2027-01-31}\n"
	                  "  - {rule: SECR-02, path: docs/a.md, why: sample, by: a@example.com, expires: 2027-01-31}\n"
	                  "resolved:\n"
	                  "  - {finding: " PRINT ", rotated: 2026-11-02, by: a@example.com}\n"
	                  "  - {finding: " PRINT ", not_a_secret: true, why: colour, by: a@example.com}\n",
	                  false, &a, &c, &err),
	          "%s", err.text);
	cr_assert(c.has_fail_on && c.fail_on == SEVERITY_MEDIUM);
	cr_assert(c.has_min_confidence && c.min_confidence == CONFIDENCE_LOW);
	cr_assert(c.has_stage && c.stage == STAGE_LAUNCH && c.strict);
	cr_assert_eq(c.n_exceptions, 2);
	cr_assert(c.exceptions[0].by_print && c.exceptions[0].print[15] == 15);
	cr_assert_eq(c.exceptions[1].line, 9);
	cr_assert_eq(c.n_resolutions, 2);
	cr_assert(str_eq(c.resolutions[0].rotated, S("2026-11-02")));
	cr_assert(str_eq(c.resolutions[1].why, S("colour")));
	arena_free(&a);
}

Test(config, policy_says_what_counts_in_a_change_and_at_launch)
{
#define DIGEST "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
	static const char *const bad[] = {"baseline: sha256:00\n", "baseline: x" DIGEST "\n", "baseline: " DIGEST "0\n",
	                                  "baseline: [" DIGEST "]\n", "allow_exceptions_in_change: 1\n"};
	struct arena a = {0};
	struct config c, merged;
	struct err err = {""};
	cr_assert(read_config("allow_exceptions_in_change: true\nbaseline: " DIGEST "\n", true, &a, &c, &err), "%s",
	          err.text);
	config_merge(NULL, &c, NULL, &a, &merged);
	cr_expect(merged.allow_in_change && str_eq(merged.baseline, S(DIGEST)));
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		cr_expect_not(read_config(bad[i], true, &a, &c, &err), "%s", bad[i]);
	arena_free(&a);
#undef DIGEST
}

Test(config, empty_file_says_nothing)
{
	struct arena a = {0};
	struct config c;
	struct err err;
	cr_assert(config_read(NULL, S(".microaudit.yaml"), false, &a, &c, &err));
	cr_assert_not(c.has_fail_on);
	arena_free(&a);
}

Test(config, errors_say_where_and_what)
{
	refuses("strict: true\nfail_om: low\n",
	        ".microaudit.yaml:2: unknown key fail_om; the nearest known one is fail_on");
	refuses("fail_on: severe\n", ".microaudit.yaml:1: fail_on must be one of");
	refuses("exceptions:\n  - {rule: SECR-02, path: a, whyy: x}\n",
	        ":2: unknown key whyy; the nearest known one is why");
	refuses("exceptions:\n  - {rule: SECR-02, why: x, by: a@b, expires: 2027-01-31}\n", "a rule and a path");
	refuses("exceptions:\n  - {rule: X, path: a, why: x, by: a@b, expires: 2027-02-31}\n",
	        "expires must be a date");
	refuses("exceptions:\n  - {rule: X, path: a, why: x, by: me, expires: 2027-01-31}\n", "by is missing");
	refuses("resolved:\n  - {finding: " PRINT ", by: a@b}\n", "either rotated: DATE or not_a_secret: true");
	refuses("resolved:\n  - {finding: '1:00', by: a@b, rotated: 2026-01-01}\n", "fingerprint");
	refuses("- a\n", "keys and values");
}

Test(config, repository_cannot_loosen)
{
	refuses("fail_on: critical\n", "cannot ask for less than high");
	refuses("min_confidence: high\n", "cannot hide more than the default");
	refuses("skip_rules: [a]\n", "use exceptions instead");
	refuses("allow_exceptions_in_change: true\n", "use exceptions instead");
	refuses("baseline: sha256:00\n", "use exceptions instead");
	refuses("exclude: ['*.js']\n", "use exceptions instead");
	refuses("exceptions:\n  - {rule: a, path: '{a,b}{c,d}{e,f}{g,h}{i,j}{k,l}', why: x, by: a@b, expires: "
	        "2030-01-01}\n",
	        "too many patterns");
}

Test(config, policy_may_loosen)
{
	struct arena a = {0};
	struct config c;
	struct err err;
	cr_assert(read_config("fail_on: critical\nskip_rules: [a, b]\nexclude: ['*.js']\n", true, &a, &c, &err), "%s",
	          err.text);
	cr_assert_eq(c.fail_on, SEVERITY_CRITICAL);
	cr_assert_eq(c.skip_rules.n, 2);
	cr_assert_eq(c.exclude.n, 1);
	arena_free(&a);
}

Test(config, defaults)
{
	struct arena a = {0};
	struct config c;
	config_merge(NULL, NULL, NULL, &a, &c);
	cr_assert_eq(c.fail_on, SEVERITY_HIGH);
	cr_assert_eq(c.min_confidence, CONFIDENCE_MEDIUM);
	cr_assert_eq(config_stage(&c, STAGE_REGISTER), STAGE_REGISTER);
	arena_free(&a);
}

Test(config, tighter_of_policy_and_repository_counts_and_the_command_line_outranks_both)
{
	struct arena a = {0};
	struct config c;
	struct config line = {.has_fail_on = true, .fail_on = SEVERITY_CRITICAL};
	struct config policy = {.has_fail_on = true, .fail_on = SEVERITY_MEDIUM};
	struct config own = {.has_fail_on = true, .fail_on = SEVERITY_HIGH};
	config_merge(NULL, &policy, &own, &a, &c);
	cr_assert_eq(c.fail_on, SEVERITY_MEDIUM);
	own.fail_on = SEVERITY_LOW;
	config_merge(NULL, &policy, &own, &a, &c);
	cr_assert_eq(c.fail_on, SEVERITY_LOW);
	config_merge(&line, &policy, &own, &a, &c);
	cr_assert_eq(c.fail_on, SEVERITY_CRITICAL);
	arena_free(&a);
}

Test(config, nothing_lowers_the_stage_below_the_policy)
{
	struct arena a = {0};
	struct config c;
	struct config line = {.has_stage = true, .stage = STAGE_REGISTER};
	struct config policy = {.has_stage = true, .stage = STAGE_LAUNCH};
	config_merge(&line, &policy, NULL, &a, &c);
	cr_assert_eq(config_stage(&c, STAGE_REGISTER), STAGE_LAUNCH);
	cr_assert_eq(config_stage(&c, STAGE_WORK), STAGE_REGISTER);
	config_merge(&line, NULL, &policy, &a, &c);
	cr_assert_eq(config_stage(&c, STAGE_REGISTER), STAGE_REGISTER);
	config_merge(NULL, NULL, &policy, &a, &c);
	cr_assert_eq(config_stage(&c, STAGE_REGISTER), STAGE_LAUNCH);
	cr_assert_eq(config_stage(&c, STAGE_WORK), STAGE_WORK);
	arena_free(&a);
}
