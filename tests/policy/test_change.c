/* What a change says about itself, beside what stood before. */
#include "policy/change.h"

#include <criterion/criterion.h>

#include "notices.h"

static const struct control change_controls[] = {
        {.id = STR_INIT("GOVN-05"), .severity = {SEVERITY_HIGH, SEVERITY_HIGH, SEVERITY_HIGH}},
};
static const struct rule change_rules[] = {EXCEPTION_NOTICES(&change_controls[0])};
static const struct ruleset change_set = {
        change_rules, sizeof change_rules / sizeof *change_rules, change_controls, 1, {NULL, 0}};

struct changing {
	struct arena arena;
	struct report r;
	struct change c;
	struct config base, new;
};

static void begin(struct changing *x, bool allowed)
{
	*x = (struct changing){0};
	x->r = (struct report){.arena = &x->arena, .rules = &change_set};
	x->c = (struct change){.r = &x->r, .allowed = allowed, .has_base = true};
}

static void end(struct changing *x)
{
	free(x->c.notices.at);
	arena_free(&x->arena);
}

static struct exception exception_for(const char *path, const char *expires)
{
	return (struct exception){.rule = S("SECR-02"), .path = str_of(path), .expires = str_of(expires), .line = 3};
}

Test(change, exception_counts_as_it_stood)
{
	const struct {
		const char *path, *expires;
		bool stood;
	} rows[] = {{"docs/**", "2026-12-31", true},  /* the same */
	            {"docs/**", "2026-06-30", true},  /* it ends earlier */
	            {"docs/**", "2027-12-31", false}, /* it ends later */
	            {"**", "2026-12-31", false}};     /* it covers more */
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (int allowed = 0; allowed < 2; allowed++) {
			struct changing x;
			begin(&x, allowed);
			struct exception old = exception_for("docs/**", "2026-12-31");
			struct exception new = exception_for(rows[i].path, rows[i].expires);
			x.base.exceptions = &old;
			x.new.exceptions = &new;
			x.base.n_exceptions = x.new.n_exceptions = 1;
			change_config(&x.c, &x.new, &x.base);
			cr_expect_eq(x.c.notices.n, !rows[i].stood, "%zu", i);
			cr_expect_eq(x.base.n_exceptions, 1u + (allowed && !rows[i].stood), "%zu", i);
			cr_expect(str_eq(x.base.exceptions[0].path, S("docs/**")));
			end(&x);
		}
}

Test(change, notice_names_place_and_consequence)
{
	struct changing x;
	begin(&x, false);
	struct exception new = exception_for("**", "2026-12-31");
	new.file = S(".microaudit.yaml");
	x.new.exceptions = &new;
	x.new.n_exceptions = 1;
	x.c.has_base = false;
	change_config(&x.c, &x.new, &x.base);
	cr_assert_eq(x.c.notices.n, 1);
	const struct finding *f = &x.c.notices.at[0];
	cr_expect(str_eq(f->main.place.path, S(".microaudit.yaml")) && f->main.place.line == 3);
	cr_expect_eq(f->main.at_most, SEVERITY_INFO);
	cr_expect(str_find(f->main.note, S("SECR-02 in **"), 0) != SIZE_MAX);
	cr_expect(str_find(f->main.note, S("nothing before this change"), 0) != SIZE_MAX);
	end(&x);
}

Test(change, resolution_counts_as_it_stood)
{
	struct changing x;
	begin(&x, false);
	struct resolution old = {.print = {1}, .rotated = S("2026-01-01")};
	struct resolution new[] = {old, {.print = {2}}, {.print = {1}, .rotated = S("2026-09-09")}};
	x.base.resolutions = &old;
	x.base.n_resolutions = 1;
	x.new.resolutions = new;
	x.new.n_resolutions = 3;
	change_config(&x.c, &x.new, &x.base);
	cr_expect_eq(x.c.notices.n, 2, "another value, and a later day for the same");
	cr_expect_eq(x.base.n_resolutions, 1);
	end(&x);
}

Test(change, settings_tighten_and_do_not_loosen)
{
	for (int allowed = 0; allowed < 2; allowed++) {
		struct changing x;
		begin(&x, allowed);
		x.base = (struct config){.has_fail_on = true, .fail_on = SEVERITY_MEDIUM, .strict = true};
		x.new = (struct config){.has_min_confidence = true, .min_confidence = CONFIDENCE_LOW};
		change_config(&x.c, &x.new, &x.base);
		cr_expect_eq(x.base.fail_on, allowed ? SEVERITY_HIGH : SEVERITY_MEDIUM);
		cr_expect_eq(x.base.strict, !allowed);
		cr_expect_eq(x.base.min_confidence, CONFIDENCE_LOW, "a stricter one counts at once");
		cr_expect_eq(x.c.notices.n, 2);
		end(&x);
	}
}

Test(change, manifest_identifies_but_does_not_lower)
{
	const struct {
		enum tier base, declared, want;
		bool allowed;
	} rows[] = {{TIER_NONE, TIER_LOW, TIER_NONE, false},     {TIER_NONE, TIER_HIGH, TIER_HIGH, false},
	            {TIER_HIGH, TIER_MEDIUM, TIER_HIGH, false},  {TIER_LOW, TIER_MEDIUM, TIER_MEDIUM, false},
	            {TIER_MEDIUM, TIER_LOW, TIER_MEDIUM, false}, {TIER_HIGH, TIER_LOW, TIER_LOW, true}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct changing x;
		begin(&x, rows[i].allowed);
		struct exception waiver = exception_for("", "2026-12-31");
		struct manifest held = {.app_id = S("old")}, new = {.app_id = S("new"), .declared = rows[i].declared};
		enum tier tier = rows[i].base;
		new.exceptions = &waiver;
		new.n_exceptions = 1;
		change_manifest(&x.c, &new, &held, &tier);
		cr_expect_eq(tier, rows[i].want, "%zu: %d", i, (int)tier);
		cr_expect(str_eq(held.app_id, S("new")));
		cr_expect_eq(held.n_exceptions, rows[i].allowed);
		cr_expect_eq(x.c.notices.n, 1);
		end(&x);
	}
}

Test(change, baseline_counts_as_it_stood)
{
	uint8_t old[1][PRINT_SIZE] = {{2}}, added[3][PRINT_SIZE] = {{1}, {2}, {3}};
	for (int allowed = 0; allowed < 2; allowed++) {
		struct changing x;
		begin(&x, allowed);
		struct baseline held = {old, 1}, more = {added, 3}, fewer = {NULL, 0};
		change_baseline(&x.c, &fewer, S(".microaudit-baseline"), &held);
		cr_expect_eq(x.c.notices.n, 0);
		change_baseline(&x.c, &more, S(".microaudit-baseline"), &held);
		cr_assert_eq(x.c.notices.n, 1);
		cr_expect(str_find(x.c.notices.at[0].main.note, S("2 entries"), 0) != SIZE_MAX);
		cr_expect_eq(held.n, allowed ? 3 : 1);
		end(&x);
	}
}
