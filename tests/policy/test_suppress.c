/* What people decided about findings, and decisions that have lapsed. */
#include "policy/suppress.h"

#include <criterion/criterion.h>

#include "notices.h"

static const struct control suppress_controls[] = {
        {.id = STR_INIT("SECR-01"), .severity = {SEVERITY_HIGH, SEVERITY_HIGH, SEVERITY_HIGH}},
        {.id = STR_INIT("SECR-02"), .severity = {SEVERITY_HIGH, SEVERITY_HIGH, SEVERITY_HIGH}},
        {.id = STR_INIT("GOVN-05"), .severity = {SEVERITY_HIGH, SEVERITY_HIGH, SEVERITY_HIGH}},
};
static const struct rule suppress_rules[] = {{.id = STR_INIT("some-key"), .control = &suppress_controls[1]},
                                             EXCEPTION_NOTICES(&suppress_controls[2])};
static const struct ruleset suppress_set = {
        suppress_rules, sizeof suppress_rules / sizeof *suppress_rules, suppress_controls, 3, {NULL, 0}};

/* One secret, in src/app.js and docs/a.md, that HEAD holds. */
struct case_of_one {
	struct arena arena;
	struct report r;
	struct config c;
	struct exception e;
	struct resolution s;
	struct finding f;
	struct place places[2];
};

static void begin(struct case_of_one *x)
{
	*x = (struct case_of_one){0};
	x->r = (struct report){.arena = &x->arena, .rules = &suppress_set, .findings = &x->f, .n_findings = 1};
	x->r.as_of = S("2026-11-23");
	x->places[0].path = S("docs/a.md");
	x->places[1].path = S("src/app.js");
	x->f.main.rule = suppress_rules;
	x->f.main.secret = true;
	x->f.main.print[0] = 7;
	x->f.main.place = x->places[0];
	x->f.places = x->places;
	x->f.n_places = x->f.all_places = 2;
	x->e = (struct exception){.rule = S("SECR-02"), .why = S("a sample"), .by = S("a@example.com"), .line = 4};
	x->e.expires = S("2026-11-23");
	x->e.file = S(".microaudit.yaml");
	x->s = (struct resolution){.print = {7}, .by = S("a@example.com")};
}

static void excepting(struct case_of_one *x, bool full)
{
	x->c.exceptions = &x->e;
	x->c.n_exceptions = 1;
	suppress_apply(&x->r, &x->c, NULL, full);
}

static void resolving(struct case_of_one *x)
{
	x->c.resolutions = &x->s;
	x->c.n_resolutions = 1;
	suppress_apply(&x->r, &x->c, NULL, true);
}

Test(suppress, exception_holds_through_its_last_day)
{
	struct case_of_one x;
	begin(&x);
	excepting(&x, true);
	cr_assert_eq(x.f.state, STATE_EXCEPTED);
	cr_assert(str_eq(x.f.state_why, S("a sample (a@example.com, until 2026-11-23)")));
	cr_assert_eq(x.r.n_findings, 1);
	arena_free(&x.arena);
}

Test(suppress, expired_exception_does_not_apply_and_is_reported)
{
	struct case_of_one x;
	begin(&x);
	x.e.expires = S("2026-11-22");
	excepting(&x, false);
	cr_assert_eq(x.r.n_findings, 2);
	cr_assert_eq(x.r.findings[0].state, STATE_NEW);
	cr_assert(str_eq(x.r.findings[1].main.rule->id, S("exception-expired")));
	cr_assert_eq(x.r.findings[1].main.place.line, 4);
	arena_free(&x.arena);
}

Test(suppress, unused_exception_is_reported_by_full_runs_only)
{
	for (int full = 0; full < 2; full++) {
		struct case_of_one x;
		begin(&x);
		x.e.by_print = true;
		x.e.print[0] = 8;
		excepting(&x, full);
		cr_assert_eq(x.r.n_findings, (size_t)1 + (size_t)full);
		cr_assert_eq(x.r.findings[0].state, STATE_NEW);
		arena_free(&x.arena);
	}
}

