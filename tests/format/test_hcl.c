/* HCL: bodies and blocks. */
#include "show.h"

Test(hcl, blocks)
{
	SHOWS(hcl_read, "terraform { x = 1 }\nresource \"a\" \"b\" {\n  c = 2\n  d {}\n  d { e = 3 }\n}\n",
	      "{terraform: {x: 1}, resource: {a: {b: {c: 2, d: {}, d: {e: 3}}}}}");
	SHOWS(hcl_read, "path \"secret/*\" { capabilities = [\"read\"] }",
	      "{path: {secret/*: {capabilities: [\"read\"]}}}");
	SHOWS(hcl_read, "# a\n// b\n/* c\n */ x = 1 # d\n", "{x: 1}");
}

Test(hcl, broken)
{
	SHOWS(hcl_read, "a = 1\nb {\n", "BROKEN line 3: '}' is missing {a: 1, b: {}}");
	SHOWS(hcl_read, "a = 1\n}\n", "BROKEN line 2: '}' closes nothing {a: 1}");
	SHOWS(hcl_read, "a =\n", "BROKEN line 1: a value is missing {}");
	SHOWS(hcl_read, "a = [1 2]\n", "{a: [?\"1 2\"]}");
}

Test(hcl, places)
{
	struct arena a = {0};
	const struct node *tree = tree_of(hcl_read, &a, "b \"\xc3\xa9\" {\n  x = \"y\" # c\n}\n");
	STANDS(tree->child->child, 1, 3, 3, 2);
	STANDS(tree->child->child->child, 2, 7, 2, 10);
	arena_free(&a);
}
