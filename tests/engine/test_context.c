/* What stands around a value in a program. */
#include <criterion/criterion.h>

#include "engine/context.h"

static bool manual(const char *text)
{
	str s = str_of(text);
	struct manual_cursor c = {.text = s};
	return manual_holds(&c, str_find(s, S("HERE"), 0));
}

Test(context, documentation)
{
	static const char *const yes[] = {
	        " * pass = \"HERE\"\n",
	        "/// token: HERE",
	        "#   key = HERE",
	        "//\tclient(\"HERE\")",
	        "-- | connect \"HERE\"",
	        "#' @param token HERE",
	        "=head1 SYNOPSIS\n\n  my $p = 'HERE';\n\n=cut\n",
	        "=begin\npass = 'HERE'\n=end\n",
	        "  @moduledoc \"\"\"\n  username: \"a\", password: \"HERE\"\n  \"\"\"\n",
	        "  @doc ~S\"\"\"\n  password: \"HERE\"\n  \"\"\"\n",
	        "def f():\n    \"\"\"Signs in.\n\n    f(password='HERE')\n    \"\"\"\n",
	        "\"\"\"\n    get(url)\n\nget(\"x\"; password=\"HERE\")\n\"\"\"\nfunction get end\n",
	        "/**\n   password: 'HERE'\n*/\n",
	};
	static const char *const no[] = {
	        "pass = \"HERE\"\n",
	        "# password = HERE\n",
	        "// password = \"HERE\"\n",
	        "=head1 A\n\n=cut\n\nmy $p = 'HERE';\n",
	        "  @doc \"\"\"\n  x\n  \"\"\"\n  password: \"HERE\"\n",
	        "query = \"\"\"\n  IDENTIFIED BY 'HERE'\n\"\"\"\n",
	        "run(\"\"\"\n  password='HERE'\n\"\"\")\n",
	        "\"\"\"a docstring\"\"\"\nx = 'HERE'\n",
	        "/** doc */\nx = 'HERE'\n",
	};
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		cr_expect(manual(yes[i]), "%s", yes[i]);
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		cr_expect_not(manual(no[i]), "%s", no[i]);
}

Test(context, one_cursor_goes_through_a_text)
{
	str s = S("=pod\n\na HERE\n\n=cut\nb HERE\n=pod\nc HERE\n");
	struct manual_cursor c = {.text = s};
	size_t a = str_find(s, S("HERE"), 0), b = str_find(s, S("HERE"), a + 1), d = str_find(s, S("HERE"), b + 1);
	cr_expect(manual_holds(&c, a));
	cr_expect_not(manual_holds(&c, b));
	cr_expect(manual_holds(&c, d));
	cr_expect_not(manual_holds(&c, a), "behind the cursor only the line is known");
}

Test(context, clients)
{
	static const char *const yes[] = {
	        "new Client({ id: 1, secret: 'HERE' })",
	        "createClient(url, 'HERE')",
	        "Twilio::REST::Client.new(a, 'HERE')",
	        "c = S3Client(key='x', secret='HERE')",
	        "mongo.connect('HERE')",
	        "stripe.init({ k: { token: 'HERE' } })",
	};
	static const char *const no[] = {
	        "secret = 'HERE'",
	        "print('HERE')",
	        "x = { secret: 'HERE' }",
	        "new Client(a); secret = 'HERE'",
	        "assert_equal(token, 'HERE')",
	};
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		cr_expect(client_holds(str_of(yes[i]), str_find(str_of(yes[i]), S("HERE"), 0)), "%s", yes[i]);
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		cr_expect_not(client_holds(str_of(no[i]), str_find(str_of(no[i]), S("HERE"), 0)), "%s", no[i]);
}
