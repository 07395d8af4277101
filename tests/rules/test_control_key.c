/* What is refused in an entry of the checklist, and where it says so. */
#include <criterion/criterion.h>
#include <string.h>

#include "rules/ruleset.h"

static bool control_key_reads(const char *lines, struct err *err)
{
	struct arena a = {0};
	struct ruleset set;
	str text = arena_printf(&a,
	                        "section: auth\ncontrols:\n  - id: DEMO-01\n    title: t\n"
	                        "    severity: {low: LOW, medium: HIGH, high: HIGH}\n%s\n",
	                        lines);
	struct ruleset_file file = {S("x/demo.yaml"), text};
	*err = (struct err){{0}};
	bool ok = ruleset_read(&file, 1, NULL, RULE_GIVEN, &a, &set, err);
	arena_free(&a);
	return ok;
}

Test(control_key, mistakes_are_named_with_their_line)
{
	static const struct {
		const char *lines, *says;
	} rows[] = {
	        {"    absend: ask", "did you mean `absent`?"},
	        {"    absent: never", "`absent: never` is not known"},
	        {"    needs: money", "`needs: money` is not known"},
	        {"    holds: {path: dev, equals: true}", "are about what `each` selects"},
	        {"    applies: {path: files.*, exists: true}", "belong together"},
	        {"    each: dependancies.*", "dependencies"},
	        {"    each: dependencies.*\n    holds: {path: devv, equals: true}", "dev"},
	        {"    each: dependencies.*\n    holds: {path: name, matches: '('}", "x/demo.yaml"},
	        {"    each: dependencies.*\n    holds: {path: ^name, equals: a}", "no `where` around it"},
	        {"    attest_by: owner", "takes a list"},
	};
	struct err err;
	cr_assert(control_key_reads("    each: dependencies.*\n    holds: {path: dev, equals: true}", &err), "%s",
	          err.text);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		cr_expect_not(control_key_reads(rows[i].lines, &err), "%s", rows[i].lines);
		cr_expect(strstr(err.text, rows[i].says) && !strncmp(err.text, "x/demo.yaml:", 12), "%s: %s",
		          rows[i].lines, err.text);
	}
}

Test(control_key, a_question_fits_a_line)
{
	struct arena a = {0};
	struct err err;
	cr_expect(control_key_reads(arena_printf(&a, "    question: %0140d", 1).p, &err), "%s", err.text);
	cr_expect_not(control_key_reads(arena_printf(&a, "    question: %0141d", 1).p, &err));
	arena_free(&a);
}