Test(suppress, unknown_rule_is_reported)
{
	struct case_of_one x;
	begin(&x);
	x.e.rule = S("no-such-rule");
	excepting(&x, false);
	cr_assert(str_eq(x.r.findings[1].main.rule->id, S("exception-unknown")));
	arena_free(&x.arena);
}

/* It is made for many apps: what this one does not use is a note. */
Test(suppress, exception_of_the_policy_that_is_not_needed_here_is_a_note)
{
	for (int kind = 0; kind < 4; kind++) {
		struct case_of_one x;
		begin(&x);
		x.e.policy = kind != 3;
		x.e.by_print = true;
		x.e.print[0] = 8;
		if (kind == 1)
			x.e.expires = S("2026-11-22");
		if (kind == 2)
			x.e = (struct exception){.rule = S("no-such-rule"), .policy = true, .expires = S("2027-01-01")};
		excepting(&x, true);
		cr_assert_eq(x.r.n_findings, 2);
		cr_expect_eq(x.r.findings[1].main.at_most, kind == 3 ? SEVERITY_OFF : SEVERITY_INFO, "kind %d", kind);
		arena_free(&x.arena);
	}
}

Test(suppress, expired_exception_of_the_policy_that_matters_here_is_none)
{
	struct case_of_one x;
	begin(&x);
	x.e.policy = true;
	x.e.expires = S("2026-11-22");
	excepting(&x, false);
	cr_assert_eq(x.r.n_findings, 2);
	cr_expect_eq(x.r.findings[1].main.at_most, SEVERITY_OFF);
	arena_free(&x.arena);
}

Test(suppress, path_must_cover_every_place)
{
	struct case_of_one x;
	begin(&x);
	x.e.path = S("docs/**");
	excepting(&x, false);
	cr_assert_eq(x.f.state, STATE_NEW);
	begin(&x);
	x.e.path = S("{docs,src}/**");
	excepting(&x, false);
	cr_assert_eq(x.f.state, STATE_EXCEPTED);
	arena_free(&x.arena);
}

Test(suppress, exception_by_fingerprint)
{
	struct case_of_one x;
	begin(&x);
	x.e.by_print = true;
	x.e.print[0] = 7;
	excepting(&x, false);
	cr_assert_eq(x.f.state, STATE_EXCEPTED);
	arena_free(&x.arena);
}

/* The engine knows whether HEAD or the base side of a change has the comment; a message excuses nothing. */
Test(suppress, ignore_counts_where_the_engine_says_so_and_never_in_a_message)
{
	for (enum origin o = ORIGIN_WORKTREE; o <= ORIGIN_MESSAGE; o++) {
		struct case_of_one x;
		begin(&x);
		x.f.main.ignored = true;
		x.f.main.ignore_why = S("a sample");
		x.f.main.place.origin = o;
		suppress_apply(&x.r, &x.c, NULL, true);
		cr_assert_eq(x.f.state, o == ORIGIN_MESSAGE ? STATE_NEW : STATE_EXCEPTED);
		arena_free(&x.arena);
	}
}

Test(suppress, ignore_that_came_with_its_finding_needs_the_policy)
{
	for (int allowed = 0; allowed < 2; allowed++) {
		struct case_of_one x;
		begin(&x);
		x.f.main.ignored = x.f.main.ignore_new = true;
		x.f.main.ignore_why = S("trust me");
		x.c.allow_in_change = allowed;
		suppress_apply(&x.r, &x.c, NULL, false);
		cr_expect_eq(x.r.findings[0].state, allowed ? STATE_EXCEPTED : STATE_NEW);
		cr_expect_eq(str_find(x.r.findings[0].main.note, S("came with it"), 0) != SIZE_MAX, !allowed);
		cr_expect_eq(x.r.n_findings, allowed ? 2 : 1, "what the policy allowed is shown");
		arena_free(&x.arena);
	}
}

