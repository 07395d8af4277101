/* The reader of rule files: what is right is read, each mistake is named by
 * file and line. */
#include "rules/ruleset.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static struct arena ruleset_arena;

/* A good rule; line n is RULE[n - 1]. */
static const char *const good[] = {
        "id: demo",
        "kind: text",
        "control: SECR-02",
        "title: A demo key",
        "why: It opens everything.",
        "fix: [Revoke it.]",
        "anchors: [demo_]",
        "pattern: 'demo_[a-z]{8}'",
        "match: ['x = demo_{lower:8}']",
        "clean: ['x = demo_']",
};
enum { GOOD = sizeof good / sizeof *good };

static bool ruleset_try(const char *path, const char *text, struct ruleset *set, struct err *err)
{
	struct ruleset_file file = {str_of(path), str_of(text)};
	return ruleset_read(&file, 1, ruleset_builtin(), RULE_GIVEN, &ruleset_arena, set, err);
}

/* The good rule with one line replaced ("" leaves it out, 0 replaces none). */
static str ruleset_with(unsigned line, const char *other)
{
	str text = S("");
	for (unsigned i = 0; i < GOOD; i++) {
		const char *use = i + 1 == line ? other : good[i];
		text = arena_printf(&ruleset_arena, "%s%s%s", text.p, use, *use ? "\n" : "");
	}
	return text;
}

Test(ruleset, a_good_rule_is_added_to_the_built_in_ones)
{
	struct ruleset set;
	struct err err = {{0}};
	const struct ruleset *builtin = ruleset_builtin();
	cr_assert(ruleset_try("x/demo.yaml", ruleset_with(0, "").p, &set, &err), "%s", err.text);
	cr_assert_eq(set.n_rules, builtin->n_rules + 1);
	const struct rule *r = &set.rules[builtin->n_rules];
	cr_expect(r->from == RULE_GIVEN && r->number == builtin->n_rules && r->line == 1);
	cr_expect(str_eq(r->file, S("x/demo.yaml")) && str_eq(r->pattern, S("demo_[a-z]{8}")));
	cr_expect(r->control && str_eq(r->control->id, S("SECR-02")));
	cr_expect_eq(ruleset_find(&set, S("demo")), r);
	cr_expect(str_starts(set.digest, S("sha256:")) && set.digest.n == 71);
}

#define TWENTY "twenty_bytes_of_text"

