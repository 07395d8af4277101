/* HCL: strings and here-documents. */
#include "show.h"

Test(hcl_text, strings)
{
	SHOWS(hcl_read, "a = \"x\\n\\u00e9 $${y} %%{z}\"\n", "{a: \"x\n\xc3\xa9 ${y} %{z}\"}");
	SHOWS(hcl_read, "a = \"x ${f(\"}\")} y\"\nb = \"%{ if c }\"\n", "{a: ?\"x ${f(\"}\")} y\", b: ?\"%{ if c }\"}");
	SHOWS(hcl_read, "a = \"{{ x }} $(y)\"\n", "{a: \"{{ x }} $(y)\"}");
	SHOWS(hcl_read, "a = \"x\n\"", "BROKEN line 1: string is not closed {}");
}

Test(hcl_text, here_documents)
{
	SHOWS(hcl_read, "a = <<X\n b\n  c\nX\nd = <<-Y\n    e\n      f\n  Y\n", "{a: \" b\n  c\n\", d: \"e\n  f\n\"}");
	SHOWS(hcl_read, "a = <<X\n${b}\nX\n", "{a: ?\"${b}\n\"}");
	SHOWS(hcl_read, "a = f(<<X\n)}\nX\n)\nb = 1\n", "{a: ?\"f(<<X\n)}\nX\n)\", b: 1}");
	SHOWS(hcl_read, "a = <<X\nb\n", "BROKEN line 3: here-document is not closed {}");
}
