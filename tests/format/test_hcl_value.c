/* HCL: expressions. */
#include "show.h"

Test(hcl_value, literals)
{
	SHOWS(hcl_read, "a = [true, false, null, -1.5e-3,\n \"x\", # c\n]\n",
	      "{a: [true, false, null, -1.5e-3, \"x\"]}");
	SHOWS(hcl_read, "a = { \"k\" = 1, j : 2\n (v.k) = 3 }\n", "{a: {k: 1, j: 2, (v.k): 3}}");
}

/* The text of the template below a value, "" without one. */
static void template_is(const char *text, const char *want)
{
	struct arena a = {0};
	const struct node *value = node_get(tree_of(hcl_read, &a, text), S("a"));
	cr_assert_not_null(value);
	str template = value->child ? value->child->text : S("");
	cr_expect(str_eq(template, str_of(want)), "%s gives %.*s", text, STR_ARG(template));
	arena_free(&a);
}

Test(hcl_value, templates_are_kept_as_they_are_written)
{
	template_is("a = \"x-${v}$${w}%%{z}\\n\"\n", "x-${v}$${w}%%{z}\n");
	template_is("a = <<E\n$${w} ${v}\nE\n", "$${w} ${v}\n");
	template_is("a = sensitive(\"${v}\")\n", "${v}");
	template_is("a = \"$${w}\"\n", "");
	template_is("a = \"${v}\" == \"x\"\n", "");
	template_is("a = v\n", "");
}

Test(hcl_value, computed)
{
	SHOWS(hcl_read, "a = var.b # c\n", "{a: ?\"var.b\"}");
	SHOWS(hcl_read, "a = c ? \"x\" : \"y\"\nb = 1\n", "{a: ?\"c ? \"x\" : \"y\"\", b: 1}");
	SHOWS(hcl_read, "a = [for x in y : { z = x }]\n", "{a: ?\"[for x in y : { z = x }]\"}");
	SHOWS(hcl_read, "a = [f(1,\n 2), [3]]\n", "{a: [?\"f(1,\n 2)\", [3]]}");
	SHOWS(hcl_read, "a = [1] == [\n2]\n", "{a: ?\"[1] == [\n2]\"}");
}

Test(hcl_value, calls_that_stand_for_their_argument)
{
	SHOWS(hcl_read, "a = jsonencode({ b = [\"*\"] })\nc = toset([1])\n", "{a: {b: [\"*\"]}, c: [1]}");
	SHOWS(hcl_read, "a = jsonencode(b, 1) + 2\nc = 3\n", "{a: ?\"jsonencode(b, 1) + 2\", c: 3}");
}
