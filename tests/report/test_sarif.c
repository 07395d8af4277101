/* What GitHub's ingestion asks of a SARIF file, field by field. */
#include "sample.h"

#include <cjson/cJSON.h>

static const cJSON *in(const cJSON *o, const char *path)
{
	struct buf key BUF_AUTO = {0};
	str rest = str_of(path), piece;
	while (o && str_cut(&rest, '/', &piece)) {
		uint64_t index;
		buf_clear(&key);
		buf_printf(&key, "%.*s", STR_ARG(piece));
		buf_byte(&key, '\0');
		o = str_number(piece, 1000, &index) ? cJSON_GetArrayItem(o, (int)index)
		                                    : cJSON_GetObjectItemCaseSensitive(o, key.p);
	}
	cr_assert(o, "nothing at %s", path);
	return o;
}

static const char *text(const cJSON *o, const char *path) { return cJSON_GetStringValue(in(o, path)); }

static cJSON *parsed(const struct report *r)
{
	struct buf out BUF_AUTO = sample_write(r, "sarif", (struct report_style){0});
	cJSON *root = cJSON_Parse(out.p);
	cr_assert(root);
	return root;
}

Test(sarif, rules_have_what_code_scanning_requires)
{
	struct sample s;
	cJSON *root = parsed(sample_new(&s));
	cr_expect_str_eq(text(root, "version"), "2.1.0");
	cr_expect(strstr(text(root, "$schema"), "sarif-2.1.0"));
	const cJSON *rules = in(root, "runs/0/tool/driver/rules");
	cr_expect_eq(cJSON_GetArraySize(rules), 3);
	for (const cJSON *rule = rules->child; rule; rule = rule->next) {
		cr_expect(*text(rule, "id") && *text(rule, "shortDescription/text") &&
		          *text(rule, "fullDescription/text"));
		cr_expect(*text(rule, "help/text"));
		cr_expect_str_eq(text(rule, "properties/tags/0"), "security");
	}
	cr_expect_str_eq(text(rules->child, "properties/security-severity"), "8.0");
	cr_expect_str_eq(text(rules->child, "properties/tags/3"), "external/cwe/cwe-798");
	cJSON_Delete(root);
}

Test(sarif, results_have_relative_encoded_places_with_four_positions)
{
	static const char *const positions[] = {"startLine", "startColumn", "endLine", "endColumn"};
	struct sample s;
	struct report *r = sample_new(&s);
	s.findings[1].main.place.path = S("");
	cJSON *root = parsed(r);
	for (const cJSON *result = in(root, "runs/0/results")->child; result; result = result->next) {
		const cJSON *place = in(result, "locations/0/physicalLocation");
		const char *uri = text(place, "artifactLocation/uri");
		cr_expect(*uri && *uri != '/' && !strchr(uri, ' ') && !strchr(uri, ':'), "%s", uri);
		for (size_t i = 0; i < 4; i++)
			cr_expect_geq(in(in(place, "region"), positions[i])->valueint, 1);
	}
	cr_expect(strchr(text(root, "runs/0/results/0/partialFingerprints/primaryLocationLineHash"), ':'));
	cr_expect_str_eq(text(root, "runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri"),
	                 "src/my%20app.js");
	cr_expect_str_eq(text(root, "runs/0/results/1/locations/0/physicalLocation/artifactLocation/uri"),
	                 "microapp.yaml");
	cJSON_Delete(root);
}

Test(sarif, places_are_seen_from_the_top_of_the_repository)
{
	struct sample s;
	struct report *r = sample_new(&s);
	r->path = S("apps/web");
	cJSON *root = parsed(r);
	cr_expect_str_eq(text(root, "runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri"),
	                 "apps/web/src/my%20app.js");
	cJSON_Delete(root);
}

