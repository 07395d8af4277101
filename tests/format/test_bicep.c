/* Bicep: declarations, values, and the source of what is computed. */
#include "show.h"

Test(bicep, declarations)
{
	SHOWS(bicep_read,
	      "targetScope = 'subscription'\n@description('x')\n@sys.secure()\nparam a string = 'b'\nparam c 'x' | "
	      "'y'\nvar d = a\n"
	      "output e string = d\n",
	      "{targetScope: \"subscription\", param: {a: {type: \"string\", secure: true, value: \"b\"}}, param: {c: "
	      "{type: "
	      "\"'x' | 'y'\"}}, var: {d: {value: ?\"a\"}}, output: {e: {type: \"string\", value: ?\"d\"}}}");
	SHOWS(bicep_read, "using 'main.bicep'\nparam a = 1\n", "{using: \"main.bicep\", param: {a: {value: 1}}}");
	SHOWS(bicep_read,
	      "import {a} from 'b.bicep'\ntype t = {\n  @minLength(1)\n  a: string\n}\nfunc f(a string) string => a\n",
	      "{import: ?\"{a} from 'b.bicep'\", type: {t: {value: ?\"{\n  @minLength(1)\n  a: string\n}\"}}, func: "
	      "{f: {type: "
	      "\"(a string) string\", value: ?\"> a\"}}}");
}

Test(bicep, resources)
{
	SHOWS(bicep_read, "resource a 'T@1' = {\n  name: 'x', kind: 'y'\n  'b-c': {}\n}\n",
	      "{resource: {a: {type: \"T@1\", value: {name: \"x\", kind: \"y\", b-c: {}}}}}");
	SHOWS(bicep_read, "resource a 'T@1' existing = if (b == 'c') {\n  name: d\n}\n",
	      "{resource: {a: {type: \"T@1\", existing: true, if: ?\"b == 'c'\", value: {name: ?\"d\"}}}}");
	SHOWS(bicep_read, "@batchSize(1)\nmodule a 'b.bicep' = [for (c, i) in d: if (e) {\n  name: c\n}]\n",
	      "{module: {a: {type: \"b.bicep\", for: ?\"(c, i) in d\", if: ?\"e\", value: {name: ?\"c\"}}}}");
	SHOWS(bicep_read,
	      "resource a 'T@1' = {\n  resource: 'r'\n  type: 't'\n  @description('d')\n  resource b 'U' = {}\n}\n",
	      "{resource: {a: {type: \"T@1\", value: {resource: \"r\", type: \"t\", resource: {b: {type: \"U\", value: "
	      "{}}}}}}}");
}

Test(bicep, values)
{
	SHOWS(bicep_read, "var a = [\n  1 // c\n  -2\n  true, null /* d */\n  'x'\n]\n",
	      "{var: {a: {value: [1, -2, true, null, \"x\"]}}}");
	SHOWS(bicep_read, "var a = 'it\\'s\\n\\\\n'\n", "{var: {a: {value: \"it's\n\\n\"}}}");
	SHOWS(bicep_read, "var a = '''\nit's ${b}'''\n", "{var: {a: {value: \"it's ${b}\"}}}");
	SHOWS(bicep_read, "var a = 'x${b['c']}y'\n", "{var: {a: {value: ?\"'x${b['c']}y'\"}}}");
	SHOWS(bicep_read, "var a = b\n  ? 'c'\n  // d\n  : 'e'\nvar f = 1\n",
	      "{var: {a: {value: ?\"b\n  ? 'c'\n  // d\n  : 'e'\"}}, var: {f: {value: 1}}}");
	SHOWS(bicep_read, "var a = [for b in c: {\n  d: b\n}]\nvar e = {\n  ...f\n  g: h({ i: 1 })\n}\n",
	      "{var: {a: {value: ?\"[for b in c: {\n  d: b\n}]\"}}, var: {e: {value: {...: ?\"...f\", g: ?\"h({ i: 1 "
	      "})\"}}}}");
	SHOWS(bicep_read, "#disable-next-line x\nvar a = 'b' == c\n", "{var: {a: {value: ?\"'b' == c\"}}}");
}

Test(bicep, choices)
{
	struct arena a = {0};
	struct buf b BUF_AUTO = {0};
	const struct node *tree =
	        tree_of(bicep_read, &a, "var a = b.?c ?? d\n  ? { e: 1 }\n  : f ? 'g' : [h]\nvar i = 1\n");
	const struct node *n = node_get(tree->child->child, S("value"));
	cr_assert(n->kind == NODE_UNKNOWN && str_starts(n->text, S("b.?c")) && str_ends(n->text, S("[h]")));
	for (const struct node *k = n->child; k; k = k->next)
		show_value(&b, k);
	for (const struct node *k = n->child->next->next->child; k; k = k->next)
		show_value(&b, k);
	buf_byte(&b, '\0');
	cr_expect_str_eq(b.p, "?\"b.?c ?? d\"{e: 1}?\"f ? 'g' : [h]\"?\"f\"\"g\"[?\"h\"]");
	arena_free(&a);
	SHOWS(bicep_read, "var a = b ? 'c'\nvar d = 1\n", "BROKEN line 2: ':' is missing {}");
}

Test(bicep, broken)
{
	SHOWS(bicep_read, "var a = 'b\n", "BROKEN line 1: a text does not end {}");
	SHOWS(bicep_read, "var a = 1\nvar b = {\n  c: (1\n}\n",
	      "BROKEN line 5: a bracket or a text does not end {var: {a: {value: 1}}}");
	SHOWS(bicep_read, "var a = {\n  b\n}\n", "BROKEN line 2: ':' is missing {}");
	SHOWS(bicep_read, "resource <a> 'b' = {}\n", "BROKEN line 1: no declaration begins so {}");
	SHOWS(bicep_read, "var a = [for b in c]\nmodule d 'e' = [for b in c]\n",
	      "BROKEN line 2: ':' is missing {var: {a: {value: ?\"[for b in c]\"}}}");
}

Test(bicep, places)
{
	struct arena a = {0};
	const struct node *tree =
	        tree_of(bicep_read, &a, "// c\n@secure()\nparam x string = 'b'\nvar y = {\n  z: [1]\n}\n");
	const struct node *x = tree->child->child, *y = tree->child->next->child;
	STANDS(node_get(x, S("value")), 3, 18, 3, 21);
	cr_expect_eq(x->key_line, 3);
	STANDS(node_get(node_get(y, S("value")), S("z")), 5, 6, 5, 9);
	arena_free(&a);
}

Test(bicep, depth_is_bounded)
{
	struct buf b BUF_AUTO = {0};
	struct arena a = {0};
	struct err err = {{0}};
	const struct node *tree;
	buf_add(&b, S("var a = "));
	for (int i = 0; i < 100000; i++)
		buf_byte(&b, '[');
	cr_expect_eq(bicep_read(buf_str(&b), &a, &format_default_budget, &tree, &err), FORMAT_LIMIT, "%s", err.text);
	b.n = 0;
	buf_add(&b, S("var a = f"));
	for (int i = 0; i < 100000; i++)
		buf_byte(&b, '(');
	cr_expect_eq(bicep_read(buf_str(&b), &a, &format_default_budget, &tree, &err), FORMAT_LIMIT, "%s", err.text);
	arena_free(&a);
}
