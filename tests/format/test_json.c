/* JSON and JSONC. */
#include "show.h"

Test(json, values)
{
	SHOWS(json_read, "{\"a\": [1, -2.5e+3, true, false, null], \"b\": {\"c\": \"x\"}}",
	      "{a: [1, -2.5e+3, true, false, null], b: {c: \"x\"}}");
	SHOWS(json_read, "12345678901234567890123", "12345678901234567890123");
	SHOWS(json_read, "{\"a\": 1, \"a\": 2}", "{a: 1, a: 2}");
}

Test(json, comments_commas_and_mark) { SHOWS(json_read, "\xef\xbb\xbf// c\n{\"a\": /* b */ [1,],}", "{a: [1]}"); }

/* Nobody wrote anything into it, so it hides nothing. */
Test(json, nothing_is_no_mistake)
{
	SHOWS(json_read, "", "null");
	SHOWS(json_read, " \n// {\"a\": 1}\n", "null");
	SHOWS(json_read, "/* {", "BROKEN line 1: comment is not closed ");
}

Test(json, escapes)
{
	SHOWS(json_read, "\"\\u0041\\n\\/\\ud83d\\ude00\"", "\"A\n/\xf0\x9f\x98\x80\"");
	SHOWS(json_read, "\"\\ud83dx\"", "\"\xef\xbf\xbdx\"");
	SHOWS(json_read, "{\"pattern\": \"^a\\.\\d+$\", \"b\": 1}", "{pattern: \"^a\\.\\d+$\", b: 1}");
	SHOWS(json_read, "\"\\\n\"", "BROKEN line 1: unknown escape in a string ");
}

Test(json, computed)
{
	SHOWS(json_read, "[\"${X}\", \"a-{{ b }}\", \"%HOME%\", \"$5\", \"50%\", \"{}\"]",
	      "[?\"${X}\", ?\"a-{{ b }}\", ?\"%HOME%\", \"$5\", \"50%\", \"{}\"]");
}

Test(json, what_came_before_an_error_stays)
{
	SHOWS(json_read, "{\"a\": 1,\n\"b\": }", "BROKEN line 2: a value is missing {a: 1}");
	SHOWS(json_read, "{} x", "BROKEN line 1: something follows the value {}");
	SHOWS(json_read, "[01]", "BROKEN line 1: a value is missing []");
	SHOWS(json_read, "{\"a\": ", "BROKEN line 1: a value is missing {}");
	SHOWS(json_read, "[\"a\n\"]", "BROKEN line 1: string is not closed []");
}

Test(json, places_count_code_points)
{
	struct arena a = {0};
	const struct node *tree = tree_of(json_read, &a, "{\n \"\xc3\xa9\":\n  \"\xf0\x9f\x98\x80\", \"b\": [1]}");
	STANDS(tree, 1, 1, 3, 17);
	STANDS(tree->child, 3, 3, 3, 6);
	cr_expect_eq(tree->child->key_line, 2);
	STANDS(node_get(tree, S("b")), 3, 13, 3, 16);
	arena_free(&a);
}

Test(json, budgets)
{
	struct arena a = {0};
	struct err err;
	const struct node *tree;
	struct format_budget small = {.depth = 3, .nodes = 5, .bytes = 20};
	cr_expect_eq(json_read(S("[[[1]]]"), &a, &small, &tree, &err), FORMAT_OK);
	cr_expect_eq(json_read(S("[[[[1]]]]"), &a, &small, &tree, &err), FORMAT_LIMIT);
	cr_expect_str_eq(err.text, "nested too deeply");
	cr_expect_eq(json_read(S("[1,2,3,4,5]"), &a, &small, &tree, &err), FORMAT_LIMIT);
	cr_expect_eq(json_read(S("\"123456789012345678901\""), &a, &small, &tree, &err), FORMAT_LIMIT);
	cr_expect_null(tree);
	arena_free(&a);
}