Test(sarif, what_is_rotated_is_suppressed_and_no_line_has_no_hash)
{
	struct sample s;
	struct report *r = sample_new(&s);
	s.findings[0].state = STATE_ROTATED;
	s.findings[0].state_why = S("rotated on 2026-11-29");
	struct buf out BUF_AUTO = sample_write(r, "sarif", (struct report_style){0});
	cJSON *root = cJSON_Parse(out.p);
	cr_expect_str_eq(text(root, "runs/0/results/0/suppressions/0/justification"), "rotated on 2026-11-29");
	cr_expect_not_null(in(root, "runs/0/results/0/partialFingerprints/primaryLocationLineHash"));
	cr_expect_null(
	        cJSON_GetObjectItem(in(root, "runs/0/results/1/partialFingerprints"), "primaryLocationLineHash"));
	cJSON_Delete(root);
}

Test(sarif, known_is_suppressed_and_new_is_not)
{
	struct sample s;
	cJSON *root = parsed(sample_new(&s));
	cr_expect_eq(cJSON_GetArraySize(in(root, "runs/0/results/0/suppressions")), 0);
	cr_expect_str_eq(text(root, "runs/0/results/2/suppressions/0/kind"), "external");
	cJSON_Delete(root);
}

Test(sarif, what_was_not_scanned_is_a_notification)
{
	struct sample s;
	cJSON *root = parsed(sample_new(&s));
	const cJSON *n = in(root, "runs/0/invocations/0/toolExecutionNotifications");
	cr_expect_eq(cJSON_GetArraySize(n), 2);
	cr_expect_str_eq(text(n, "0/descriptor/id"), "not-scanned/boundary");
	cr_expect_str_eq(text(n, "0/level"), "warning");
	cr_expect_str_eq(text(n, "1/locations/0/physicalLocation/artifactLocation/uri"), "logo.png");
	cr_expect(cJSON_IsTrue(in(root, "runs/0/invocations/0/executionSuccessful")));
	cJSON_Delete(root);
}

Test(sarif, hostile_text_is_neither_escape_nor_link)
{
	struct sample s;
	struct report *r = sample_new(&s);
	s.findings[0].main.note = S("[here](https://evil.example)");
	struct buf out BUF_AUTO = sample_write(r, "sarif", (struct report_style){0});
	sample_expect_safe(&out);
	cr_expect(strstr(out.p, "(\\\\[here](https"));
	r->repository = S("git@example.com:app");
	struct buf scp BUF_AUTO = sample_write(r, "sarif", (struct report_style){0});
	cr_expect(strstr(out.p, "versionControlProvenance"));
	cr_expect_not(strstr(scp.p, "versionControlProvenance"));
}

Test(sarif, each_folder_of_a_repository_is_a_category)
{
	struct sample s;
	struct report *r = sample_new(&s);
	r->path = S(".");
	cJSON *root = parsed(r);
	cr_expect_str_eq(text(root, "runs/0/automationDetails/id"), "microaudit/");
	cJSON_Delete(root);
	r->path = S("apps/web");
	root = parsed(r);
	cr_expect_str_eq(text(root, "runs/0/automationDetails/id"), "microaudit/apps/web/");
	cJSON_Delete(root);
}

Test(sarif, what_stops_the_launch_without_a_finding_is_a_result)
{
	struct sample s;
	struct report *r = sample_new(&s);
	s.judgements[2].gates = true;
	struct buf asked BUF_AUTO = sample_write(r, "sarif", (struct report_style){0});
	cr_expect(strstr(asked.p, "\"ruleId\":\t\"rate-01\""));
	cr_expect(strstr(asked.p, "\"kind\":\t\"open\",\n"));
	cr_expect(strstr(asked.p, "RATE-01 to answer: no evidence"));
	s.judgements[2].verdict = VERDICT_FAIL;
	s.judgements[2].cause = CAUSE_ABSENT;
	struct buf absent BUF_AUTO = sample_write(r, "sarif", (struct report_style){0});
	cr_expect_not(strstr(absent.p, "\"kind\":\t\"open\""));
	cr_expect(strstr(absent.p, "RATE-01 not set up yet: no evidence. Set a limit"));
	s.judgements[2].gates = false;
	struct buf none BUF_AUTO = sample_write(r, "sarif", (struct report_style){0});
	cr_expect_not(strstr(none.p, "rate-01"));
}
