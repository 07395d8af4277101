/* Which rules make a run read the structure of every file. */
#include "facts/facts_need.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#include "rules/ruleset.h"

/* Is it so with the rules of one section alone? */
static bool section_needs(const char *section)
{
	const struct ruleset *set = ruleset_builtin();
	bool *on = calloc(set->n_rules, sizeof *on);
	for (size_t i = 0; i < set->n_rules; i++)
		on[i] = set->rules[i].control && str_eq(set->rules[i].control->section, str_of(section));
	bool needs = facts_need_trees(set, on);
	free(on);
	return needs;
}

Test(facts_need, sections)
{
	cr_expect(facts_need_trees(ruleset_builtin(), NULL));
	cr_expect_not(section_needs("secrets"), "no rule for secrets asks what code imports");
	cr_expect(section_needs("auth"));
}

Test(facts_need, a_condition_from_the_root_counts)
{
	static const struct step files[] = {{STEP_KEY, STR_INIT("files")}, {STEP_ANY, STR_INIT("*")}};
	static const struct step other[] = {{STEP_KEY, STR_INIT("imports")}}, own[] = {{STEP_KEY, STR_INIT("path")}};
	struct cond inner = {.op = COND_EXISTS, .path = {.from = PATH_FROM_ROOT, .steps = other, .n = 1}};
	struct cond where = {.op = COND_NOT, .kids = &inner, .n_kids = 1};
	struct rule r = {.kind = RULE_REPO, .each = {.steps = files, .n = 2}, .where = &where};
	const struct ruleset set = {.rules = &r, .n_rules = 1};
	cr_expect(facts_need_trees(&set, NULL));
	inner.path = (struct path){.steps = own, .n = 1};
	cr_expect_not(facts_need_trees(&set, NULL));
	r.each.n = 0;
	inner.path.steps = other;
	cr_expect(facts_need_trees(&set, NULL));
	r.kind = RULE_CONFIG;
	cr_expect_not(facts_need_trees(&set, NULL));
}

/* What a list of packages says is cheap, but whether code imports them, only the code says. */
Test(facts_need, names_of_dependencies_are_cheap)
{
	static const struct {
		const char *section, *key;
		size_t n;
		bool needs;
	} rows[] = {{"dependencies", "name", 3, false}, {"dependencies", "imported", 3, true},
	            {"dependencies", "name", 2, false}, {"calls", "name", 3, true},
	            {"files", "secrets", 3, false},     {"imports", "module", 3, true}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct step steps[] = {
		        {STEP_KEY, str_of(rows[i].section)}, {STEP_ANY, S("*")}, {STEP_KEY, str_of(rows[i].key)}};
		struct rule r = {.kind = RULE_REPO, .each = {.steps = steps, .n = rows[i].n}};
		const struct ruleset set = {.rules = &r, .n_rules = 1};
		cr_expect_eq(facts_need_trees(&set, NULL), rows[i].needs, "%s.*.%s", rows[i].section, rows[i].key);
	}
}
