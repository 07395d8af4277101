/* rule_text: a rule in words. */
#include <criterion/criterion.h>

#include "cmd/rule_text.h"
#include "rules/ruleset.h"

static struct arena words_arena;

static str words_field(const char *id, const char *label)
{
	const struct rule *r = ruleset_find(ruleset_builtin(), str_of(id));
	cr_assert(r);
	struct rule_text t = rule_text(r, &words_arena);
	for (size_t i = 0; i < t.n; i++)
		if (str_eq(t.fields[i].label, str_of(label)))
			return t.fields[i].text;
	return S("");
}
static bool words_hold(const char *id, const char *label, const char *what)
{
	return str_find(words_field(id, label), str_of(what), 0) != (size_t)-1;
}

Test(rule_text, says_how_it_is_found_and_proven)
{
	cr_expect(words_hold("github-pat", "Found by", "ghp_"));
	cr_expect(words_hold("github-pat", "Proof", "CRC-32"));
	cr_expect(words_hold("github-pat", "Proof", "certain"));
	cr_expect(words_hold("algolia-admin-key", "Found by", "32 hexadecimal digits under a name such as ALGOLIA_"));
	cr_expect(words_hold("generic-assigned", "Found by", "in quotes"));
	cr_expect(words_hold("generic-assigned", "Confidence", "gives way"));
	cr_expect(words_hold("pkce-plain", "Found by", "tree"));
	cr_expect(words_hold("aws-access-key-id", "Other part", "aws-secret-access-key"));
}

Test(rule_text, severity_is_the_controls_under_the_rules_cap)
{
	cr_expect(str_eq(words_field("github-pat", "Severity"), S("HIGH, CRITICAL from high risk on")));
	cr_expect(str_eq(words_field("stripe-public-key", "Severity"), S("INFO")));
	cr_expect(words_hold("aws-access-key-id", "Severity", "at most MEDIUM without"));
	cr_expect(words_hold("private-key-rsa", "Severity", "at most MEDIUM in tests and examples"));
	cr_expect(words_hold("generic-assigned", "Severity", "LOW in tests"));
}

Test(rule_text, a_shape_has_a_name)
{
	cr_expect(str_eq(rule_shape_words(S("{hex:32}"), &words_arena), S("32 hexadecimal digits")));
	cr_expect(str_eq(rule_shape_words(S("{uuid}"), &words_arena), S("a UUID")));
	cr_expect(str_eq(rule_shape_words(S("{hex:8}-{hex:4}"), &words_arena), S("a value such as {hex:8}-{hex:4}")));
	cr_expect(str_eq(rule_shape_words(S("/[a-f]{9}/"), &words_arena), S("a value of its shape")));
}

Test(rule_text, no_field_is_left_out_for_want_of_room)
{
	const struct ruleset *set = ruleset_builtin();
	for (size_t i = 0; i < set->n_rules; i++)
		cr_expect_lt(rule_text(&set->rules[i], &words_arena).n, (size_t)RULE_FIELDS, "%.*s",
		             STR_ARG(set->rules[i].id));
}

Test(rule_text, only_a_secret_can_be_rotated)
{
	const struct ruleset *set = ruleset_builtin();
	cr_expect(rule_is_secret(ruleset_find(set, S("github-pat"))));
	cr_expect_not(rule_is_secret(ruleset_find(set, S("stripe-public-key"))));
	cr_expect_not(rule_is_secret(ruleset_find(set, S("pkce-plain"))));
}
