/* The manifest's schema over a corpus of manifests. Which of them are good, and what is wrong with the others, was
 * compared with python3-jsonschema. */
#include "policy/schema.h"

#include <criterion/criterion.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/err.h"
#include "format/format.h"

static str load(struct arena *a, const char *path)
{
	char bytes[65536];
	FILE *f = fopen(path, "rb");
	cr_assert(f, "%s", path);
	size_t n = fread(bytes, 1, sizeof bytes, f);
	fclose(f);
	return arena_str(a, str_at(bytes, n));
}

static size_t check_text(struct arena *a, str schema, str manifest, struct schema_error **errors)
{
	const struct node *s, *m;
	struct err err;
	cr_assert_eq(json_read(schema, a, &format_default_budget, &s, &err), FORMAT_OK);
	cr_assert_eq(yaml_read(manifest, a, &format_default_budget, &m, &err), FORMAT_OK);
	return schema_check(s, m, a, errors);
}

static size_t check_file(struct arena *a, const char *name, struct schema_error **errors)
{
	str path = arena_printf(a, "tests/policy/manifests/%s.yaml", name);
	return check_text(a, load(a, "rules/templates/microapp.schema.json"), load(a, path.p), errors);
}

static const struct {
	const char *name, *errors;
} corpus[] = {
        {"good-minimal", ""},
        {"good-low", ""},
        {"good-medium", ""},
        {"good-high", ""},
        {"broken-app-id", "2:9 app_id"},
        {"broken-dates", "11:50 approvals.0.at, 11:97 approvals.1.at"},
        {"broken-email-form", "5:16 owner.email"},
        {"broken-email-missing", "5:8 owner.email"},
        {"broken-empty-list", "6:15 environments"},
        {"broken-empty-owner", "5:7 owner"},
        {"broken-exception-open",
         "11:14 exceptions.0.expires, 11:21 exceptions.0.rule, 11:34 exceptions.0.why, 11:45 exceptions.0.by"},
        {"broken-exposure-near", "7:11 exposure"},
        {"broken-exposure", "7:11 exposure"},
        {"broken-high-session", "35:22 auth.service_account.session_seconds"},
        {"broken-host", "8:47 data.flows.0.to"},
        {"broken-integer", "10:19 users.expected"},
        {"broken-not-an-object", "1:1 "},
        {"broken-numbers", "10:19 users.expected, 11:24 cost.monthly_budget, 11:37 cost.currency, 12:45 slo.0.target"},
        {"broken-owner-missing", "1:1 owner"},
        {"broken-public-limits", "1:1 limits"},
        {"broken-regulated", "8:7 data.encryption, 8:7 data.regulations, 8:7 data.residency, 8:7 data.retention_days"},
        {"broken-residency-case", "8:46 data.residency.0"},
        {"broken-short-purpose", "4:10 purpose"},
        {"broken-slo-latency", "11:7 slo.0.threshold_ms"},
        {"broken-spa-pkce", "9:34 auth.clients.0.pkce, 9:65 auth.clients.1.pkce"},
        {"broken-store-none", "40:10 secrets.store"},
        {"broken-type-list", "6:15 environments"},
        {"broken-type-number", "3:7 name"},
        {"broken-unique", "10:36 users.kinds.2"},
        {"broken-unknown-inner", "8:45 data.retention"},
        {"broken-unknown-key", "4:10 porpose"},
        {"broken-url-http", "6:40 environments.0.url"},
        {"broken-version", "1:11 microapp"},
};

Test(schema, corpus)
{
	for (size_t i = 0; i < sizeof corpus / sizeof *corpus; i++) {
		struct arena a = {0};
		struct buf b BUF_AUTO = {0};
		struct schema_error *e;
		size_t n = check_file(&a, corpus[i].name, &e);
		for (size_t k = 0; k < n; k++)
			buf_printf(&b, "%s%u:%u %.*s", k ? ", " : "", e[k].line, e[k].col, STR_ARG(e[k].path));
		buf_byte(&b, '\0');
		cr_expect_str_eq(b.p, corpus[i].errors, "%s: %s", corpus[i].name, b.p);
		arena_free(&a);
	}
}

static void says(const char *name, const char *sentence)
{
	struct arena a = {0};
	struct schema_error *e;
	cr_assert_geq(check_file(&a, name, &e), 1);
	cr_expect_str_eq(e[0].text.p, sentence);
	arena_free(&a);
}

Test(schema, sentences_for_people)
{
	says("broken-email-missing", "owner.email is missing: add the e-mail address of the person responsible");
	says("broken-exposure", "exposure is \"extern\"; it must be one of private, internal, partner, public");
	says("broken-exposure-near",
	     "exposure is \"pubilc\"; it must be one of private, internal, partner, public; did you mean public?");
	says("broken-unknown-key", "porpose is not a known key; did you mean purpose?");
	says("broken-store-none", "secrets.store must not be \"none\" because the risk tier is medium or higher");
	says("broken-app-id", "app_id does not fit: use small letters, digits and hyphens, at most 63, such as "
	                      "where-to-eat");
}

Test(schema, key_that_stands_twice)
{
	struct arena a = {0};
	struct schema_error *e;
	str schema = S("{\"type\": \"object\", \"additionalProperties\": false, \"properties\": {\"a\": {}}}");
	cr_assert_eq(check_text(&a, schema, S("a: 1\na: 2\n"), &e), 1);
	cr_assert(str_eq(e[0].text, S("a stands here twice: remove one of them")));
	arena_free(&a);
}

Test(schema, errors_are_bounded)
{
	struct arena a = {0};
	struct buf b BUF_AUTO = {0};
	struct schema_error *e;
	for (int i = 0; i < 5000; i++)
		buf_add(&b, S("- x\n"));
	cr_assert_leq(check_text(&a, S("{\"items\": {\"type\": \"number\"}}"), buf_str(&b), &e), 200);
	arena_free(&a);
}

Test(schema, reference_to_itself_ends)
{
	struct arena a = {0};
	struct schema_error *e;
	str schema = S("{\"allOf\": [{\"$ref\": \"#/$defs/a\"}], \"$defs\": {\"a\": {\"allOf\": [{\"$ref\": "
	               "\"#/$defs/a\"}]}}}");
	cr_assert_eq(check_text(&a, schema, S("a: 1\n"), &e), 0);
	arena_free(&a);
}
