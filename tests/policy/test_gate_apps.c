/* Several apps in one repository: each is judged by what counts for it, and the whole is as its worst. */
#include "policy/gate.h"

#include "gate_run.h"

enum { WEB, API, N_APPS };
#define BIT(app) (UINT64_C(1) << (app))

struct apps_run {
	struct run run;
	struct app_report apps[N_APPS];
	struct gate_app by[N_APPS];
	struct manifest own[N_APPS];
};

/* Two registered apps at medium tier, each by its own manifest, in which nothing was found. */
static struct run *apps_begin(struct apps_run *x, enum stage stage)
{
	static const char *const ids[] = {"web", "api"}, *const paths[] = {"web/microapp.yaml", "api/microapp.yaml"};
	*x = (struct apps_run){0};
	run_begin(&x->run, stage);
	for (size_t i = 0; i < N_APPS; i++) {
		x->apps[i] = (struct app_report){.id = str_of(ids[i]),
		                                 .path = str_of(ids[i]),
		                                 .manifest_path = str_of(paths[i]),
		                                 .tier = TIER_MEDIUM,
		                                 .stage = stage};
		x->own[i].path = str_of(paths[i]);
		x->by[i].manifest = &x->own[i];
	}
	x->run.r.apps = x->apps;
	x->run.r.n_apps = N_APPS;
	x->run.r.has_manifest = false;
	x->run.o.manifest = NULL;
	x->run.o.apps = x->by;
	return &x->run;
}

static struct finding *apps_find_one(struct run *run, size_t rule, uint64_t apps)
{
	struct finding *f = run_add(run, rule, HELD_HEAD);
	f->main.apps = apps;
	f->main.print[0] = (uint8_t)run->r.n_findings;
	return f;
}

Test(gate_apps, a_finding_stops_the_apps_that_it_counts_for)
{
	struct apps_run x;
	struct run *run = apps_begin(&x, STAGE_REGISTER);
	apps_find_one(run, R_KEY, BIT(WEB));
	cr_expect_eq(run_decide(run), 1);
	cr_expect(x.apps[WEB].status == STATUS_ACTION_REQUIRED && x.apps[API].status == STATUS_READY);
	cr_expect(x.apps[WEB].controls[C_SECR02].verdict == VERDICT_FAIL);
	cr_expect(x.apps[API].controls[C_SECR02].verdict == VERDICT_PASS);
	cr_expect(run->r.controls[C_SECR02].verdict == VERDICT_FAIL && run->r.controls[C_SECR02].gates);
	cr_expect(str_eq(run->r.controls[C_SECR02].why, S("web: A key")));
	const struct finding *f = run->r.findings;
	cr_expect(f->gates && f->stops == BIT(WEB) && f->app.n == 1 && str_eq(f->app.at[0], S("web")));
	arena_free(&run->arena);
}

Test(gate_apps, what_belongs_to_nobody_counts_for_all_and_names_none)
{
	struct apps_run x;
	struct run *run = apps_begin(&x, STAGE_REGISTER);
	apps_find_one(run, R_KEY, 0);
	apps_find_one(run, R_KEY, BIT(WEB) | BIT(API));
	run_decide(run);
	for (size_t i = 0; i < N_APPS; i++)
		cr_expect(x.apps[i].status == STATUS_ACTION_REQUIRED && x.apps[i].controls[C_SECR02].gates);
	cr_assert_eq(run->r.n_findings, 2);
	cr_expect(run->r.findings[0].app.n == 0 && run->r.findings[1].app.n == 0);
	cr_expect(str_eq(run->r.controls[C_SECR02].why, S("A key")), "they agree");
	arena_free(&run->arena);
}

