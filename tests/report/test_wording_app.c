/* One of several apps, as it would read of itself. */
#include "sample.h"

#include "report/wording.h"

/* The sample as two apps: the secret is web's, the setting both's; api is ready. */
static struct report *in_two(struct sample *s, struct app_report *apps)
{
	struct report *r = sample_new(s);
	static const str ids[] = {STR_INIT("web")};
	for (size_t i = 0; i < 2; i++) {
		apps[i] = (struct app_report){.id = i ? S("api") : S("@x/web"),
		                              .path = i ? S("api") : S("apps/web"),
		                              .kind = S("app"),
		                              .words = S("A server."),
		                              .stage = STAGE_LAUNCH,
		                              .status = i ? STATUS_READY : STATUS_ACTION_REQUIRED,
		                              .exit_status = i ? 0 : 1,
		                              .controls = arena_array(&s->arena, struct judgement, 3)};
		memcpy(apps[i].controls, s->judgements, sizeof s->judgements);
		for (size_t k = 0; k < 3; k++)
			apps[i].controls[k].gates = !i;
	}
	r->apps = apps;
	r->n_apps = 2;
	s->findings[0].main.apps = 1;
	s->findings[0].stops = 1;
	s->findings[0].gates = true;
	s->findings[0].app = (struct strs){ids, 1};
	return r;
}

static void written(struct report *r, const char *format, const char *const *wanted, size_t n)
{
	struct buf out BUF_AUTO = {0};
	struct report_style style = {0};
	struct err err = {{0}};
	cr_assert(report_write(str_of(format), r, &style, &out, &err), "%s", err.text);
	for (size_t i = 0; i < n; i++)
		cr_expect(str_find(buf_str(&out), str_of(wanted[i]), 0) != SIZE_MAX, "%s lacks %s in %.*s", format,
		          wanted[i], STR_ARG(buf_str(&out)));
}

Test(wording_app, has_its_own_findings_and_answer)
{
	struct sample s;
	struct app_report apps[2];
	struct report *r = in_two(&s, apps), web = wording_app(r, 0, &s.arena), api = wording_app(r, 1, &s.arena);
	cr_expect_eq(web.n_findings, r->n_findings);
	cr_expect_eq(api.n_findings, r->n_findings - 1);
	cr_expect(web.findings[0].gates && !api.findings[0].gates);
	cr_expect(api.status == STATUS_READY && api.n_apps == 0);
	struct buf b BUF_AUTO = {0};
	wording_app_name(&b, &apps[0]);
	cr_expect(str_eq(buf_str(&b), S("@x/web (apps/web)")));
	buf_clear(&b);
	wording_app_name(&b, &apps[1]);
	cr_expect(str_eq(buf_str(&b), S("api")));
	arena_free(&s.arena);
}

Test(wording_app, names_what_fails_before_what_is_open)
{
	struct sample s;
	struct app_report apps[2];
	struct report *r = in_two(&s, apps), web = wording_app(r, 0, &s.arena), api = wording_app(r, 1, &s.arena);
	web.controls[0].verdict = VERDICT_UNPROVEN;
	web.controls[1].verdict = VERDICT_FAIL;
	web.controls[2].gates = false;
	struct buf b BUF_AUTO = {0};
	wording_stops(&b, &web);
	cr_expect(str_eq(buf_str(&b), arena_printf(&s.arena, "%.*s, %.*s", STR_ARG(web.controls[1].control->id),
	                                           STR_ARG(web.controls[0].control->id))),
	          "%.*s", STR_ARG(buf_str(&b)));
	buf_clear(&b);
	wording_stops(&b, &api);
	cr_expect_eq(b.n, 0);
	arena_free(&s.arena);
}

Test(wording_app, every_format_for_people_has_a_line_for_each_app)
{
	static const char *const text[] = {"\n@x/web (apps/web): NOT READY TO LAUNCH: ", "\n  stopped by ",
	                                   "\napi: READY TO LAUNCH"},
	                         *const markdown[] = {"| `@x/web (apps/web)` | NOT READY TO LAUNCH",
	                                              "| `api` | READY TO LAUNCH"},
	                         *const html[] = {"<h2>Apps</h2>", "@x/web (apps/web)", "A server.", "Stopped by: "};
	struct sample s;
	struct app_report apps[2];
	struct report *r = in_two(&s, apps);
	written(r, "text", text, 3);
	written(r, "markdown", markdown, 2);
	written(r, "html", html, 4);
	arena_free(&s.arena);
}

Test(wording_app, json_has_what_differs)
{
	static const char *const json[] = {"\"apps\":\t[{", "\"app\":\t[\"web\"]", "\"app\":\t[]",
	                                   "\"words\":\t\"A server.\"", "\"score\":\tnull"};
	struct sample s;
	struct app_report apps[2];
	struct report *r = in_two(&s, apps);
	written(r, "json", json, 5);
	struct buf out BUF_AUTO = {0};
	struct report_style style = {0};
	struct err err;
	r->n_apps = 0;
	s.findings[0].app = (struct strs){0};
	cr_assert(report_write(S("json"), r, &style, &out, &err));
	cr_expect(str_find(buf_str(&out), S("\"app\""), 0) == SIZE_MAX, "of one app nothing is said");
	cr_expect(str_find(buf_str(&out), S("\"apps\""), 0) == SIZE_MAX);
	arena_free(&s.arena);
}
