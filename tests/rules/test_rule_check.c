/* What the reader's own tests do not reach: rules of the other kinds, and the
 * stricter measure for built-in ones. */
#include "rules/rule_check.h"

#include <criterion/criterion.h>
#include <string.h>

#include "format/format.h"
#include "query/cond.h"
#include "query/path.h"
#include "rules/rule_give.h"

static struct arena check_arena;
static const str check_fix[] = {STR_INIT("1"), STR_INIT("2"), STR_INIT("3"), STR_INIT("4"),
                                STR_INIT("5"), STR_INIT("6"), STR_INIT("7"), STR_INIT("8")};
static const struct control check_control = {.id = STR_INIT("AUTH-01")};
static const struct example check_examples[] = {{.text = STR_INIT("a: 1")}, {.text = STR_INIT("a: 2")}};
static const struct node check_value = {.kind = NODE_BOOL, .text = STR_INIT("true")};
static const struct cond check_cond = {.op = COND_EXISTS, .value = &check_value};
static const str check_files[] = {STR_INIT("*.yaml")};

static struct rule config_rule(void)
{
	return (struct rule){.kind = RULE_CONFIG,
	                     .id = S("demo-a"),
	                     .file = S("rules/auth/demo.yaml"),
	                     .control = &check_control,
	                     .title = S("t"),
	                     .why = S("w"),
	                     .fix = {check_fix, 1},
	                     .files = {check_files, 1},
	                     .forbid = &check_cond,
	                     .match = {check_examples, 2},
	                     .clean = {check_examples, 2}};
}

static void refused(const struct rule *r, const char *what)
{
	struct err err = {{0}};
	cr_expect_not(rule_check(r, &check_arena, &err), "%s", what);
	cr_expect(strstr(err.text, what), "%s instead of %s", err.text, what);
}

Test(rule_check, config_rules)
{
	struct err err = {{0}};
	struct rule r = config_rule();
	cr_expect(rule_check(&r, &check_arena, &err), "%s", err.text);
	r.files.n = 0;
	refused(&r, "needs files");
	r = config_rule();
	r.forbid = NULL;
	refused(&r, "where, require or forbid");
	r = config_rule();
	r.fix.n = 8;
	refused(&r, "more than seven");
	r = config_rule();
	r.is_public = true;
	refused(&r, "protects");
}

Test(rule_check, anchors_of_config_rules)
{
	static const str good[] = {STR_INIT("a: ")}, bad[] = {STR_INIT("other")};
	struct err err = {{0}};
	struct rule r = config_rule();
	r.anchors = (struct strs){good, 1};
	cr_expect(rule_check(&r, &check_arena, &err), "%s", err.text);
	r.anchors = (struct strs){bad, 1};
	refused(&r, "holds none of the anchors");
	r.kind = RULE_REPO;
	refused(&r, "no document");
}

Test(rule_check, paths_that_start_where_nothing_is)
{
	struct rule r = config_rule();
	r.each = (struct path){.text = S("^name"), .from = PATH_FROM_OUTER, .up = 1};
	refused(&r, "what is selected stands in the tree itself");
	r = config_rule();
	r.subject = S("$manifest.app_id");
	refused(&r, "what is selected stands in the tree itself");
}

Test(rule_check, a_document_is_judged_before_the_tier_is_known)
{
	static const struct node tiers = {.kind = NODE_OBJECT};
	const struct cond leaf = {.op = COND_EQUALS, .value = &tiers};
	const struct cond not = {.op = COND_NOT, .kids = &leaf, .n_kids = 1};
	struct rule r = config_rule();
	r.require = &not ;
	refused(&r, "by_tier: the tier is not known yet");
}

Test(rule_check, patterns_inside_conditions)
{
	static const struct node pattern = {.kind = NODE_STRING, .text = STR_INIT("a(")};
	static const enum cond_op ops[] = {COND_MATCHES, COND_SOURCE, COND_NAMED};
	for (size_t i = 0; i < 3; i++) {
		const struct cond leaf = {.op = ops[i], .value = &pattern};
		const struct cond tree = {.op = COND_NOT, .kids = &leaf, .n_kids = 1};
		struct rule r = config_rule();
		r.require = &tree;
		refused(&r, "does not compile");
	}
}

Test(rule_check, built_in_rules_bring_two_examples_users_one)
{
	struct err err = {{0}};
	struct rule r = config_rule();
	r.match.n = 1;
	refused(&r, "at least 2");
	r.from = RULE_GIVEN;
	cr_expect(rule_check(&r, &check_arena, &err), "%s", err.text);
	r.clean.n = 0;
	refused(&r, "at least 1");
}

