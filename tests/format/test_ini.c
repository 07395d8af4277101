/* INI and its dialects. */
#include "show.h"

Test(ini, sections)
{
	SHOWS(ini_read, "top=1\n; c\n[core]\n\tbare = true\n\tx\n[remote \"a]b\"]\nurl: u\n[core]\n",
	      "{top: \"1\", core: {bare: \"true\", x: true}, remote \"a]b\": {url: \"u\"}, core: {}}");
}

Test(ini, values)
{
	SHOWS(ini_read, "a = x ; c\nb = \"q\"\nc = x;y\n//r/:_authToken=${T}\ne = # c\n",
	      "{a: \"x\", b: \"q\", c: \"x;y\", //r/:_authToken: ?\"${T}\", e: \"\"}");
}

Test(ini, continuation) { SHOWS(ini_read, "a =\n  b\n  c\nd = 1\n", "{a: \"b\nc\", d: \"1\"}"); }

Test(ini, places)
{
	struct arena a = {0};
	const struct node *tree = tree_of(ini_read, &a, "[s]\n\xc3\xa9 =  x\n");
	STANDS(tree->child->child, 2, 6, 2, 7);
	arena_free(&a);
}