Test(suppress, resolution_that_settles_nothing_is_a_note)
{
	for (int full = 0; full < 2; full++) {
		struct case_of_one x;
		begin(&x);
		x.s.print[0] = 8;
		x.s.rotated = S("2026-11-02");
		x.s.line = 6;
		x.s.file = S(".microaudit.yaml");
		x.c.resolutions = &x.s;
		x.c.n_resolutions = 1;
		suppress_apply(&x.r, &x.c, NULL, full);
		cr_assert_eq(x.r.n_findings, (size_t)1 + (size_t)full);
		cr_assert_eq(x.r.findings[0].state, STATE_NEW);
		if (full) {
			cr_expect(str_eq(x.r.findings[1].main.rule->id, S("resolution-unused")));
			cr_expect_eq(x.r.findings[1].main.place.line, 6);
			cr_expect_eq(x.r.findings[1].main.at_most, SEVERITY_INFO);
		}
		arena_free(&x.arena);
	}
}

Test(suppress, rotated_secret_goes_green_in_history_only)
{
	struct case_of_one x;
	begin(&x);
	x.s.rotated = S("2026-11-02");
	resolving(&x);
	cr_assert_eq(x.f.state, STATE_NEW);
	cr_assert(x.f.main.note.n);
	begin(&x);
	x.s.rotated = S("2026-11-02");
	x.f.held = HELD_HISTORY;
	resolving(&x);
	cr_assert_eq(x.f.state, STATE_ROTATED);
	arena_free(&x.arena);
}

Test(suppress, rotated_secret_in_a_later_commit_is_new_again)
{
	const int64_t end_of_day = 1793664000; /* 2026-11-03T00:00:00Z */
	for (int64_t later = -1; later <= 0; later++) {
		struct case_of_one x;
		begin(&x);
		x.s.rotated = S("2026-11-02");
		x.f.held = HELD_HISTORY;
		x.places[1].time = end_of_day + later;
		resolving(&x);
		cr_assert_eq(x.f.state, later < 0 ? STATE_ROTATED : STATE_NEW);
		arena_free(&x.arena);
	}
}

Test(suppress, value_that_is_no_secret_is_excepted)
{
	struct case_of_one x;
	begin(&x);
	x.s.why = S("it is a colour");
	resolving(&x);
	cr_assert_eq(x.f.state, STATE_EXCEPTED);
	cr_assert(str_eq(x.f.state_why, S("not a secret: it is a colour (a@example.com)")));
	arena_free(&x.arena);
}

Test(suppress, a_manifest_of_one_app_excepts_what_counts_for_that_app_alone)
{
	static const struct {
		uint64_t finding;
		bool excepted;
	} rows[] = {{2, true}, {1, false}, {3, false}, {0, false}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct case_of_one x;
		begin(&x);
		struct manifest m = {.exceptions = &x.e, .n_exceptions = 1};
		manifest_limit(&m, 2, &x.arena);
		x.f.main.apps = rows[i].finding;
		suppress_apply(&x.r, &x.c, NULL, true);
		suppress_manifest(&x.r, &m, true);
		cr_expect_eq(x.f.state == STATE_EXCEPTED, rows[i].excepted, "%zu", i);
		arena_free(&x.arena);
	}
}

Test(suppress, what_is_wrong_with_an_exception_of_one_app_counts_for_it)
{
	struct case_of_one x;
	begin(&x);
	x.e.rule = S("NONE-01");
	struct manifest m = {.exceptions = &x.e, .n_exceptions = 1};
	manifest_limit(&m, 2, &x.arena);
	suppress_manifest(&x.r, &m, true);
	cr_assert_eq(x.r.n_findings, 2);
	cr_expect_eq(x.r.findings[1].main.apps, 2);
	arena_free(&x.arena);
}
