/* Notebooks: what their cells give values to, in program and output. */
#include "show.h"

#define CELL(members) "{\"cells\":[{" members "}]}"

Test(notebook, lines_of_a_program_are_joined)
{
	SHOWS(notebook_read, CELL("\"source\":[\"os.environ['TOKEN'] = (\\n\",\"   'abc')\\n\",\"b = f(1)\"]"),
	      "{cells: [{values: {TOKEN: \"abc\"}, output: {}}]}");
	SHOWS(notebook_read, CELL("\"source\":\"a = \\\"x\\\\\\\"\\n\""),
	      "{cells: [{values: {a: \"x\\\"}, output: {}}]}");
}

Test(notebook, words_are_values_only_where_programs_set_variables)
{
	SHOWS(notebook_read,
	      CELL("\"source\":[\"a = b\\n\",\"%env C=d e\\n\",\"!export F=g\\n\",\"if h == 'i': pass\"]"),
	      "{cells: [{values: {C: \"d\", F: \"g\"}, output: {}}]}");
}

Test(notebook, output_of_every_kind)
{
	SHOWS(notebook_read,
	      CELL("\"outputs\":[{\"text\":[\"A=b\\n\",\"c: d\\n\"]},{\"data\":{\"text/plain\":\"{'e': 'f', 'g': "
	           "1}\"}},"
	           "{\"traceback\":[\"h='${I}'\"]}]"),
	      "{cells: [{values: {}, output: {A: \"b\", c: \"d\", e: \"f\", g: \"1\", h: ?\"${I}\"}}]}");
}

Test(notebook, older_and_other_files)
{
	SHOWS(notebook_read, "{\"worksheets\":[{\"cells\":[{\"input\":[\"a='b'\"]}]}]}",
	      "{cells: [{values: {a: \"b\"}, output: {}}]}");
	SHOWS(notebook_read, "[]", "{cells: []}");
	SHOWS(notebook_read, "{\"cells\":[{\"source\":[\"a='b'\"",
	      "BROKEN line 1: ',' or ']' is missing {cells: [{values: "
	      "{a: \"b\"}, output: {}}]}");
}

Test(notebook, a_value_stands_in_its_line)
{
	struct arena a = {0};
	const struct node *tree =
	        tree_of(notebook_read, &a, "{\"cells\":[{\"source\":[\n\"x = 1\\n\",\n  \"y = 'z'\"]}]}");
	const struct node *cell = tree->child->child, *value = cell->child->child;
	cr_assert(str_eq(value->key, S("y")));
	cr_expect_eq(value->line, 3);
	cr_expect_eq(value->col, 3);
	arena_free(&a);
}

Test(notebook, budgets_hold)
{
	struct arena a = {0};
	struct err err = {{0}};
	const struct node *tree = NULL;
	struct format_budget small = {.depth = 16, .nodes = 8, .bytes = 1000};
	str text = S("{\"cells\":[{\"source\":[\"a='b';c='d';e='f';g='h';i='j'\"]}]}");
	cr_expect_eq(notebook_read(text, &a, &small, &tree, &err), FORMAT_LIMIT);
	cr_expect_not_null(tree);
	arena_free(&a);
}
