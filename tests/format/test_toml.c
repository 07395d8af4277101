/* TOML: tables. */
#include "show.h"

Test(toml, tables)
{
	SHOWS(toml_read, "a = 1\n[t]\nb.c = 2\n[t.b]\nd = 3\n[u]\n[t.e]\n",
	      "{a: 1, t: {b: {c: 2, d: 3}, e: {}}, u: {}}");
	SHOWS(toml_read, "[a]\nx = 1\n[a]\ny = 2\n", "{a: {x: 1, y: 2}}");
	SHOWS(toml_read, "\"a.b\" = 1\n[ x . 'y z' ]\n", "{a.b: 1, x: {y z: {}}}");
}

Test(toml, arrays_of_tables)
{
	SHOWS(toml_read, "[[p]]\nn = 1\n[[p]]\nn = 2\n[p.q]\nr = 3\n[[p.s]]\n",
	      "{p: [{n: 1}, {n: 2, q: {r: 3}, s: [{}]}]}");
	SHOWS(toml_read, "[p]\n[[p]]\n", "BROKEN line 2: a table and an array of tables have the same name {p: {}}");
}

Test(toml, inline_tables)
{
	SHOWS(toml_read, "a = { b = 1, c.d = [1, { e = 2 }], }\n", "{a: {b: 1, c: {d: [1, {e: 2}]}}}");
}

Test(toml, broken)
{
	SHOWS(toml_read, "a = 1\nb\n", "BROKEN line 2: '=' is missing {a: 1}");
	SHOWS(toml_read, "a = 1 2\n", "BROKEN line 1: something follows the value {a: 1}");
	SHOWS(toml_read, "[a\n", "BROKEN line 1: ']' is missing {}");
	SHOWS(toml_read, "a = [1\n", "BROKEN line 2: ',' or ']' is missing {a: [1]}");
}

Test(toml, places)
{
	struct arena a = {0};
	const struct node *tree = tree_of(toml_read, &a, "[t]\n\xc3\xa9 = \"\xc3\xa9\"\n");
	cr_expect_eq(tree->child->line, 1);
	STANDS(tree->child->child, 2, 5, 2, 8);
	arena_free(&a);
}