Test(gate_apps, what_is_said_of_one_proves_nothing_for_another)
{
	static const struct {
		enum polarity polarity;
		uint64_t apps;
		enum verdict web, api;
	} rows[] = {
	        {EVIDENCE_FOR, BIT(WEB), VERDICT_PASS, VERDICT_UNPROVEN},
	        {EVIDENCE_FOR, 0, VERDICT_UNPROVEN, VERDICT_UNPROVEN},
	        {EVIDENCE_DOES_NOT_APPLY, BIT(API), VERDICT_UNPROVEN, VERDICT_NOT_APPLICABLE},
	        {EVIDENCE_DOES_NOT_APPLY, 0, VERDICT_UNPROVEN, VERDICT_UNPROVEN},
	        {EVIDENCE_AGAINST, BIT(API), VERDICT_UNPROVEN, VERDICT_FAIL},
	        {EVIDENCE_AGAINST, 0, VERDICT_FAIL, VERDICT_FAIL},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct apps_run x;
		struct run *run = apps_begin(&x, STAGE_REGISTER);
		run->evidence[0].polarity = rows[i].polarity;
		run->evidence[0].apps = rows[i].apps;
		run_decide(run);
		cr_expect_eq(x.apps[WEB].controls[C_RATE01].verdict, rows[i].web, "%zu", i);
		cr_expect_eq(x.apps[API].controls[C_RATE01].verdict, rows[i].api, "%zu", i);
		bool web_worse = verdict_worse(rows[i].web, rows[i].api);
		cr_expect_eq(run->r.controls[C_RATE01].verdict, web_worse ? rows[i].web : rows[i].api, "%zu", i);
		arena_free(&run->arena);
	}
}

Test(gate_apps, the_worst_speaks_and_what_applies_nowhere_does_not_apply)
{
	static const enum verdict order[] = {VERDICT_NOT_APPLICABLE, VERDICT_PASS, VERDICT_EXCEPTED, VERDICT_UNPROVEN,
	                                     VERDICT_FAIL};
	for (size_t i = 0; i < 5; i++)
		for (size_t k = 0; k < 5; k++)
			cr_expect_eq(verdict_worse(order[i], order[k]), i > k);
}

Test(gate_apps, each_is_judged_at_its_own_tier_and_asked_its_own_question)
{
	struct apps_run x;
	struct run *run = apps_begin(&x, STAGE_LAUNCH);
	x.apps[WEB].tier = TIER_HIGH;
	x.apps[API].stage = STAGE_REGISTER;
	run->evidence[0].apps = BIT(WEB);
	apps_find_one(run, R_KEY, 0);
	run_decide(run);
	cr_expect_eq(run->r.findings[0].severity, SEVERITY_CRITICAL, "of the higher tier");
	cr_expect_eq(run->r.stage, STAGE_LAUNCH, "the worst is asked about its launch");
	run->r.findings[0].state = STATE_EXCEPTED;
	run_decide(run);
	cr_expect(x.apps[API].status == STATUS_READY);
	arena_free(&run->arena);

	run = apps_begin(&x, STAGE_LAUNCH);
	x.apps[API].stage = STAGE_REGISTER;
	x.apps[WEB].tier = x.apps[API].tier = TIER_LOW;
	run_decide(run);
	cr_expect(x.apps[WEB].status == STATUS_READY && x.apps[API].status == STATUS_READY);
	cr_expect_eq(run->r.stage, STAGE_REGISTER, "ready is said of what all may do");
	arena_free(&run->arena);
}

Test(gate_apps, a_hidden_finding_is_counted_once)
{
	struct apps_run x;
	struct run *run = apps_begin(&x, STAGE_REGISTER);
	apps_find_one(run, R_KEY, 0)->main.confidence = CONFIDENCE_LOW;
	run_decide(run);
	cr_expect(run->r.hidden == 1 && run->r.n_findings == 0);
	arena_free(&run->arena);
}

Test(gate_apps, one_app_without_a_manifest_is_asked_for_it)
{
	struct apps_run x;
	struct run *run = apps_begin(&x, STAGE_LAUNCH);
	run->evidence[0].apps = BIT(WEB) | BIT(API);
	x.by[API].manifest = NULL;
	x.apps[API].manifest_path = S("");
	run_decide(run);
	cr_assert_eq(run->r.n_findings, 1);
	cr_expect(str_eq(run->r.findings[0].main.rule->id, S("manifest-missing")));
	cr_expect(run->r.findings[0].app.n == 1 && str_eq(run->r.findings[0].app.at[0], S("api")));
	cr_expect(x.apps[API].controls[C_REGI01].verdict == VERDICT_FAIL);
	cr_expect(x.apps[WEB].controls[C_REGI01].verdict == VERDICT_PASS);
	cr_expect(str_eq(run->r.next_command, S("microaudit init api")));
	arena_free(&run->arena);

	run = apps_begin(&x, STAGE_LAUNCH);
	for (size_t i = 0; i < N_APPS; i++) {
		x.by[i].manifest = NULL;
		x.apps[i].manifest_path = S("");
	}
	run_decide(run);
	cr_expect_eq(run->r.n_findings, 1, "one cause, one finding");
	cr_expect(run->r.findings[0].app.n == 0);
	cr_expect(str_eq(run->r.next_command, S("microaudit init")), "one at the root registers all");
	arena_free(&run->arena);
}