Test(rule_check, a_rule_for_facts_reports_nothing_and_needs_no_fix)
{
	struct err err = {{0}};
	struct rule r = config_rule();
	r.control = NULL;
	r.fix.n = 0;
	refused(&r, "a rule needs");
	r.fact = S("supabase_oauth");
	cr_expect(rule_check(&r, &check_arena, &err), "%s", err.text);
	r.fact = S("supabase_oath");
	refused(&r, "did you mean `supabase_oauth`?");
	r.fact = S("files");
	refused(&r, "`files` have no field `text`");
	r.kind = RULE_REPO;
	refused(&r, "kind config");
	r.kind = RULE_CONFIG;
	r.fact = S("env_open");
	refused(&r, "`env_open` have no field `text`");
}

Test(rule_check, a_path_of_a_repo_rule_leads_somewhere)
{
	static const struct {
		const char *each, *where, *subject, *says;
	} rows[] = {
	        {"files.*", "{path: size, above: 3}", "path", NULL},
	        {"fils.*", "{path: size, above: 3}", "path", "did you mean `files`?"},
	        {"files.*", "{path: sizze, above: 3}", "path", "did you mean `size`?"},
	        {"files.*", "{not: {path: $.import.*.module, exists: true}}", "path", "did you mean `imports`?"},
	        {"files.*", "{path: size, above: 3}", "pat", "did you mean `path`?"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {{0}};
		struct rule r = config_rule();
		struct cond *where = arena_new(&check_arena, struct cond);
		const struct node *tree;
		cr_assert_eq(yaml_read(str_of(rows[i].where), &check_arena, &format_default_budget, &tree, &err),
		             FORMAT_OK);
		cr_assert(cond_read(tree, &check_arena, where, &err) &&
		          path_parse(str_of(rows[i].each), &check_arena, &r.each, &err));
		r.kind = RULE_REPO;
		r.where = where;
		r.subject = str_of(rows[i].subject);
		if (rows[i].says)
			refused(&r, rows[i].says);
		else
			cr_expect(rule_check(&r, &check_arena, &err), "%s", err.text);
	}
}

Test(rule_check, what_a_rule_gives_to_facts_fits_the_table)
{
	static const struct {
		const char *fact, *give, *says;
	} rows[] = {
	        {"files", "{size: {path: a.b}, tracked: true}", NULL},
	        {"files", "{size: 12}", NULL},
	        {"workflows", "{permissions: {path: $.permissions}, on: {path: on}}", NULL},
	        {"files", "{sizze: 12}", "facts `files` have no field `sizze`; did you mean `size`?"},
	        {"files", "{size: many}", "`many` is no number in bytes"},
	        {"files", "{tracked: 1}", "`1` is no true or false"},
	        {"files", "{path: a}", "`path` of facts `files` is not for rules to give"},
	        {"files", "{secrets: 1}", "`secrets` of facts `files` is not for rules to give"},
	        {"workflows", "{steps: {path: a}}", "too large for a rule to give"},
	        {"workflows", "{on: push}", "`on` takes {path: …}"},
	        {"workflows", "{'steps.*.run': a}", "have no field"},
	        {"files", "{size: {path: a.b, unit: KiB}}", NULL},
	        {"files", "{size: {path: a.b, unit: ms}}", "`size` is not measured in ms"},
	        {"files", "{tracked: {path: a.b, unit: ms}}", "`tracked` is not measured in ms"},
	        {"files", "{size: {path: a.b, united: ms}}", "`size` takes a value or {path: …}"},
	        {"files", "{size: {paths: a}}", "`size` takes a value or {path: …}"},
	        {"files", "{size: {path: ^a}}", "a path of the document itself"},
	        {"files", "{size: {path: $manifest.a}}", "a path of the document itself"},
	        {"files", "{}", "`give` takes {field: value}"},
	        {"", "{size: 12}", "add `fact`"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = {{0}};
		struct rule r = config_rule();
		const struct node *tree;
		cr_assert_eq(yaml_read(str_of(rows[i].give), &check_arena, &format_default_budget, &tree, &err),
		             FORMAT_OK);
		r.fact = str_of(rows[i].fact);
		bool ok = rule_give_read(tree, &check_arena, &r.give, &err) && rule_check(&r, &check_arena, &err);
		cr_expect_eq(ok, !rows[i].says, "%s: %s", rows[i].give, err.text);
		cr_expect(ok || strstr(err.text, rows[i].says), "%s: %s", rows[i].give, err.text);
	}
}

Test(rule_check, a_check_that_nobody_makes)
{
	struct rule r = config_rule();
	r.check = S("no-such-proof");
	refused(&r, "unknown check `no-such-proof`");
}

Test(rule_check, no_file_speaks_for_the_program)
{
	struct rule r = config_rule();
	struct err err = {{0}};
	r.kind = RULE_NOTICE;
	r.match.n = r.clean.n = 0;
	cr_expect(rule_check(&r, &check_arena, &err), "%s", err.text);
	r.from = RULE_GIVEN;
	refused(&r, "the program's own");
}
