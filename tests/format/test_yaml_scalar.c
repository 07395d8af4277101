/* What a YAML scalar is. */
#include "show.h"

Test(yaml_scalar, core_schema)
{
	SHOWS(yaml_read, "[NO, yes, on, Off, y]", "[\"NO\", \"yes\", \"on\", \"Off\", \"y\"]");
	SHOWS(yaml_read, "[true, True, FALSE, tRUE]", "[true, true, false, \"tRUE\"]");
	SHOWS(yaml_read, "[~, null, NULL, nUll, '', \"\"]", "[null, null, null, \"nUll\", \"\", \"\"]");
	SHOWS(yaml_read, "[1, -0, 0o17, 0x1F, .5, 1., 1e3, .inf, 1_0, 0x, ., 1e, 12:30]",
	      "[1, -0, 0o17, 0x1F, .5, 1., 1e3, .inf, \"1_0\", \"0x\", \".\", \"1e\", \"12:30\"]");
	SHOWS(yaml_read, "['true', \"1\", 'null']", "[\"true\", \"1\", \"null\"]");
	SHOWS(yaml_read, "True: 1\nnull: 2\n", "{True: 1, null: 2}");
}

Test(yaml_scalar, tags)
{
	SHOWS(yaml_read, "[!!str 1, ! 2, !!int \"3\", !!bool \"True\"]", "[\"1\", \"2\", 3, true]");
	SHOWS(yaml_read, "a: !vault x\nb: !If [c, d]\ne: !Sub \"f\"\n",
	      "{a: ?\"!vault x\", b: ?\"!If\", e: ?\"!Sub f\"}");
}

Test(yaml_scalar, computed)
{
	SHOWS(yaml_read, "a: ${X}\nb: \"x-${{ y }}\"\nc: $HOME\nd: <%= ENV['X'] %>\ne: '%env(X)%'\nf: a$b\n",
	      "{a: ?\"${X}\", b: ?\"x-${{ y }}\", c: ?\"$HOME\", d: ?\"<%= ENV['X'] %>\", e: ?\"%env(X)%\", f: "
	      "\"a$b\"}");
	SHOWS(yaml_read, "a: |\n  ${X}\n", "{a: ?\"${X}\n\"}");
}
