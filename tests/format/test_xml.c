/* XML. */
#include "show.h"

Test(xml, elements)
{
	SHOWS(xml_read, "<?xml version='1.0'?><!-- c -->\n<a x=\"1\" y='&lt;'>t <b/><b>z<![CDATA[<]]></b> u\n</a>",
	      "{a: {@x: \"1\", @y: \"<\", b: {}, b: {#text: \"z<\"}, #text: \"t  u\"}}");
	SHOWS(xml_read, "<plist><dict><key>k</key><true/></dict></plist>",
	      "{plist: {dict: {key: {#text: \"k\"}, true: {}}}}");
}

Test(xml, computed) { SHOWS(xml_read, "<a b=\"$(V)\">${v}</a>", "{a: {@b: ?\"$(V)\", #text: ?\"${v}\"}}"); }

/* Neither a file nor an entity's text gets into the tree. */
Test(xml, entities_are_not_expanded)
{
	SHOWS(xml_read, "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\"><!ENTITY i \"x\">]><a>&e;&i;</a>",
	      "{a: {#text: ?\"&e;&i;\"}}");
	SHOWS(xml_read, "<!DOCTYPE a SYSTEM \"http://localhost/x.dtd\"><a/>", "{a: {}}");
}

Test(xml, encodings)
{
	SHOWS(xml_read, "<?xml version='1.0' encoding='UTF-16'?><a>\xc3\xa9</a>", "{a: {#text: \"\xc3\xa9\"}}");
	SHOWS(xml_read, "<a>\xe9</a>", "{a: {#text: \"\xc3\xa9\"}}");
}

Test(xml, broken)
{
	SHOWS(xml_read, "<a>\n<b>x</a>", "BROKEN line 2: mismatched tag {a: {b: {}}}");
	SHOWS(xml_read, "", "BROKEN line 1: no element found {}");
}

Test(xml, places)
{
	struct arena a = {0};
	const struct node *tree = tree_of(xml_read, &a, "<a>\n <b \xc3\xa9=\"1\" y = '2'>\n  x</b>\n</a>");
	const struct node *b = node_get(tree->child, S("b"));
	STANDS(tree->child, 1, 1, 4, 5);
	STANDS(b, 2, 2, 3, 8);
	STANDS(node_get(b, S("@y")), 2, 15, 2, 18);
	cr_expect_eq(node_get(b, S("#text"))->line, 3);
	cr_expect_eq(node_get(b, S("#text"))->col, 3);
	arena_free(&a);
}

Test(xml, nesting_is_a_limit)
{
	struct buf deep BUF_AUTO = {0};
	struct arena a = {0};
	for (int i = 0; i < 300; i++)
		buf_add(&deep, S("<a>"));
	buf_byte(&deep, '\0');
	cr_expect(str_starts(str_of(show(xml_read, &a, deep.p)), S("LIMIT nested too deeply")));
	arena_free(&a);
}
