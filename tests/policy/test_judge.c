/* Controls decided by facts: entries as rules/controls/ has them, facts as the repository gives them. */
#include "policy/judge.h"

#include <criterion/criterion.h>

#include "format/format.h"
#include "policy/verdict.h"
#include "rules/ruleset.h"

struct judging {
	struct arena arena;
	struct ruleset set;
	struct report r;
	struct gate_options o;
	struct config config;
};

static const struct node *judge_tree(struct judging *j, const char *text)
{
	const struct node *tree = NULL;
	struct err err = {{0}};
	cr_assert_eq(yaml_read(str_of(text), &j->arena, &format_default_budget, &tree, &err), FORMAT_OK, "%s",
	             err.text);
	return tree;
}

/* One control over the dependencies, which must not be for development. */
static void judge_holding(struct judging *j, const char *holds, const char *more, const char *facts)
{
	struct err err = {{0}};
	*j = (struct judging){0};
	str text = arena_printf(&j->arena,
	                        "section: auth\ncontrols:\n  - id: DEMO-01\n    title: A package is for development\n"
	                        "    severity: {low: LOW, medium: HIGH, high: HIGH}\n    required: true\n"
	                        "    each: dependencies.*\n    where: {path: ecosystem, equals: npm}\n"
	                        "    holds: %s\n%s",
	                        holds, more);
	struct ruleset_file file = {S("x/demo.yaml"), text};
	cr_assert(ruleset_read(&file, 1, NULL, RULE_GIVEN, &j->arena, &j->set, &err), "%s", err.text);
	j->r = (struct report){.arena = &j->arena,
	                       .rules = &j->set,
	                       .stage = STAGE_LAUNCH,
	                       .tier = TIER_MEDIUM,
	                       .worktree = true,
	                       .text_files = 1};
	j->r.facts = facts ? judge_tree(j, facts) : NULL;
	j->o = (struct gate_options){.config = &j->config, .checklist = true};
}

static void judge_begin(struct judging *j, const char *more, const char *facts)
{
	judge_holding(j, "{path: dev, equals: false}", more, facts);
}

static const struct judgement *judge_all(struct judging *j)
{
	verdict_all(&j->r, &j->o, NULL);
	verdict_gates(&j->r, &j->o);
	return j->r.controls;
}

#define JUDGE_GOOD  "{path: package.json, ecosystem: npm, name: a, dev: false}"
#define JUDGE_BAD   "{path: web/package.json, ecosystem: npm, name: b, dev: true}"
#define JUDGE_OTHER "{path: go.mod, ecosystem: go, name: c, dev: true}"

Test(judge, every_fact_that_is_selected_has_to_hold)
{
	struct judging j;
	judge_begin(&j, "", "dependencies: [" JUDGE_GOOD ", " JUDGE_OTHER "]");
	const struct judgement *is = judge_all(&j);
	cr_expect(is->verdict == VERDICT_PASS && is->basis == BASIS_SHOWN && is->cause == CAUSE_NONE);
	cr_expect(is->n_evidence == 1 && str_eq(is->evidence[0].path, S("package.json")));
	arena_free(&j.arena);
}

Test(judge, one_that_does_not_hold_fails_the_control_whatever_absence_means)
{
	static const char *const absent[] = {"", "    absent: pass\n", "    absent: fail\n    lacks: no tools\n"};
	for (size_t i = 0; i < sizeof absent / sizeof *absent; i++) {
		struct judging j;
		judge_begin(&j, absent[i], "dependencies: [" JUDGE_GOOD ", " JUDGE_BAD "]");
		const struct judgement *is = judge_all(&j);
		cr_expect(is->verdict == VERDICT_FAIL && is->cause == CAUSE_VIOLATION, "%s", absent[i]);
		cr_expect(is->gates, "no finding tells of it, and it stops the launch all the same");
		cr_expect(is->n_evidence == 1 && str_eq(is->evidence[0].path, S("web/package.json")));
		arena_free(&j.arena);
	}
}