static struct exception apps_waiver(const char *file)
{
	return (struct exception){.rule = S("RATE-01"),
	                          .why = S("soon"),
	                          .by = S("a@example.com"),
	                          .expires = S("2027-01-01"),
	                          .file = str_of(file)};
}

Test(gate_apps, an_exception_holds_for_the_apps_of_its_manifest)
{
	struct apps_run x;
	struct run *run = apps_begin(&x, STAGE_REGISTER);
	struct exception waiver = apps_waiver("web/microapp.yaml");
	run->o.n_statements = 0;
	x.own[WEB].exceptions = &waiver;
	x.own[WEB].n_exceptions = 1;
	run_decide(run);
	cr_expect(x.apps[WEB].controls[C_RATE01].verdict == VERDICT_EXCEPTED);
	cr_expect(x.apps[API].controls[C_RATE01].verdict == VERDICT_UNPROVEN);
	cr_expect_eq(run->r.n_findings, 0);
	arena_free(&run->arena);
}

/* The root's manifest registers both; RATE-01 is proven for those of `proven`. */
static struct run *apps_share(struct apps_run *x, const struct exception *waiver, uint64_t proven)
{
	struct run *run = apps_begin(x, STAGE_REGISTER);
	run->manifest.path = waiver->file;
	run->manifest.exceptions = waiver;
	run->manifest.n_exceptions = 1;
	run->r.has_manifest = true;
	for (size_t i = 0; i < N_APPS; i++) {
		x->by[i].manifest = &run->manifest;
		x->apps[i].manifest_path = S("");
	}
	run->evidence[0].apps = proven;
	run_decide(run);
	return run;
}

Test(gate_apps, an_exception_is_out_of_use_when_none_of_its_apps_needs_it)
{
	struct apps_run x;
	struct exception waiver = apps_waiver("microapp.yaml");
	struct run *run = apps_share(&x, &waiver, BIT(WEB));
	cr_expect_eq(run->r.n_findings, 0, "api needs it");
	cr_expect(x.apps[API].controls[C_RATE01].verdict == VERDICT_EXCEPTED);
	arena_free(&run->arena);

	run = apps_share(&x, &waiver, BIT(WEB) | BIT(API));
	cr_assert_eq(run->r.n_findings, 1);
	cr_expect(str_eq(run->r.findings[0].main.rule->id, S("exception-unused")));
	for (size_t i = 0; i < N_APPS; i++)
		cr_expect_eq(x.apps[i].controls[C_GOVN05].verdict, VERDICT_FAIL, "%zu", i);
	arena_free(&run->arena);
}

/* ---- views ---- */

/* A context for each app: whether it was asked for. */
static void apps_views(const void *facts, size_t app, struct arena *a, const struct node **proof,
                       const struct node **may)
{
	bool *const *asked = facts;
	struct node *empty = arena_new(a, struct node);
	*empty = (struct node){.kind = NODE_OBJECT};
	asked[0][app] = true;
	*proof = *may = empty;
}

Test(gate_apps, the_facts_of_each_are_asked_for_and_let_go)
{
	struct apps_run x;
	struct run *run = apps_begin(&x, STAGE_REGISTER);
	const struct node whole = {.kind = NODE_OBJECT};
	bool asked[N_APPS] = {false}, *at = asked;
	run->r.facts = &whole;
	run->o.views = apps_views;
	run->o.facts = &at;
	run_decide(run);
	cr_expect(asked[WEB] && asked[API] && run->r.facts == &whole);
	cr_expect(x.apps[WEB].controls[C_SECR02].verdict == VERDICT_PASS);
	arena_free(&run->arena);
}
