/* Facts of a manifest, and its errors as findings. */
#include "policy/manifest.h"

#include <criterion/criterion.h>

#include "base/buf.h"
#include "format/format.h"
#include "notices.h"

static const struct control manifest_controls[] = {{.id = STR_INIT("REGI-01")}};
static const struct rule manifest_rules[] = {MANIFEST_NOTICES(&manifest_controls[0])};
static const struct ruleset manifest_set = {manifest_rules, 2, manifest_controls, 1, {NULL, 0}};

static const struct node *parse(struct arena *a, const char *text)
{
	const struct node *tree;
	struct err err;
	cr_assert_eq(yaml_read(str_of(text), a, &format_default_budget, &tree, &err), FORMAT_OK, "%s", err.text);
	return tree;
}

static struct manifest facts(struct arena *a, const char *text)
{
	struct manifest m;
	manifest_facts(parse(a, text), S("microapp.yaml"), S("2026-11-23"), a, &m);
	return m;
}

Test(manifest, facts_of_an_app)
{
	struct arena a = {0};
	struct manifest m =
	        facts(&a, "app_id: quote-desk\nowner: {email: a@example.com, backup: b@example.com}\n"
	                  "exposure: partner\ndata: {classification: confidential}\nrisk: {tier: medium}\n"
	                  "auth: {protocol: oidc}\nstatus: live\nexceptions:\n"
	                  "  - {rule: RATE-01, why: the CDN does it, by: a@example.com, expires: 2027-01-31}\n"
	                  "  - {rule: RATE-02}\n");
	cr_assert(str_eq(m.app_id, S("quote-desk")));
	cr_assert(str_eq(m.owner, S("a@example.com")));
	cr_assert(str_eq(m.status, S("live")));
	cr_assert_eq(m.declared, TIER_MEDIUM);
	cr_assert_eq(m.exposure, EXPOSURE_PARTNER);
	cr_assert_eq(m.data, DATA_CONFIDENTIAL);
	cr_assert_not(m.anonymous || m.admin || m.special);
	cr_assert_eq(m.n_exceptions, 1);
	arena_free(&a);
}

Test(manifest, of_nothing_is_a_draft)
{
	struct arena a = {0};
	struct manifest m = facts(&a, "");
	cr_assert(str_eq(m.status, S("draft")));
	cr_assert_eq(m.declared, TIER_NONE);
	arena_free(&a);
}

Test(manifest, override_counts_until_its_end)
{
	struct arena a = {0};
	cr_assert_eq(facts(&a, "risk: {tier: high, override: {tier: low, expires: 2026-11-23}}").declared, TIER_LOW);
	cr_assert_eq(facts(&a, "risk: {tier: high, override: {tier: low, expires: 2026-11-22}}").declared, TIER_HIGH);
	arena_free(&a);
}

Test(manifest, special_data_is_told_from_words_that_look_like_it)
{
	struct arena a = {0};
	cr_assert(facts(&a, "data: {personal: [{category: user.health_and_medical}]}").special);
	cr_assert(facts(&a, "data: {personal: [{category: user.demographic.religious_belief}]}").special);
	cr_assert_not(facts(&a, "data: {personal: [{category: user.device.trace}]}").special);
	arena_free(&a);
}

Test(manifest, wide_permissions_are_admin)
{
	struct arena a = {0};
	cr_assert(facts(&a, "auth: {service_account: {permissions: ['s3:GetObject', 's3:*']}}").admin);
	cr_assert_not(facts(&a, "auth: {service_account: {permissions: ['s3:Get*']}}").admin);
	arena_free(&a);
}

Test(manifest, all_errors_become_findings)
{
	struct arena a = {0};
	struct buf text BUF_AUTO = {0};
	struct report r = {.arena = &a, .rules = &manifest_set};
	for (int i = 0; i < 30; i++)
		buf_printf(&text, "key%d: 1\n", i);
	buf_byte(&text, '\0');
	const struct node *schema = parse(&a, "{additionalProperties: false, properties: {owner: {}}}");
	manifest_check(&r, parse(&a, text.p), schema, S("microapp.yaml"));
	cr_assert_eq(r.n_findings, 30);
	cr_assert_eq(r.findings[1].main.place.line, 2);
	cr_assert(str_eq(r.findings[0].main.rule->id, S("manifest-invalid")));
	cr_assert_eq(r.findings[29].main.place.line, 30);
	arena_free(&a);
}

Test(manifest, broken_file_keeps_its_line)
{
	struct arena a = {0};
	struct report r = {.arena = &a, .rules = &manifest_set};
	manifest_broken(&r, S("microapp.yaml"), S("line 12: a tab where blanks belong"));
	cr_assert_eq(r.n_findings, 1);
	cr_assert_eq(r.findings[0].main.place.line, 12);
	arena_free(&a);
}