Test(judge, what_fails_hides_nothing_that_is_open)
{
	struct judging j;
	judge_begin(&j, "",
	            "dependencies: [" JUDGE_BAD ", {path: a.json, ecosystem: npm, dev: '${x}', says: who knows}, "
	            "{path: b.json, ecosystem: npm, dev: '${y}'}]");
	const struct judgement *is = judge_all(&j);
	cr_assert(is->verdict == VERDICT_FAIL && is->n_undecided == 2 && is->all_undecided == 2);
	cr_expect(str_eq(is->undecided[0].path, S("a.json")) && str_eq(is->undecided[0].what, S("who knows")));
	cr_expect(is->n_evidence == 1, "what is open is no evidence of a fault");
	arena_free(&j.arena);
	judge_begin(&j, "", "dependencies: [{path: a.json, ecosystem: npm, dev: '${x}'}]");
	is = judge_all(&j);
	cr_expect(is->verdict == VERDICT_UNPROVEN && is->n_undecided == 0 && is->n_evidence == 1);
	arena_free(&j.arena);
}

Test(judge, what_is_not_there_fails_where_it_must_be_there)
{
	struct judging j;
	judge_begin(&j, "    absent: fail\n    lacks: no tools\n", "dependencies: [" JUDGE_OTHER "]");
	const struct judgement *is = judge_all(&j);
	cr_expect(is->verdict == VERDICT_FAIL && is->cause == CAUSE_ABSENT && is->gates);
	j.r.stage = STAGE_REGISTER;
	is = judge_all(&j);
	cr_expect(is->verdict == VERDICT_UNPROVEN && is->cause == CAUSE_ABSENT && !is->gates);
	arena_free(&j.arena);
}

Test(judge, facts_that_were_not_gathered_prove_nothing_and_excuse_nothing)
{
	static const char *const more[] = {
	        "    absent: pass\n", "    absent: fail\n    lacks: no tools\n",
	        "    applies: {path: dependencies.*, exists: true}\n    otherwise: nothing is installed\n"};
	for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
		struct judging j;
		judge_begin(&j, more[i], NULL);
		const struct judgement *is = judge_all(&j);
		cr_expect(is->verdict == VERDICT_UNPROVEN && is->cause == CAUSE_UNREAD, "%s", more[i]);
		arena_free(&j.arena);
	}
}

Test(judge, it_does_not_apply_where_its_entry_says_so)
{
	struct judging j;
	judge_begin(&j, "    applies: {path: dependencies.*, exists: true}\n    otherwise: nothing is installed\n",
	            "dependencies: []");
	const struct judgement *is = judge_all(&j);
	cr_expect(is->verdict == VERDICT_NOT_APPLICABLE && str_eq(is->why, S("nothing is installed")));
	arena_free(&j.arena);
}

Test(judge, the_owner_may_answer_a_question_up_to_a_tier_and_no_violation)
{
	struct judging j;
	judge_begin(&j, "    answer: packages.why\n    claim_up_to: medium\n", "dependencies: []");
	j.o.manifest_tree = judge_tree(&j, "packages: {why: \"agreed with the operators\"}");
	const struct judgement *is = judge_all(&j);
	cr_expect(is->verdict == VERDICT_PASS && is->basis == BASIS_DECLARED);
	j.r.tier = TIER_HIGH;
	cr_expect_eq(judge_all(&j)->verdict, VERDICT_UNPROVEN);
	j.r.tier = TIER_MEDIUM;
	j.o.manifest_tree = judge_tree(&j, "packages: {why: \" \"}");
	cr_expect_eq(judge_all(&j)->verdict, VERDICT_UNPROVEN, "a blank is no answer");
	j.o.manifest_tree = judge_tree(&j, "packages: {why: \"agreed with the operators\"}");
	j.r.facts = judge_tree(&j, "dependencies: [" JUDGE_BAD "]");
	cr_expect_eq(judge_all(&j)->verdict, VERDICT_FAIL);
	arena_free(&j.arena);
}

Test(judge, a_manifest_that_could_not_be_read_is_not_known)
{
	struct judging j;
	judge_begin(&j, "    applies: {path: $manifest.packages, exists: true}\n    otherwise: it has none\n",
	            "dependencies: []");
	cr_expect_eq(judge_all(&j)->verdict, VERDICT_NOT_APPLICABLE, "there is no manifest");
	j.r.has_manifest = true;
	cr_expect_eq(judge_all(&j)->verdict, VERDICT_UNPROVEN);
	j.o.manifest_tree = judge_tree(&j, "app_id: a");
	cr_expect_eq(judge_all(&j)->verdict, VERDICT_NOT_APPLICABLE);
	arena_free(&j.arena);
}