Test(ruleset, each_mistake_is_named_by_file_and_line)
{
	static const struct {
		unsigned line;
		const char *other, *where, *what;
	} cases[] = {
	        {8, "patern: 'demo_[a-z]{8}'", "x/demo.yaml:8: ", "did you mean `pattern`"},
	        {2, "kind: txt", "x/demo.yaml:2: ", "`kind: txt`"},
	        {3, "control: SECR-99", "x/demo.yaml:3: ", "SECR-99"},
	        {6, "fix: Revoke it.", "x/demo.yaml:6: ", "takes a list"},
	        {1, "id: other", "x/demo.yaml:1: ", "must begin with the file's name"},
	        {1, "id: demonstration", "x/demo.yaml:1: ", "must begin with the file's name"},
	        {1, "id: demo-Key", "x/demo.yaml:1: ", "small letters"},
	        {1, "", "x/demo.yaml:1: ", "needs an id"},
	        {4, "", "x/demo.yaml:1: ", "title"},
	        {8, "pattern: 'demo_[a-z'", "x/demo.yaml:1: ", "does not compile"},
	        {7, "anchors: [dema_]", "x/demo.yaml:1: ", "none of the anchors"},
	        {7, "anchors: [de]", "x/demo.yaml:1: ", "shorter than three"},
	        {7, "", "x/demo.yaml:1: ", "needs anchors"},
	        {9, "", "x/demo.yaml:1: ", "examples"},
	        {10, "", "x/demo.yaml:1: ", "examples"},
	        {9, "match: ['demo_{sum:nothing}']", "x/demo.yaml:1: ", "nothing"},
	        {5, "check: nothing", "x/demo.yaml:1: ", ""},
	        {5, "why: [a, {b: c}]", "x/demo.yaml:5: ", "takes a text"},
	        {5, "generic: maybe", "x/demo.yaml:5: ", "true or false"},
	        {5, "near: x", "x/demo.yaml:5: ", "near"},
	        {5, "with: demo-id", "x/demo.yaml:5: ", "`with` takes"},
	        {5, "with: {rule: demo-id}", "x/demo.yaml:5: ", "`with` takes"},
	        {5, "with: {rule: demo-id, lines: many}", "x/demo.yaml:5: ", "`with` takes"},
	        {5, "why: w\nwith: {rule: demo-id, lines: 3}", "x/demo.yaml:1: ", "no rule is named demo-id"},
	        {5, "why: w\nwith: {rule: [demo, demo-id], lines: 3}", "x/demo.yaml:1: ", "no rule is named demo-id"},
	        {5, "why: w\nalone: LOW", "x/demo.yaml:1: ", "add `with`"},
	        {5, "alone: SMALL", "x/demo.yaml:5: ", "`alone: SMALL`"},
	        {5, "name: [demo]", "x/demo.yaml:1: ", "go together"},
	        {8, "pattern: 'demo_(?:[a-z]+)+!'", "x/demo.yaml:1: ", "too dear"},
	        {8, "pattern: '[a-z_]*'", "x/demo.yaml:1: ", "the empty text"},
	        {8, "pattern: '(?<=demo_)[a-z]{8}'", "x/demo.yaml:1: ", "finds in match 1 holds none"},
	        {5, "why: w\nnear: {pattern: 'x?', lines: 2}", "x/demo.yaml:1: ", "the empty text"},
	        {5, "why: 'not closed", "x/demo.yaml:", ""},
	        {5, "\twhy: w", "x/demo.yaml:5: ", "tab"},
	        {5, "---", "x/demo.yaml:1: ", "one document"},
	        {5, "why: w\nrules: demo", "x/demo.yaml:6: ", "`rules` takes a list"},
	        {5, "why: w\nrules: []", "x/demo.yaml:6: ", "`rules` takes a list"},
	        {7, "anchors: [demo_, " TWENTY TWENTY TWENTY TWENTY TWENTY TWENTY TWENTY TWENTY TWENTY TWENTY "x]",
	         "x/demo.yaml:1: ", "longer than 200"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct ruleset set;
		struct err err = {{0}};
		str text = ruleset_with(cases[i].line, cases[i].other);
		cr_expect_not(ruleset_try("x/demo.yaml", text.p, &set, &err), "%s", cases[i].other);
		cr_expect(strncmp(err.text, cases[i].where, strlen(cases[i].where)) == 0, "%s: %s", cases[i].other,
		          err.text);
		cr_expect(strstr(err.text, cases[i].what), "%s: %s", cases[i].other, err.text);
	}
}

Test(ruleset, no_repository_proves_itself)
{
	static const char *const keys[] = {"fact: pkce_method_set", "public: true\nprotects: Nothing does."};
	struct ruleset set;
	for (unsigned i = 0; i < sizeof keys / sizeof *keys; i++) {
		struct err err = {{0}};
		str text = arena_printf(&ruleset_arena, "%s%s\n", ruleset_with(0, "").p, keys[i]);
		struct ruleset_file file = {S("x/demo.yaml"), text};
		cr_expect_not(ruleset_read(&file, 1, ruleset_builtin(), RULE_OWN, &ruleset_arena, &set, &err));
		cr_expect(strstr(err.text, "lets a repository prove itself"), "%s: %s", keys[i], err.text);
	}
}

Test(ruleset, ids_stand_once)
{
	struct ruleset set;
	struct err err = {{0}};
	str one = ruleset_with(0, "");
	struct ruleset_file files[] = {{S("x/demo.yaml"), one}, {S("y/demo.yaml"), one}};
	cr_expect_not(ruleset_read(files, 2, ruleset_builtin(), RULE_GIVEN, &ruleset_arena, &set, &err));
	cr_expect(strncmp(err.text, "y/demo.yaml:1: ", 15) == 0 && strstr(err.text, "x/demo.yaml:1"), "%s", err.text);
	str builtin = ruleset_with(1, "id: github-pat");
	cr_expect_not(ruleset_try("x/github.yaml", builtin.p, &set, &err));
	cr_expect(strstr(err.text, "stands already in rules/secrets/g/github.yaml"), "%s", err.text);
}

Test(ruleset, several_rules_share_the_keys_above_them)
{
	struct ruleset set;
	struct err err = {{0}};
	const char *text = "kind: text\ncontrol: SECR-02\nwhy: w\nfix: [f]\nrules:\n"
	                   "  - id: demo-a\n    title: a\n    anchors: [demo_]\n    "
	                   "pattern: demo_a\n"
	                   "    match: [demo_a]\n    clean: [demo]\n"
	                   "  - id: demo-b\n    title: b\n    why: other\n    "
	                   "anchors: [demo_]\n    pattern: demo_b\n"
	                   "    match: [demo_b]\n    clean: [demo]\n";
	cr_assert(ruleset_try("demo.yaml", text, &set, &err), "%s", err.text);
	const struct rule *a = ruleset_find(&set, S("demo-a")), *b = ruleset_find(&set, S("demo-b"));
	cr_expect(a && a->line == 6 && str_eq(a->why, S("w")));
	cr_expect(b && b->line == 12 && str_eq(b->why, S("other")));
}

Test(ruleset, no_rule_file)
{
	static const char *const bad[] = {"", "- a\n- b\n", "text", "\x01\x02"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct ruleset set;
		struct err err = {{0}};
		cr_expect_not(ruleset_try("demo.yaml", bad[i], &set, &err), "case %zu", i);
		cr_expect(strncmp(err.text, "demo.yaml:", 10) == 0, "%s", err.text);
	}
}

Test(ruleset, built_in)
{
	const struct ruleset *set = ruleset_builtin();
	cr_assert_gt(set->n_rules, 100);
	cr_assert_gt(set->n_controls, 50);
	cr_expect_gt(ruleset_builtin_database().n, 0);
	for (size_t i = 0; i < set->n_rules; i++) {
		const struct rule *r = &set->rules[i];
		cr_expect_eq(r->number, i);
		cr_expect(r->control >= set->controls && r->control < set->controls + set->n_controls, "%.*s",
		          STR_ARG(r->id));
		cr_expect_eq(ruleset_find(set, r->id), r);
	}
	cr_expect_gt(ruleset_template(S("microapp.yaml")).n, 0);
	cr_expect_eq(ruleset_template(S("none")).n, 0);
	cr_expect_neq(ruleset_seed(S("a"), 0), ruleset_seed(S("a"), 1));
}
