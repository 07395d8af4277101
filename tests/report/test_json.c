/* The native report: keys, order, exact numbers, valid text. */
#include "sample.h"

#include <cjson/cJSON.h>

static const cJSON *at(const cJSON *o, const char *key)
{
	const cJSON *item = cJSON_GetObjectItemCaseSensitive(o, key);
	cr_assert(item, "no key %s", key);
	return item;
}

static const char *text(const cJSON *o, const char *key) { return cJSON_GetStringValue(at(o, key)); }

/* The keys of an object, joined by blanks. */
static void expect_keys(const cJSON *o, const char *keys)
{
	struct buf b BUF_AUTO = {0};
	for (const cJSON *i = o->child; i; i = i->next)
		buf_printf(&b, "%s%s", b.n ? " " : "", i->string);
	cr_expect(str_eq(buf_str(&b), str_of(keys)), "%.*s", STR_ARG(buf_str(&b)));
}

Test(report_json, keys_stand_in_the_order_of_the_contract)
{
	struct sample s;
	struct buf out BUF_AUTO = sample_write(sample_new(&s), "json", (struct report_style){0});
	cJSON *root = cJSON_Parse(out.p);
	cr_assert(root);
	expect_keys(root,
	            "schema_version tool subject digests as_of stage app_id owner risk_tier status summary findings "
	            "controls scan");
	expect_keys(at(root, "findings")->child, "id rule severity confidence gates state held_by description "
	                                         "remediation why steps references path line "
	                                         "column end_line end_column shown fingerprint occurrences "
	                                         "occurrence_count introduced_by note state_why");
	expect_keys(at(root, "controls")->child,
	            "id section required gates verdict why evidence undecided basis cause");
	expect_keys(at(root, "summary"), "critical high medium low info known excepted rotated hidden");
	cJSON_Delete(root);
}

Test(report_json, finding_says_what_and_how_to_fix_it)
{
	struct sample s;
	struct buf out BUF_AUTO = sample_write(sample_new(&s), "json", (struct report_style){0});
	cJSON *root = cJSON_Parse(out.p);
	const cJSON *first = at(root, "findings")->child;
	cr_expect_str_eq(text(first, "id"), "SECR-02");
	cr_expect_str_eq(text(first, "rule"), "github-pat");
	cr_expect_str_eq(text(first, "severity"), "HIGH");
	cr_expect_str_eq(text(first, "remediation"), "Revoke the token; Read it from a secret store.");
	cr_expect_str_eq(text(first, "fingerprint"), "1:01000000000000000000000000000000");
	cr_expect_eq(cJSON_GetArraySize(at(first, "steps")), 2);
	cr_expect_str_eq(text(first->next, "description"), "Implicit flow (id_token token)");
	cr_expect_str_eq(text(root, "status"), "action_required");
	cJSON_Delete(root);
}

Test(report_json, what_is_not_declared_is_null)
{
	struct sample s;
	struct report *r = sample_new(&s);
	r->tier = TIER_NONE;
	r->owner = S("");
	struct buf out BUF_AUTO = sample_write(r, "json", (struct report_style){0});
	cJSON *root = cJSON_Parse(out.p);
	cr_expect(cJSON_IsNull(at(root, "risk_tier")));
	cr_expect(cJSON_IsNull(at(root, "owner")));
	cr_expect(cJSON_IsNull(at(at(root, "digests"), "policy")));
	cJSON_Delete(root);
}

Test(report_json, integers_above_2_to_53_are_exact)
{
	struct sample s;
	struct buf out BUF_AUTO = sample_write(sample_new(&s), "json", (struct report_style){0});
	cr_expect(strstr(out.p, "9007199254740993,"));
}

Test(report_json, hostile_bytes_become_text)
{
	struct sample s;
	struct buf out BUF_AUTO = sample_write(sample_new(&s), "json", (struct report_style){0});
	sample_expect_safe(&out);
	cr_expect(strstr(out.p, "\\u001b[2J"));
	cr_expect(strstr(out.p, "\\u202e@you\\\\xff"));
}

Test(report_json, same_report_same_bytes)
{
	static const struct report_style styles[] = {{0}, {.color = true, .tty = true, .width = 80}};
	struct sample s;
	size_t n;
	const struct writer *const *formats = report_formats(&n);
	for (size_t i = 0; i < n; i++) {
		struct buf one BUF_AUTO = sample_write(sample_new(&s), formats[i]->name.p, styles[0]);
		bool styled = str_eq(formats[i]->name, S("text"));
		struct buf two BUF_AUTO = sample_write(sample_new(&s), formats[i]->name.p, styles[styled ? 0 : 1]);
		cr_expect(str_eq(buf_str(&one), buf_str(&two)), "%s", formats[i]->name.p);
		cr_expect(report_format_known(formats[i]->name));
	}
	cr_expect_not(report_format_known(S("xlsx")));
}

Test(report_json, lines_are_whole_objects_with_a_type)
{
	struct sample s;
	struct buf out BUF_AUTO = sample_write(sample_new(&s), "jsonl", (struct report_style){0});
	static const char *const types[] = {"report",      "finding", "finding", "finding", "not_scanned",
	                                    "not_scanned", "control", "control", "control", "scan"};
	str rest = buf_str(&out), line;
	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		cr_assert(str_cut(&rest, '\n', &line));
		cJSON *o = cJSON_ParseWithLength(line.p, line.n);
		cr_assert(o);
		cr_expect_str_eq(text(o, "type"), types[i]);
		cJSON_Delete(o);
	}
	cr_expect_eq(rest.n, 0);
}

Test(report_json, each_of_several_roots_is_told)
{
	struct sample s, part;
	struct report *r = sample_new(&s);
	struct root_report roots[] = {{S("apps/" HOSTILE), false, sample_new(&part)},
	                              {S("b"), false, sample_new(&part)}};
	part.report.status = STATUS_READY;
	part.report.exit_status = 0;
	r->roots = roots;
	r->n_roots = 2;
	struct buf out BUF_AUTO = sample_write(r, "json", (struct report_style){0});
	cJSON *root = cJSON_Parse(out.p);
	cr_assert(root);
	cr_assert_eq(cJSON_GetArraySize(at(root, "roots")), 2);
	const cJSON *second = at(root, "roots")->child->next;
	expect_keys(second,
	            "path status exit_status stage app_id owner risk_tier commit summary files blobs commits next");
	cr_expect_str_eq(text(second, "path"), "b");
	cr_expect_str_eq(text(second, "status"), "ready");
	cr_expect_str_eq(text(root, "status"), "action_required");
	sample_expect_safe(&out);
	cJSON_Delete(root);
}
