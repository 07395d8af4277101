/* TOML: values. */
#include "show.h"

Test(toml_value, strings)
{
	SHOWS(toml_read, "a = \"x\\u00e9\\t\\\"\"\nb = 'c:\\d'\n", "{a: \"x\xc3\xa9\t\"\", b: \"c:\\d\"}");
	SHOWS(toml_read, "a = \"\"\"\nx \\\n   y\n\"\"\"\"\"\nb = '''\n''z'''\n", "{a: \"x y\n\"\"\", b: \"''z\"}");
	SHOWS(toml_read, "a = \"x\n\"\n", "BROKEN line 1: string is not closed {}");
	SHOWS(toml_read, "a = \"\\q\"\n", "BROKEN line 1: unknown escape in a string {}");
}

Test(toml_value, bare)
{
	SHOWS(toml_read, "a = [1_000, -2, 0xff, 1.5e-3, +inf, true, false]\n",
	      "{a: [1000, -2, 0xff, 1.5e-3, +inf, true, false]}");
	SHOWS(toml_read, "a = [1979-05-27 07:32:00Z, 07:32:00, 1979-05-27]\n",
	      "{a: [\"1979-05-27 07:32:00Z\", \"07:32:00\", \"1979-05-27\"]}");
	SHOWS(toml_read, "a = yes\n", "BROKEN line 1: a value is missing {}");
}

Test(toml_value, computed) { SHOWS(toml_read, "a = \"${X}\"\n", "{a: ?\"${X}\"}"); }
