/* GitLab secret detection 15.0.7: what its schema requires. */
#include "sample.h"

#include <cjson/cJSON.h>

static const cJSON *member(const cJSON *o, const char *key)
{
	const cJSON *item = cJSON_GetObjectItemCaseSensitive(o, key);
	cr_assert(item, "no %s", key);
	return item;
}

static const char *word(const cJSON *o, const char *key) { return cJSON_GetStringValue(member(o, key)); }

Test(gitlab_secrets, scan_has_its_times_from_as_of)
{
	struct sample s;
	struct report *r = sample_new(&s);
	struct buf out BUF_AUTO = sample_write(r, "gitlab-secrets", (struct report_style){0});
	sample_expect_safe(&out);
	cJSON *root = cJSON_Parse(out.p);
	const cJSON *scan = member(root, "scan");
	cr_expect_str_eq(word(root, "version"), "15.0.7");
	cr_expect_str_eq(word(scan, "type"), "secret_detection");
	cr_expect_str_eq(word(scan, "status"), "success");
	cr_expect_str_eq(word(scan, "start_time"), "2026-11-23T00:00:00");
	cr_expect_str_eq(word(scan, "end_time"), "2026-11-23T00:00:00");
	cr_expect(*word(member(member(scan, "analyzer"), "vendor"), "name"));
	cr_expect(*word(member(scan, "scanner"), "version"));
	cr_expect_str_eq(word(member(scan, "messages")->child, "level"), "warn");
	cJSON_Delete(root);
	r->status = STATUS_INCOMPLETE;
	struct buf failed BUF_AUTO = sample_write(r, "gitlab-secrets", (struct report_style){0});
	cr_expect(strstr(failed.p, "\"failure\""));
}

Test(gitlab_secrets, vulnerabilities_have_identifiers_and_a_commit)
{
	struct sample s;
	struct report *r = sample_new(&s);
	r->commit = S("");
	struct buf out BUF_AUTO = sample_write(r, "gitlab-secrets", (struct report_style){0});
	cJSON *root = cJSON_Parse(out.p);
	const cJSON *all = member(root, "vulnerabilities");
	cr_expect_eq(cJSON_GetArraySize(all), 3);
	for (const cJSON *v = all->child; v; v = v->next) {
		cr_expect_eq(strlen(word(v, "id")), 36);
		cr_expect_geq(cJSON_GetArraySize(member(v, "identifiers")), 2);
		cr_expect(*word(member(member(v, "location"), "commit"), "sha"));
	}
	cr_expect_str_eq(word(all->child, "severity"), "High");
	cr_expect_str_eq(word(all->child, "id"), "01000000-0000-8000-8000-000000000000");
	cr_expect_str_eq(word(member(all->child, "identifiers")->child, "value"), "github-pat");
	cJSON_Delete(root);
}

Test(gitlab_secrets, name_is_cut_to_its_limit)
{
	struct sample s;
	char title[900];
	struct report *r = sample_new(&s);
	for (size_t i = 0; i < sizeof title; i += 2)
		memcpy(title + i, "\xc3\xa9", 2);
	s.rules[0].title = str_at(title, sizeof title);
	struct buf out BUF_AUTO = sample_write(r, "gitlab-secrets", (struct report_style){0});
	cJSON *root = cJSON_Parse(out.p);
	cr_expect_eq(strlen(word(member(root, "vulnerabilities")->child, "name")), 2 * 255);
	cJSON_Delete(root);
}
