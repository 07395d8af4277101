/* GitLab Code Quality. */
#include "sample.h"

#include <cjson/cJSON.h>

Test(gitlab_codequality, issues_have_the_five_fields)
{
	struct sample s;
	struct report *r = sample_new(&s);
	s.findings[1].main.place = (struct place){0};
	struct buf out BUF_AUTO = sample_write(r, "gitlab-codequality", (struct report_style){0});
	sample_expect_safe(&out);
	cJSON *root = cJSON_Parse(out.p);
	cr_assert(cJSON_IsArray(root));
	cr_expect_eq(cJSON_GetArraySize(root), 4, "and what was not scanned, but for what was left out by choice");
	cr_expect(strstr(out.p, "not-scanned/boundary"));
	for (const cJSON *i = root->child; i; i = i->next) {
		cr_expect(cJSON_IsString(cJSON_GetObjectItem(i, "description")));
		cr_expect(cJSON_IsString(cJSON_GetObjectItem(i, "check_name")));
		const cJSON *location = cJSON_GetObjectItem(i, "location");
		cr_expect(*cJSON_GetStringValue(cJSON_GetObjectItem(location, "path")));
		cr_expect_geq(cJSON_GetObjectItem(cJSON_GetObjectItem(location, "lines"), "begin")->valueint, 1);
		for (const cJSON *other = i->next; other; other = other->next)
			cr_expect_str_neq(cJSON_GetStringValue(cJSON_GetObjectItem(i, "fingerprint")),
			                  cJSON_GetStringValue(cJSON_GetObjectItem(other, "fingerprint")));
	}
	cr_expect_str_eq(cJSON_GetStringValue(cJSON_GetObjectItem(root->child, "severity")), "critical");
	cJSON_Delete(root);
}

Test(gitlab_codequality, what_stops_the_launch_without_a_finding_is_an_issue_of_the_manifest)
{
	struct sample s;
	struct report *r = sample_new(&s);
	s.judgements[2].verdict = VERDICT_FAIL;
	s.judgements[2].cause = CAUSE_ABSENT;
	struct buf none BUF_AUTO = sample_write(r, "gitlab-codequality", (struct report_style){0});
	cr_expect_not(strstr(none.p, "rate-01"));
	s.judgements[2].gates = true;
	struct buf out BUF_AUTO = sample_write(r, "gitlab-codequality", (struct report_style){0});
	cr_expect(strstr(out.p, "\"description\":\t\"RATE-01 not set up yet: no evidence. Set a limit\",\n"));
	cr_expect(strstr(out.p, "\"check_name\":\t\"rate-01\""));
	cr_expect(strstr(out.p, "\"path\":\t\"microapp.yaml\""));
}