Test(judge, what_a_test_or_a_document_sets_up_proves_nothing)
{
	static const char *const sides[] = {"test", "docs", "server"};
	for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
		struct judging j;
		judge_begin(&j, "", "dependencies: []");
		j.r.facts = judge_tree(&j, arena_printf(&j.arena,
		                                        "dependencies: [{path: package.json, side: %s, ecosystem: npm, "
		                                        "name: a, dev: false}]",
		                                        sides[i])
		                                   .p);
		cr_expect_eq(judge_all(&j)->verdict, i < 2 ? VERDICT_UNPROVEN : VERDICT_PASS, "%s", sides[i]);
		arena_free(&j.arena);
	}
}

/* ---- what surely is an app's, and what may be ---- */

static const struct judgement *judge_views(struct judging *j, const char *more, const char *proof, const char *may)
{
	judge_begin(j, more, proof);
	j->o.may = judge_tree(j, may);
	return judge_all(j);
}

Test(judge, what_belongs_to_nobody_for_sure_counts_against_and_proves_nothing)
{
	static const struct {
		const char *proof, *may;
		enum verdict verdict;
	} rows[] = {
	        {"dependencies: [" JUDGE_GOOD "]", "dependencies: [" JUDGE_GOOD "]", VERDICT_PASS},
	        {"dependencies: []", "dependencies: [" JUDGE_GOOD "]", VERDICT_UNPROVEN},
	        {"dependencies: [" JUDGE_GOOD "]", "dependencies: [" JUDGE_GOOD ", " JUDGE_BAD "]", VERDICT_FAIL},
	        {"dependencies: []", "dependencies: [" JUDGE_BAD "]", VERDICT_FAIL},
	        {"dependencies: [" JUDGE_GOOD "]",
	         "dependencies: [" JUDGE_GOOD ", {path: x, ecosystem: npm, name: c, dev: \"${x}\"}]", VERDICT_UNPROVEN},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct judging j;
		const struct judgement *is = judge_views(&j, "", rows[i].proof, rows[i].may);
		cr_expect_eq(is->verdict, rows[i].verdict, "%zu: %s", i, verdict_name(is->verdict).p);
		arena_free(&j.arena);
	}
}

Test(judge, what_holds_only_by_what_belongs_to_nobody_is_open)
{
	static const char one[] = "dependencies: [" JUDGE_GOOD "]\nimports: [{path: a.js, module: a}]",
	                  none[] = "dependencies: [" JUDGE_GOOD "]\nimports: []";
	struct judging j;
	judge_holding(&j, "{path: $.imports.*, exists: true}", "", none);
	cr_expect_eq(judge_all(&j)->verdict, VERDICT_FAIL);
	j.o.may = judge_tree(&j, one);
	cr_expect_eq(judge_all(&j)->verdict, VERDICT_UNPROVEN, "that import may be another app's");
	j.r.facts = j.o.may;
	cr_expect_eq(judge_all(&j)->verdict, VERDICT_PASS);
	arena_free(&j.arena);
}

Test(judge, it_concerns_an_app_for_sure_or_not_at_all_only_where_both_views_say_so)
{
	static const char more[] =
	        "    applies: {path: imports.*, exists: true}\n    otherwise: nothing is imported\n    absent: pass\n";
	static const char none[] = "{dependencies: [], imports: []}",
	                  one[] = "{dependencies: [], imports: [{path: a.js, module: a}]}";
	struct judging j;
	cr_expect_eq(judge_views(&j, more, none, none)->verdict, VERDICT_NOT_APPLICABLE);
	arena_free(&j.arena);
	cr_expect_eq(judge_views(&j, more, none, one)->verdict, VERDICT_UNPROVEN);
	arena_free(&j.arena);
	cr_expect_eq(judge_views(&j, more, one, one)->verdict, VERDICT_PASS);
	arena_free(&j.arena);
}
