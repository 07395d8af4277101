/* HCL: expressions. */
#include "show.h"

Test(hcl_value, literals)
{
	SHOWS(hcl_read, "a = [true, false, null, -1.5e-3,\n \"x\", # c\n]\n",
	      "{a: [true, false, null, -1.5e-3, \"x\"]}");
	SHOWS(hcl_read, "a = { \"k\" = 1, j : 2\n (v.k) = 3 }\n", "{a: {k: 1, j: 2, (v.k): 3}}");
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
