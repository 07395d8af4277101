/* Sides: every row of a file has one, in one place, once. */
#include "facts/facts_side.h"

#include <criterion/criterion.h>

#include "base/arena.h"
#include "format/format.h"

static const struct node *side_row(const struct node *facts, const char *section)
{
	const struct node *rows = node_get(facts, str_of(section));
	cr_assert(rows && rows->child, "%s", section);
	return rows->child;
}

static void side_is(const struct node *facts, const char *section, const char *wanted)
{
	const struct node *row = side_row(facts, section), *side = node_get(row, S("side"));
	cr_assert(side, "%s", section);
	cr_expect(str_eq(side->text, str_of(wanted)), "%s: %.*s", section, STR_ARG(side->text));
	size_t n = 0;
	for (const struct node *m = row->child; m; m = m->next)
		n += str_eq(m->key, S("side"));
	cr_expect_eq(n, 1, "%s", section);
}

Test(facts_side, every_row_of_a_file_has_its_own)
{
	struct arena a = {0};
	struct facts *f = facts_new();
	const struct node *code, *package;
	json_read(S("{\"place\": \"browser\", \"told\": \"content\", \"imports\": [\"a\"]}"), &a,
	          &format_default_budget, &code, NULL);
	json_read(S("{\"dependencies\": {\"a\": \"1\"}}"), &a, &format_default_budget, &package, NULL);
	facts_tree(f, S("x.ts"), S("code"), (struct strs){0}, code);
	facts_tree(f, S("package.json"), S("json"), (struct strs){0}, package);
	facts_file(f, S("x.ts"), 1, true);
	cr_expect(str_eq(facts_code_side(f, S("x.ts")), S("browser")));
	cr_expect(str_eq(facts_code_side(f, S("package.json")), S("")));
	facts_sides(f, S("x.ts"), S("browser"));
	facts_sides(f, S("package.json"), S("build"));
	const struct node *facts = facts_finish(f, &a);
	side_is(facts, "code", "browser");
	side_is(facts, "imports", "browser");
	side_is(facts, "files", "browser");
	side_is(facts, "dependencies", "build");
	facts_free(f);
	arena_free(&a);
}
