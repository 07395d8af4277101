#include <stdio.h>

#include "code_show.h"

static void code_string_done(void) { arena_free(&code_shown); }
TestSuite(code_string, .fini = code_string_done);

static void gives(format_reader *read, const char *literal, const char *want)
{
	char source[80];
	snprintf(source, sizeof source, "f(%s)", literal);
	const struct node *call = node_get(code_tree_of(read, source), S("calls"))->child;
	const struct node *arg = node_get(call, S("args"))->child;
	cr_expect_eq(arg->kind, NODE_STRING, "%s is %.*s", source, STR_ARG(arg->text));
	cr_expect(str_eq(arg->text, str_of(want)), "%s is %.*s", source, STR_ARG(arg->text));
}

Test(code_string, numbers_of_characters)
{
	gives(code_read, "'\\x41\\u00e9\\u{1f600}\\ud83d\\ude00\\012'", "A\xc3\xa9\xf0\x9f\x98\x80\xf0\x9f\x98\x80\n");
	gives(code_read, "'\\xe9\\a\\/'",
	      "\xc3\xa9"
	      "a/");
	gives(python_read, "'\\xe9\\U0001f600\\101\\a\\/'",
	      "\xc3\xa9\xf0\x9f\x98\x80"
	      "A\a\\/");
}

Test(code_string, bytes)
{
	gives(python_read, "b'\\xff\\377\\u00e9'", "\xff\xff\\u00e9");
	gives(python_read, "rb'\\xff'", "\\xff");
	gives(ruby_read, "\"\\xff\\x4a\\e\\s\\u00e9\"",
	      "\xff"
	      "J\033 \xc3\xa9");
	gives(go_read, "\"\\xff\\101\\U0001f600\"",
	      "\xff"
	      "A\xf0\x9f\x98\x80");
	cr_expect_str_eq(code_calls_of(php_read, "<?php f(\"\\xff\\x4g\\141\\e\\b\\u{e9}\");"),
	                 "f['\xff\x04ga\033\\b\xc3\xa9']");
}
