/* Java properties. */
#include "show.h"

Test(properties, pairs)
{
	SHOWS(properties_read, "# c\n! c\na.b=1\nc : 2\nd 3\ne\n\n", "{a.b: \"1\", c: \"2\", d: \"3\", e: \"\"}");
}

Test(properties, escapes_and_continuation)
{
	SHOWS(properties_read, "a\\ b=x\\\n   y\\u00e9\\t\\=\r\nc=1\\\\\n", "{a b: \"xy\xc3\xa9\t=\", c: \"1\\\"}");
}

Test(properties, computed) { SHOWS(properties_read, "a=${X:y}\n", "{a: ?\"${X:y}\"}"); }

Test(properties, places)
{
	struct arena a = {0};
	const struct node *tree = tree_of(properties_read, &a, "a=1\n  b = 2\n");
	STANDS(node_get(tree, S("b")), 2, 7, 2, 8);
	arena_free(&a);
}
